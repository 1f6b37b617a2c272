package declaration

import (
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// choice is one of the things that the reader may do about their endorsement.
type choice struct {
	label string
	do    func() tea.Cmd
}

// endorse endorses at once where there is nothing to choose, and asks in whose
// name where there is.
func (m *Screen) endorse() tea.Cmd {
	self, signed := m.own()
	belongs := m.organisation()
	if !self && len(signed) == 0 && belongs == nil {
		return m.endorseFor(store.ID{}, m.T("declaration.you.self"))
	}
	choices := append(m.more(self, signed, belongs), m.less(self, signed)...)
	labels := make([]string, 0, len(choices)+1)
	for _, one := range choices {
		labels = append(labels, one.label)
	}
	return screen.Ask(screen.AskMsg{
		Title: m.Title(), Text: m.T("declaration.ask"), Choices: append(labels, m.T("shell.dialog.cancel")),
		Then: func(at int) tea.Cmd {
			if at >= len(choices) {
				return nil
			}
			return choices[at].do()
		},
	})
}

// more is in whose name the reader may still endorse.
func (m *Screen) more(self bool, signed []*store.Organisation, belongs *store.Organisation) []choice {
	var out []choice
	if !self {
		out = append(out, choice{capital(m.T("declaration.for.self")), func() tea.Cmd {
			return m.endorseFor(store.ID{}, m.T("declaration.you.self"))
		}})
	}
	for _, known := range signed {
		if belongs != nil && known.ID == belongs.ID {
			belongs = nil
		}
	}
	if belongs != nil {
		label := screen.Clean(belongs.Name)
		out = append(out, choice{label, func() tea.Cmd { return m.endorseFor(belongs.ID, label) }})
	}
	return append(out, choice{m.T("declaration.for.other"), func() tea.Cmd {
		return screen.Ask(screen.FormMsg{Kind: store.KindEndorsement})
	}})
}

// capital begins a choice as the others begin.
func capital(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	return string(unicode.ToUpper(first)) + label[size:]
}

// withdrawable is how many endorsements can be taken back from the question;
// whoever made more takes them back by command.
const withdrawable = 3

// less is what the reader may take back.
func (m *Screen) less(self bool, signed []*store.Organisation) []choice {
	var out []choice
	add := func(organisation store.ID, name, said string) {
		label := m.Words.F("declaration.withdraw", map[string]any{"Name": name})
		out = append(out, choice{label, func() tea.Cmd { return m.withdraw(organisation, said) }})
	}
	if self {
		add(store.ID{}, m.T("declaration.for.self"), m.T("declaration.you.self"))
	}
	for _, organisation := range signed {
		if len(out) < withdrawable {
			name := screen.Clean(organisation.Name)
			add(organisation.ID, name, name)
		}
	}
	return out
}

// organisation is the one that the reader's profile names; nil if it names none.
func (m *Screen) organisation() *store.Organisation {
	record, err := m.Store.Record(store.KindPerson, m.Actor.Person)
	person, ok := record.(*store.Person)
	if err != nil || !ok || person.Organisation.IsZero() {
		return nil
	}
	record, err = m.Store.Record(store.KindOrganisation, person.Organisation)
	organisation, ok := record.(*store.Organisation)
	if err != nil || !ok || !store.MaySee(m.Actor, organisation) {
		return nil
	}
	return organisation
}

func (m *Screen) endorseFor(organisation store.ID, name string) tea.Cmd {
	return screen.Ask(screen.ContributeMsg{
		Command: &store.Endorse{Organisation: organisation},
		Said:    m.Words.F("declaration.endorsed", map[string]any{"Name": name}),
	})
}

func (m *Screen) withdraw(organisation store.ID, name string) tea.Cmd {
	return screen.Ask(screen.ContributeMsg{
		Command: &store.WithdrawEndorsement{Organisation: organisation},
		Said:    m.Words.F("declaration.withdrawn", map[string]any{"Name": name}),
	})
}

// paper asks for which organisation one endorses.
type paper struct {
	*screen.Common
	id store.ID
}

// Form returns the form in which one endorses for an organisation.
func Form(c *screen.Common) *fill.Screen { return fill.New(c, &paper{c, store.NewID()}) }

// Key tells this form from others.
func (p *paper) Key() string { return "endorse" }

// Title names the form.
func (p *paper) Title() string { return p.T("declaration.form") }

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields is the organisation.
func (p *paper) Fields() []form.Field {
	field := p.Field(store.KindTie, "organisation", form.Line, "declaration.form.help")
	field.Required = true
	return []form.Field{field}
}

// Begin is empty.
func (p *paper) Begin() form.Values { return nil }

// Changed has nothing to warn of.
func (p *paper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *paper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (p *paper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save endorses for the organisation, which is put on the record if it is not there.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	command := &store.Endorse{Once: store.Once{ID: p.id}}
	name := v.Text("organisation")
	return screen.ContributeMsg{
		Command: command,
		Prepare: func(actor store.Actor) (err error) {
			command.Organisation, err = p.Store.EnsureOrganisation(p.Context, actor, name)
			return err
		},
		Said: p.Words.F("declaration.endorsed", map[string]any{"Name": screen.Clean(name)}),
	}
}
