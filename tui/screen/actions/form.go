package actions

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of a collective action, for organisers.
type paper struct {
	*screen.Common
	action *store.Action
	id     store.ID
}

// EditForm returns the form of an action.
func EditForm(c *screen.Common, action *store.Action) *fill.Screen {
	return fill.New(c, &paper{c, action, store.NewID()})
}

// Key tells this form from others.
func (p *paper) Key() string { return "action " + p.action.ID.String() }

// Title names the form.
func (p *paper) Title() string { return p.T("actions.form.edit") }

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields are the words of the reader's language, the theme and who signed.
func (p *paper) Fields() []form.Field {
	field := func(name string, kind form.Kind) form.Field { return p.Field(store.KindAction, name, kind, "") }
	title := field("title", form.Line)
	title.Required = true
	theme := field("theme", form.One)
	theme.Options = p.Options("theme", store.Themes())
	governments := field("governments", form.Many)
	governments.Options = p.CountryOptions()
	return []form.Field{title, field("description", form.Text), theme, field("working_group", form.Line), governments}
}

// Begin is the action as it is.
func (p *paper) Begin() form.Values {
	a := p.action
	return form.Values{
		"title": screen.Given(a.Name[p.Lang()]), "description": screen.Given(a.Description[p.Lang()]),
		"theme": screen.Given(a.Theme), "working_group": screen.Given(a.WorkingGroup), "governments": a.Governments,
	}
}

// Changed has nothing to warn of.
func (p *paper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *paper) Chosen(string, string) tea.Cmd { return nil }

// Failed lets the reader decide about a conflict.
func (p *paper) Failed(_ *form.Model, err error) (tea.Cmd, bool) {
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return screen.Ask(screen.ConflictMsg{Conflict: conflict, ID: store.NewID()}), true
	}
	return nil, false
}

// Save edits the action.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	action := *p.action
	action.Name = action.Name.With(p.Lang(), v.Text("title"))
	action.Description = action.Description.With(p.Lang(), v.Text("description"))
	if theme := v.Text("theme"); theme != action.Theme {
		action.Theme, action.ThemeUnverified = theme, false
	}
	action.WorkingGroup, action.Governments = v.Text("working_group"), v["governments"]
	return screen.ContributeMsg{
		Command: &store.Edit{Once: store.Once{ID: p.id}, Record: &action, Base: action.Revision},
		Said:    p.T("shell.toast.saved"),
	}
}
