package people

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// joinPaper is where somebody with an account enters the code that their other
// device shows.
type joinPaper struct {
	*screen.Common
	id     store.ID
	joined func(store.Receipt) tea.Cmd
}

// CodeForm returns the form of a code; joined is called when it was taken.
func CodeForm(c *screen.Common, joined func(store.Receipt) tea.Cmd) *fill.Screen {
	return fill.New(c, &joinPaper{c, store.NewID(), joined})
}

// Key tells this form from others.
func (p *joinPaper) Key() string { return "code" }

// Title names the form.
func (p *joinPaper) Title() string { return p.T("screens.code.title") }

// Intro says where the code comes from.
func (p *joinPaper) Intro() string {
	return p.T("screens.code.intro") + "\n" + p.T("screens.form-keys")
}

// Fields is the code.
func (p *joinPaper) Fields() []form.Field {
	return []form.Field{{
		Name: "code", Label: p.T("screens.code.code"), Kind: form.Line, Required: true, Limit: 40, Placeholder: "K7MH-R4QX-9TFA",
	}}
}

// Begin is empty.
func (p *joinPaper) Begin() form.Values { return nil }

// Changed has nothing to warn of.
func (p *joinPaper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *joinPaper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (p *joinPaper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save joins the account.
func (p *joinPaper) Save(v form.Values) screen.ContributeMsg {
	return screen.ContributeMsg{
		Command: &store.JoinAccount{Once: store.Once{ID: p.id}, Code: v.Text("code")},
		Said:    p.T("screens.code.joined"),
		Done:    p.joined,
	}
}
