package translations

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper asks for one text of a record in another language.
type paper struct {
	*screen.Common
	record store.Record
	field  string
	to     string
	words  string // as they are in a language that the reader has
	in     string
	id     store.ID
}

// Form returns the form in which one translates a text of a record.
func Form(c *screen.Common, record store.Record, field, to string) *fill.Screen {
	p := &paper{Common: c, record: record, field: field, to: to, id: store.NewID()}
	for _, missing := range store.Untranslated(record, to) {
		if missing.Field == field {
			p.words, p.in = missing.Text.In(c.Lang())
			p.words = text.Block(p.words)
		}
	}
	return fill.New(c, p)
}

// Key tells this form from others.
func (p *paper) Key() string {
	return "translate " + p.record.Head().ID.String() + " " + p.field + " " + p.to
}

// Title names the form.
func (p *paper) Title() string {
	return p.Words.F("translations.form", map[string]any{
		"Name": screen.Clean(p.record.Title(p.Lang())), "Field": fieldName(p.Common, p.field), "Language": p.Words.Language(p.to),
	})
}

// Intro is empty: the text to translate has a field of its own, in which a
// long one can be read to its end.
func (p *paper) Intro() string { return "" }

// several reports whether the text is one of several lines.
func (p *paper) several() bool { return p.field == "description" || p.field == "purpose" }

// Fields are the text as it is, to read, and the one to write.
func (p *paper) Fields() []form.Field {
	kind := form.Line
	if p.several() {
		kind = form.Text
	}
	read := form.Field{Name: "read", Label: p.Words.Language(p.in), Kind: form.Text, Help: p.T("translations.form.read")}
	write := form.Field{Name: "words", Label: p.Words.Language(p.to), Kind: kind, Required: true, Help: p.T("translations.form.write")}
	return []form.Field{read, write}
}

// Begin is the text as it is.
func (p *paper) Begin() form.Values { return form.Values{"read": {p.words}} }

// Opened puts the cursor where there is something to write.
func (p *paper) Opened(m *form.Model) { m.Focus("words") }

// Changed keeps the text that is to be read as it is.
func (p *paper) Changed(m *form.Model, field string) {
	if field == "read" && strings.TrimSpace(m.Text("read")) != strings.TrimSpace(p.words) {
		m.SetValue("read", p.words)
	}
}

// Chosen is never called: there are no notices.
func (p *paper) Chosen(string, string) tea.Cmd { return nil }

// Failed says beside the text what is wrong with it.
func (p *paper) Failed(m *form.Model, err error) (tea.Cmd, bool) {
	m.Focus("words")
	m.SetError("words", p.Explain(err))
	return nil, true
}

// Save puts the text on the record as it is by then, unless somebody else was
// faster, and goes to the next.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	command := &store.Edit{Once: store.Once{ID: p.id}}
	kind, id := p.record.Kind(), p.record.Head().ID
	return screen.ContributeMsg{
		Command: command,
		Prepare: func(store.Actor) error {
			now, err := p.Store.Record(kind, id)
			if err != nil {
				return err
			}
			if !lacks(now, p.field, p.to) {
				return store.ErrNothing
			}
			command.Base = now.Head().Revision
			command.Record, err = p.Store.WithTranslation(now, p.field, p.to, v.Text("words"))
			return err
		},
		Said: p.T("shell.toast.saved"),
		Done: func(store.Receipt) tea.Cmd { return screen.Ask(savedMsg{kind, id, p.to}) },
	}
}

func lacks(record store.Record, field, lang string) bool {
	for _, missing := range store.Untranslated(record, lang) {
		if missing.Field == field {
			return true
		}
	}
	return false
}
