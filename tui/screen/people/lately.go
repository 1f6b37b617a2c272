package people

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// How much is shown of what somebody said and did.
const (
	latePosts = 5
	lateDeeds = 10
)

// commitments are what they committed themself to.
func (s Card) commitments(person store.ID) []sheet.Block {
	all, _ := store.Referring[*store.Commitment](s.Store, person)
	if len(all) == 0 {
		return nil
	}
	blocks := []sheet.Block{sheet.Heading(s.Words.N("people.commitments", len(all)))}
	for _, c := range all {
		blocks = append(blocks, sheet.Item(screen.Clean(c.Title(s.Lang())), "", screen.ShowMsg{Kind: store.KindCommitment, ID: c.ID}))
	}
	return blocks
}

// posts are the last messages that they wrote, newest first, each with what it
// was written about.
func (s Card) posts(person store.ID) []sheet.Block {
	ids := s.Store.Referrers(person, store.KindPost)
	posts, _ := store.Records[*store.Post](s.Store, ids[max(len(ids)-latePosts, 0):])
	var items []sheet.Block
	for i := len(posts) - 1; i >= 0; i-- {
		kind, name := s.whatAbout(posts[i].About)
		if name == "" {
			continue
		}
		words := strings.Join(strings.Fields(screen.Clean(posts[i].Words)), " ")
		items = append(items, sheet.Item(name, words, screen.ShowMsg{Kind: kind, ID: posts[i].About}))
	}
	if len(items) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.Words.N("people.posts", len(ids)))}, items...)
}

// whatAbout is what a message was written about; without a name if nobody may see it.
func (s Card) whatAbout(id store.ID) (store.Kind, string) {
	for _, kind := range []store.Kind{store.KindCoalition, store.KindTool, store.KindAction, store.KindCommitment} {
		if name := s.Name(kind, id); name != "" {
			return kind, name
		}
	}
	return 0, ""
}

// deeds are what they did lately, newest first; what that was done to can be
// opened. What was done to something hidden is left out.
func (s Card) deeds(person store.ID) []sheet.Block {
	entries, _ := s.Store.Deeds(person, lateDeeds)
	var items []sheet.Block
	for _, entry := range entries {
		show, visible := s.target(s.Subject(entry))
		if !visible || !s.Store.MayReadEntry(s.Actor, entry) {
			continue
		}
		items = append(items, sheet.Item(s.Sentence(entry), s.Words.Ago(entry.At, s.Now()), show))
	}
	if len(items) == 0 {
		return nil
	}
	return append([]sheet.Block{sheet.Heading(s.T("people.lately"))}, items...)
}

// target is what is shown of an entry's record: of a tie its tool, of a
// membership its coalition. It is nil where there is nothing to show.
func (s Card) target(record store.Record) (target any, visible bool) {
	switch r := record.(type) {
	case nil:
		return nil, true
	case *store.Tie:
		return s.opens(store.KindTool, r.Tool)
	case *store.Membership:
		return s.opens(store.KindCoalition, r.Coalition)
	case *store.Post:
		kind, name := s.whatAbout(r.About)
		return screen.ShowMsg{Kind: kind, ID: r.About}, name != "" && !s.Store.IsHidden(r.ID)
	case *store.Tool, *store.Coalition, *store.Action, *store.Organisation, *store.Person, *store.Commitment:
		return s.opens(record.Kind(), record.Head().ID)
	}
	return nil, true
}

// opens is what shows a record, unless it is hidden from the reader; nil if it is gone.
func (s Card) opens(kind store.Kind, id store.ID) (any, bool) {
	if s.Name(kind, id) != "" {
		return screen.ShowMsg{Kind: kind, ID: id}, true
	}
	return nil, !s.Store.IsHidden(id)
}
