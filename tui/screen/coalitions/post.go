package coalitions

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// postPaper is a message to a coalition: a new one, or one in other words.
type postPaper struct {
	*screen.Common
	about   store.Record
	editing *store.Post // nil: a new one
	member  bool        // the author was in the coalition when they began to write
	id      store.ID
}

// PostForm returns the form of a message under a record.
func PostForm(c *screen.Common, about store.Record) *fill.Screen {
	in := Source{c}.membership(about.Head().ID)
	return fill.New(c, &postPaper{Common: c, about: about, member: in != nil && in.State == store.MembershipMember, id: store.NewID()})
}

// EditPostForm returns the form of a message that stands there; nil if what it
// was written to is gone.
func EditPostForm(c *screen.Common, post *store.Post) *fill.Screen {
	about, err := c.Store.Find(post.About.String())
	if err != nil {
		return nil
	}
	return fill.New(c, &postPaper{Common: c, about: about, editing: post, id: store.NewID()})
}

// Key tells this form from others.
func (p *postPaper) Key() string {
	if p.editing != nil {
		return "message " + p.editing.ID.String()
	}
	return "post " + p.about.Head().ID.String()
}

// Title names the form.
func (p *postPaper) Title() string {
	name := map[string]any{"Name": screen.Clean(p.about.Title(p.Lang()))}
	if p.editing != nil {
		return p.Words.F("coalitions.form.repost", name)
	}
	return p.Words.F("coalitions.form.post", name)
}

// Intro says which keys save and leave.
func (p *postPaper) Intro() string { return p.T("screens.form-keys") }

// Fields is the message.
func (p *postPaper) Fields() []form.Field {
	return []form.Field{{Name: "words", Label: p.T("vocabulary.field.record.words"), Kind: form.Text, Required: true, Limit: 2000}}
}

// Begin is empty, or the message as it is.
func (p *postPaper) Begin() form.Values {
	if p.editing == nil {
		return nil
	}
	return form.Values{"words": {p.editing.Words}}
}

// Changed has nothing to warn of.
func (p *postPaper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *postPaper) Chosen(string, string) tea.Cmd { return nil }

// Failed lets the author decide about a conflict.
func (p *postPaper) Failed(_ *form.Model, err error) (tea.Cmd, bool) {
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return screen.Ask(screen.ConflictMsg{Conflict: conflict, ID: store.NewID()}), true
	}
	return nil, false
}

// Watch says when the author is not in the coalition any more, or when it or
// their message is gone.
func (p *postPaper) Watch() string {
	kind, id := p.about.Kind(), p.about.Head().ID
	if p.editing != nil {
		kind, id = store.KindPost, p.editing.ID
	}
	record, err := p.Store.Record(kind, id)
	if err != nil || !store.MaySee(p.Actor, record) {
		return p.T("coalitions.form.gone")
	}
	s := Source{p.Common}
	c, ok := record.(*store.Coalition)
	if !ok || !p.member || c.LedBy(p.Actor.Person) || s.membership(c.ID) != nil {
		return ""
	}
	return joined(s.parted(c), p.T("coalitions.form.removed"))
}

// Save posts the message, or puts it in other words.
func (p *postPaper) Save(v form.Values) screen.ContributeMsg {
	once := store.Once{ID: p.id}
	if p.editing == nil {
		return screen.ContributeMsg{
			Command: &store.PostMessage{Once: once, Post: store.Post{About: p.about.Head().ID, Words: v.Text("words"), Lang: p.Lang()}},
			Said:    p.T("coalitions.form.posted"),
		}
	}
	post := *p.editing
	post.Words = v.Text("words")
	return screen.ContributeMsg{Command: &store.Edit{Once: once, Record: &post, Base: post.Revision}, Said: p.T("coalitions.form.reposted")}
}
