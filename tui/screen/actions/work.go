package actions

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// coalitions are those on the action, with their stage and who is in them.
func (s Source) coalitions(hub store.Hub) []sheet.Block {
	if hub.CoalitionCount == 0 {
		return nil // that is said of what is missing
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("actions.sheet.coalitions", hub.CoalitionCount))}
	for _, c := range hub.Coalitions {
		note := joined(s.Term("stage", c.Stage), s.Words.N("hub.members", c.Members), s.composition(c))
		blocks = append(blocks, sheet.Item(screen.Clean(c.Name), note, screen.ShowMsg{Kind: store.KindCoalition, ID: c.ID}))
	}
	return append(blocks, s.more(hub.CoalitionCount-len(hub.Coalitions))...)
}

// composition says who is in a coalition, and which side is not in it yet.
func (s Source) composition(c store.HubCoalition) string {
	var parts []string
	for _, party := range store.Parties() {
		if n := c.Count(party); n > 0 {
			parts = append(parts, s.PartyCount(party, n))
		}
	}
	for _, party := range c.Missing() {
		parts = append(parts, s.T("hub.lacks."+string(party)))
	}
	return strings.Join(parts, ", ")
}

// commitments are those on the action, with whose they are.
func (s Source) commitments(hub store.Hub) []sheet.Block {
	if hub.CommitmentCount == 0 {
		return nil
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("hub.commitments", hub.CommitmentCount))}
	for _, c := range hub.Commitments {
		who := s.Name(store.KindOrganisation, c.Organisation)
		if who == "" && c.Country != "" {
			who = s.Words.Country(c.Country)
		}
		note := joined(s.Term("commitment-by", c.By), who, s.Term("commitment-kind", c.Type), s.Words.Day(screen.Clean(c.Until)))
		blocks = append(blocks, sheet.Item(screen.Clean(c.Title(s.Lang())), note, screen.ShowMsg{Kind: store.KindCommitment, ID: c.ID}))
	}
	return append(blocks, s.more(hub.CommitmentCount-len(hub.Commitments))...)
}

// market is what is offered and what is needed, beside each other where there is room.
func (s Source) market(hub store.Hub, width int) []sheet.Block {
	if len(hub.Offers)+len(hub.Needs) == 0 {
		return nil
	}
	return sheet.Columns(width,
		s.stakes(s.Words.N("hub.offered", len(hub.Offers)), s.T("hub.no-offer"), hub.Offers),
		s.stakes(s.Words.N("hub.needed", len(hub.Needs)), s.T("hub.no-need"), hub.Needs),
	)
}

func (s Source) stakes(heading, none string, stakes []store.Stake) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(heading)}
	for _, stake := range stakes[:min(shownOfEach, len(stakes))] {
		blocks = append(blocks, s.stake(stake))
	}
	if len(stakes) == 0 {
		blocks = append(blocks, sheet.Note("  "+none))
	}
	return append(blocks, s.more(len(stakes)-shownOfEach)...)
}

// stake is an offer or a need with whose it is, and of a need who meets it.
func (s Source) stake(stake store.Stake) sheet.Block {
	words, note := s.NeedLabel(stake.Need), screen.Clean(stake.Of.Title(s.Lang()))
	if len(stake.MetBy) > 0 {
		if !s.Plain { // the note says so
			words = theme.MarkDone + " " + words
		}
		const named = 3
		var who []string
		for _, by := range stake.MetBy[:min(named, len(stake.MetBy))] {
			who = append(who, screen.Clean(by.Title(s.Lang())))
		}
		if more := len(stake.MetBy) - named; more > 0 {
			who = append(who, s.Words.N("hub.more", more))
		}
		note = joined(note, s.Words.F("hub.met", map[string]any{"Who": strings.Join(who, ", ")}))
	}
	return sheet.Item(words, note, screen.ShowMsg{Kind: stake.Of.Kind(), ID: stake.Of.Head().ID})
}

// posts are what people say about the action.
func (s Source) posts(hub store.Hub) []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(s.Words.N("hub.posts", hub.PostCount))}
	shown := hub.Posts[max(0, len(hub.Posts)-shownOfEach):]
	blocks = append(blocks, s.more(hub.PostCount-len(shown))...)
	for _, post := range shown {
		blocks = append(blocks,
			sheet.Note("  "+s.Person(post.Person)+" · "+s.Words.Ago(post.CreatedAt, s.Now())),
			sheet.Paragraph("  "+screen.Clean(s.Said(post.Words, post.Lang))),
		)
	}
	if len(shown) == 0 {
		blocks = append(blocks, sheet.Note("  "+s.Words.F("hub.no-post", map[string]any{"Key": s.Key(screen.Post)})))
	}
	return blocks
}
