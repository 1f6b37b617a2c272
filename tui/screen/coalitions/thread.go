package coalitions

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// How many messages are on a coalition's own sheet, and how many are read of a
// long thread.
const (
	lateMessages = 12
	mostMessages = 500
)

// Thread shows what was said in a coalition, newest first.
type Thread struct{ Source }

// Sheet is the feed of messages.
func (t Thread) Sheet(record store.Record, _ int) []sheet.Block {
	c, ok := record.(*store.Coalition)
	if !ok {
		return nil
	}
	ids := t.Store.Referrers(c.ID, store.KindPost)
	blocks := []sheet.Block{
		sheet.Title(screen.Clean(c.Name)),
		sheet.Heading(t.Words.N("coalitions.sheet.posts", len(ids))),
	}
	return append(blocks, t.feed(ids[max(len(ids)-mostMessages, 0):])...)
}

// thread is the end of what was said, and a line that leads to the rest.
func (s Source) thread(c *store.Coalition) []sheet.Block {
	ids := s.Store.Referrers(c.ID, store.KindPost)
	blocks := []sheet.Block{sheet.Heading(s.Words.N("coalitions.sheet.posts", len(ids)))}
	if len(ids) == 0 {
		return append(blocks, sheet.Note("  "+s.Words.F("coalitions.sheet.no-post", map[string]any{"Key": s.Key(screen.Post)})))
	}
	blocks = append(blocks, s.feed(ids[max(len(ids)-lateMessages, 0):])...)
	if more := len(ids) - lateMessages; more > 0 {
		blocks = append(blocks, sheet.Item(s.Words.N("coalitions.sheet.older", more), "", target{of: theThread, id: c.ID}))
	}
	return blocks
}

// feed are messages, newest first: what was said, by whom, when, and whether it
// was put in other words since.
func (s Source) feed(ids []store.ID) (blocks []sheet.Block) {
	posts, _ := store.Records[*store.Post](s.Store, ids)
	for i, post := range slices.Backward(posts) {
		if i < len(posts)-1 {
			blocks = append(blocks, sheet.Gap())
		}
		edited := ""
		if post.Revision > post.Made {
			edited = s.T("coalitions.edited")
		}
		note := joined(s.person(post.Person), s.Words.Ago(post.CreatedAt, s.Now()), edited)
		blocks = append(blocks, sheet.Item(s.Said(post.Words, post.Lang), note, target{of: aMessage, id: post.ID}))
	}
	return blocks
}

// offersMessage is what can be done about a message.
func (s Source) offersMessage(c *store.Coalition, id store.ID) []screen.Offer {
	post := seen[*store.Post](s, store.KindPost, id)
	if post == nil {
		return nil
	}
	edit, remove := "", ""
	if err := store.Authorize(s.Actor, store.VerbEdit, post); err != nil {
		edit = s.Explain(err)
	}
	if store.Authorize(s.Actor, store.VerbUnpost, post) != nil {
		remove = s.mayArrange(c, store.VerbUnpost)
	}
	return []screen.Offer{
		{Action: screen.Edit, WhyNot: edit, Hint: edit == "", Label: s.T("coalitions.key.repost")},
		{Action: screen.Remove, WhyNot: remove, Hint: remove == "", Label: s.T("coalitions.key.unpost")},
	}
}

// doMessage changes a message, takes it back after asking, or shows its author.
func (s Source) doMessage(action screen.Action, id store.ID) tea.Cmd {
	post := seen[*store.Post](s, store.KindPost, id)
	if post == nil {
		return screen.Complain(s.T("shell.error.not-found"))
	}
	switch action {
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindPost, Record: post})
	case screen.Remove:
		return screen.Ask(screen.AskMsg{
			Title: s.T("coalitions.unpost"), Text: "“" + text.Block(post.Words) + "”",
			Choices: []string{s.T("coalitions.unpost.yes"), s.T("coalitions.unpost.no")},
			Then: func(choice int) tea.Cmd {
				if choice != 0 {
					return nil
				}
				return screen.Ask(screen.ContributeMsg{Command: &store.UnpostMessage{Post: id}, Said: s.T("coalitions.unposted")})
			},
		})
	case screen.Open:
		return screen.Show(store.KindPerson, post.Person)
	}
	return nil
}
