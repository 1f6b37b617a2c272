// Package people is where a person says who they are: at the first
// contribution and not before, and later to say more.
package people

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of a profile: a newcomer's, or one that is edited.
type paper struct {
	*screen.Common
	editing *store.Person // nil: a newcomer
	id      store.ID
	known   func(store.Receipt) tea.Cmd // what to do once a newcomer is known
	touched bool                        // the handle is the reader's own
}

// NewForm returns the form of a newcomer; known is called when they said who they are.
func NewForm(c *screen.Common, known func(store.Receipt) tea.Cmd) *fill.Screen {
	return fill.New(c, &paper{Common: c, id: store.NewID(), known: known})
}

// EditForm returns the form of a profile: the reader's own, or another's, which
// stewards correct.
func EditForm(c *screen.Common, person *store.Person) *fill.Screen {
	return fill.New(c, &paper{Common: c, id: store.NewID(), editing: person, touched: true})
}

// Key tells this form from others.
func (p *paper) Key() string {
	if p.anothers() {
		return "profile " + p.editing.ID.String()
	}
	return "profile"
}

// anothers reports whether the profile is not the reader's own.
func (p *paper) anothers() bool { return p.editing != nil && p.editing.ID != p.Actor.Person }

// Title names the form.
func (p *paper) Title() string {
	switch {
	case p.editing == nil:
		return p.T("shell.profile.title")
	case p.anothers():
		return p.Words.F("people.edit", map[string]any{"Name": screen.Clean(p.editing.Title(p.Lang()))})
	}
	return p.T("screens.profile.edit")
}

// Intro says why it is asked.
func (p *paper) Intro() string {
	if p.editing == nil {
		return p.T("shell.profile.intro") + "\n" + p.T("screens.form-keys")
	}
	return p.T("screens.form-keys")
}

// Fields are short for a newcomer: the rest can wait.
func (p *paper) Fields() []form.Field {
	name := p.field("name", form.Line, "screens.profile.help.name")
	name.Required, name.Limit = true, 120
	handle := p.field("handle", form.Line, "screens.profile.help.handle")
	handle.Required, handle.Limit = true, 40
	handle.Validate = p.checkHandle
	kind := p.field("kind", form.One, "")
	kind.Required, kind.Options = true, p.Options("person-kind", store.PersonKinds())
	country := p.field("country", form.One, "")
	country.Options = p.CountryOptions()
	fields := []form.Field{name, handle, kind, p.field("organisation", form.Line, "screens.profile.help.organisation"), country}
	if p.editing != nil {
		fields = append(fields,
			p.field("languages", form.Line, "screens.help.languages"),
			p.skills("offers"), p.skills("seeks"))
	}
	return fields
}

func (p *paper) field(name string, kind form.Kind, help string) form.Field {
	return p.Field(store.KindPerson, name, kind, help)
}

// skills are kinds to tick, each with words of one's own. They are kept as
// words, which are to fit with their kind.
func (p *paper) skills(name string) form.Field {
	f := p.NeedField(store.KindPerson, name, "people.skills.help")
	f.Limit = 48
	return f
}

func (p *paper) checkHandle(handle string) string {
	return p.Wrong(store.CheckPerson(store.Person{Handle: handle, Name: "x", Type: store.PersonKinds()[0]}))
}

// Begin is the profile as it is.
func (p *paper) Begin() form.Values {
	if p.editing == nil {
		return nil
	}
	e := p.editing
	return form.Values{
		"name": {e.Name}, "handle": {e.Handle}, "kind": {e.Type}, "country": screen.Given(e.Country),
		"organisation": screen.Given(p.Name(store.KindOrganisation, e.Organisation)),
		"languages":    screen.Given(screen.Joined(e.Languages)),
		"offers":       values(e.Offers), "seeks": values(e.Seeks),
	}
}

// Changed proposes a short name after the name, until the reader writes one.
func (p *paper) Changed(m *form.Model, field string) {
	switch {
	case field == "handle":
		p.touched = m.Text("handle") != ""
	case field == "name" && !p.touched:
		m.SetValue("handle", screen.Given(proposal(m.Text("name")))...)
	}
}

// proposal is a handle made from a name; empty if none can be made.
func proposal(name string) string {
	handle, err := text.Handle(text.Slug(name))
	if err != nil {
		return ""
	}
	return handle
}

// Opened lets somebody say that they have an account, where there are others.
func (p *paper) Opened(m *form.Model) {
	if p.editing == nil && p.Room != nil {
		item := form.Item{Value: string(screen.EnterCode), Label: p.T("screens.code.have")}
		m.SetNotice("name", form.Notice{Text: p.T("screens.code.asked"), Items: []form.Item{item}})
	}
}

// Chosen enters a code instead.
func (p *paper) Chosen(string, string) tea.Cmd {
	return screen.Ask(screen.DoMsg{Action: screen.EnterCode})
}

// Failed lets the reader decide about a conflict.
func (p *paper) Failed(_ *form.Model, err error) (tea.Cmd, bool) {
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return screen.Ask(screen.ConflictMsg{Conflict: conflict, ID: store.NewID()}), true
	}
	return nil, false
}

// Save makes the profile, or changes it. A newcomer cannot put their
// organisation on the record before they are on it themself.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	person := p.person(v)
	organisation := v.Text("organisation")
	said := p.Words.F("shell.profile.saved", map[string]any{"Name": screen.Clean(person.Name)})
	if p.editing == nil {
		return screen.ContributeMsg{
			Command: &store.Introduce{Once: store.Once{ID: p.id}, Person: person},
			Said:    said,
			Done:    func(r store.Receipt) tea.Cmd { return tea.Batch(p.known(r), p.belong(r.Record, organisation)) },
		}
	}
	return screen.ContributeMsg{
		Command: &store.Edit{Once: store.Once{ID: p.id}, Record: &person, Base: p.editing.Revision},
		Prepare: func(actor store.Actor) error { return p.ensure(actor, &person, organisation) },
		Said:    p.T("shell.toast.saved"),
	}
}

func (p *paper) person(v form.Values) store.Person {
	var person store.Person
	if p.editing != nil {
		person = *p.editing
	}
	person.Handle, person.Name, person.Type, person.Country = v.Text("handle"), v.Text("name"), v.Text("kind"), v.Text("country")
	person.Languages = screen.Split(v.Text("languages"))
	person.Offers, person.Seeks = said(v, "offers", person.Offers), said(v, "seeks", person.Seeks)
	return person
}

// ensure finds the organisation that was named, or adds it.
func (p *paper) ensure(actor store.Actor, person *store.Person, name string) (err error) {
	person.Organisation = store.ID{}
	if name != "" {
		person.Organisation, err = p.Store.EnsureOrganisation(p.Context, actor, name)
	}
	return err
}

// belong completes a newcomer's profile with their organisation.
func (p *paper) belong(id store.ID, organisation string) tea.Cmd {
	if organisation == "" {
		return nil
	}
	edit := &store.Edit{}
	return screen.Ask(screen.ContributeMsg{
		Command: edit,
		Prepare: func(actor store.Actor) error {
			record, err := p.Store.Record(store.KindPerson, id)
			person, ok := record.(*store.Person)
			if err != nil || !ok {
				return err
			}
			edit.Record, edit.Base = person, person.Revision
			return p.ensure(actor, person, organisation)
		},
	})
}
