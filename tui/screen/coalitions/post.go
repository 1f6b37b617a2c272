package coalitions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// postPaper is a message to a coalition.
type postPaper struct {
	*screen.Common
	about store.Record
	id    store.ID
}

// PostForm returns the form of a message under a record.
func PostForm(c *screen.Common, about store.Record) *fill.Screen {
	return fill.New(c, &postPaper{c, about, store.NewID()})
}

// Key tells this form from others.
func (p *postPaper) Key() string { return "post " + p.about.Head().ID.String() }

// Title names the form.
func (p *postPaper) Title() string {
	return p.Words.F("coalitions.form.post", map[string]any{"Name": screen.Clean(p.about.Title(p.Lang()))})
}

// Intro says which keys save and leave.
func (p *postPaper) Intro() string { return p.T("screens.form-keys") }

// Fields is the message.
func (p *postPaper) Fields() []form.Field {
	return []form.Field{{Name: "words", Label: p.T("vocabulary.field.record.words"), Kind: form.Text, Required: true, Limit: 2000}}
}

// Begin is empty.
func (p *postPaper) Begin() form.Values { return nil }

// Changed has nothing to warn of.
func (p *postPaper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *postPaper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (p *postPaper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save posts the message.
func (p *postPaper) Save(v form.Values) screen.ContributeMsg {
	return screen.ContributeMsg{
		Command: &store.PostMessage{Once: store.Once{ID: p.id}, Post: store.Post{About: p.about.Head().ID, Words: v.Text("words")}},
		Said:    p.T("coalitions.form.posted"),
	}
}
