package actions

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// gaps are what is missing, each with the key that mends it.
func (s Source) gaps(hub store.Hub) []sheet.Block {
	if len(hub.Gaps) == 0 {
		return nil
	}
	mends := map[store.Gap]screen.Action{
		store.GapState: screen.ForYou, store.GapSociety: screen.ForYou, store.GapCoalition: screen.Coalition, store.GapCommitment: screen.Commit,
	}
	blocks := []sheet.Block{sheet.Heading(s.T("hub.missing"))}
	for _, gap := range hub.Gaps {
		blocks = append(blocks, sheet.Paragraph("  "+s.Words.F("hub.gap."+string(gap), map[string]any{"Key": s.Key(mends[gap])})))
	}
	return blocks
}

// partners are those at work on the action now.
func (s Source) partners(hub store.Hub) []sheet.Block {
	if len(hub.Partners) == 0 {
		return nil // that is said of what is missing
	}
	var people []store.ID
	of := make(map[store.Party]int)
	for _, p := range hub.Partners {
		people = append(people, p.People...)
		of[p.Party]++
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("hub.partners", len(hub.Partners)) + s.Among(people))}
	var parties []string
	for _, party := range store.Parties() {
		if of[party] > 0 {
			parties = append(parties, s.PartyCount(party, of[party]))
		}
	}
	blocks = append(blocks, sheet.Note("  "+strings.Join(parties, " · ")))
	titles := titlesOf(hub, s.Lang())
	for _, p := range hub.Partners[:min(shownOfEach, len(hub.Partners))] {
		blocks = append(blocks, s.partner(p, titles))
	}
	return append(blocks, s.more(len(hub.Partners)-shownOfEach)...)
}

// titlesOf are what the coalitions and commitments around an action are called.
func titlesOf(hub store.Hub, lang string) map[store.ID]string {
	out := make(map[store.ID]string)
	for _, c := range hub.Coalitions {
		out[c.ID] = screen.Clean(c.Name)
	}
	for _, c := range hub.Commitments {
		out[c.ID] = screen.Clean(c.Title(lang))
	}
	return out
}

// partner is one of them: who, of which party, and what they work on.
func (s Source) partner(p store.Partner, titles map[store.ID]string) sheet.Block {
	const named = 4
	var names, works []string
	for _, person := range p.People[:min(named, len(p.People))] {
		names = append(names, s.Dot(person)+s.Person(person))
	}
	if more := len(p.People) - named; more > 0 {
		names = append(names, s.Words.N("hub.more", more))
	}
	who, target := strings.Join(names, ", "), any(nil)
	if len(p.People) > 0 {
		target = screen.ShowMsg{Kind: store.KindPerson, ID: p.People[0]}
	}
	kind := s.T("hub.kind." + string(p.Party))
	switch {
	case !p.Organisation.IsZero():
		who, kind = s.Name(store.KindOrganisation, p.Organisation), joined(kind, who)
		target = screen.ShowMsg{Kind: store.KindOrganisation, ID: p.Organisation}
	case p.Country != "":
		who, kind = s.Words.Country(p.Country), joined(kind, who)
	case who == "":
		who = s.T("shell.catalogue")
	}
	for _, id := range append(append([]store.ID{}, p.Coalitions...), p.Commitments...) {
		works = append(works, titles[id])
	}
	if p.Lead {
		kind = joined(kind, s.T("vocabulary.membership.lead"))
	}
	return sheet.Item(who, joined(kind, strings.Join(works, ", ")), target)
}

// joined puts parts of a line beside each other, as far as there are any.
func joined(parts ...string) string {
	var out []string
	for _, part := range parts {
		if part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, " · ")
}
