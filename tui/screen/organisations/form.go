package organisations

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of an organisation: a new one, or one that is edited.
type paper struct {
	*screen.Common
	editing *store.Organisation // nil: a new one
	name    string              // of a new one, as far as typed
	id      store.ID
}

// NewForm returns the form of a new organisation.
func NewForm(c *screen.Common, name string) *fill.Screen {
	return fill.New(c, &paper{Common: c, name: name, id: store.NewID()})
}

// EditForm returns the form of an organisation that is there.
func EditForm(c *screen.Common, o *store.Organisation) *fill.Screen {
	return fill.New(c, &paper{Common: c, editing: o, id: store.NewID()})
}

// Key tells this form from others.
func (p *paper) Key() string {
	if p.editing == nil {
		return "organisation"
	}
	return "organisation " + p.editing.ID.String()
}

// Title names the form.
func (p *paper) Title() string {
	if p.editing == nil {
		return p.T("people.organisation.new")
	}
	return p.T("people.organisation.edit")
}

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields are its name, what kind it is, its country and its website.
func (p *paper) Fields() []form.Field {
	field := func(name string, kind form.Kind) form.Field { return p.Field(store.KindOrganisation, name, kind, "") }
	name := field("name", form.Line)
	name.Required, name.Limit = true, 120
	kind := field("kind", form.One)
	kind.Options = p.Options("organisation-kind", store.OrganisationKinds())
	country := field("country", form.One)
	country.Options = p.CountryOptions()
	website := field("website", form.Line)
	website.Validate = func(v string) string { return p.Wrong(store.CheckAddress("website", v)) }
	return []form.Field{name, kind, country, website}
}

// Begin is the organisation as it is.
func (p *paper) Begin() form.Values {
	if p.editing == nil {
		return form.Values{"name": screen.Given(p.name)}
	}
	o := p.editing
	return form.Values{
		"name": {o.Name}, "kind": screen.Given(o.Type), "country": screen.Given(o.Country), "website": screen.Given(o.Website),
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

// Save adds the organisation, or edits it.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	var o store.Organisation
	if p.editing != nil {
		o = *p.editing
	}
	o.Name, o.Type, o.Country, o.Website = v.Text("name"), v.Text("kind"), v.Text("country"), v.Text("website")
	if p.editing != nil {
		return screen.ContributeMsg{
			Command: &store.Edit{Once: store.Once{ID: p.id}, Record: &o, Base: o.Revision}, Said: p.T("shell.toast.saved"),
		}
	}
	return screen.ContributeMsg{
		Command: &store.Add{Once: store.Once{ID: p.id}, Record: &o},
		Said:    p.Words.F("people.organisation.added", map[string]any{"Name": screen.Clean(o.Name)}),
		Done:    func(r store.Receipt) tea.Cmd { return screen.Show(store.KindOrganisation, r.Record) },
	}
}
