// Package translations is the screen of what lacks French, English or Spanish:
// a list to work through. Enter opens a form with a text as it is in a language
// that the reader has, and saving it goes to the next.
package translations

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Screen is the list for one language.
type Screen struct {
	*screen.Common
	to            string     // the language that is lacking
	kind          store.Kind // 0: all of them
	counts        []int      // by language, of the kinds that are listed
	rows          *list.Model[store.Record]
	width, height int
}

// New returns the screen, for the reader's language.
func New(c *screen.Common) *Screen {
	m := &Screen{Common: c, to: c.Lang()}
	m.rows = list.New(c.Theme, list.Feed[store.Record]{
		Fetch: m.fetch,
		Key:   func(r store.Record) string { return r.Head().ID.String() },
		Draw:  m.draw,
	})
	return m
}

// Init counts what is missing.
func (m *Screen) Init() tea.Cmd { return m.Refresh() }

// Refresh counts again, and leaves the cursor where it is.
func (m *Screen) Refresh() tea.Cmd {
	m.count()
	m.rows.SetEmpty(m.T("translations.empty"))
	m.rows.Reload()
	return nil
}

// anew shows the list of another language or kind.
func (m *Screen) anew() {
	m.count()
	m.rows.Reset()
}

// kinds are those that are listed.
func (m *Screen) kinds() []store.Kind {
	if m.kind != 0 {
		return []store.Kind{m.kind}
	}
	return store.TranslatedKinds()
}

func (m *Screen) count() {
	m.counts = make([]int, len(store.TranslationLanguages()))
	for i, lang := range store.TranslationLanguages() {
		for _, kind := range m.kinds() {
			_, n, _ := m.Store.MissingTranslations(kind, lang, 0, 0)
			m.counts[i] += n
		}
	}
}

// fetch reads a window of the kinds one after the other.
func (m *Screen) fetch(offset, limit int) (rows []store.Record, total int) {
	for _, kind := range m.kinds() {
		from := max(offset-total, 0)
		some, n, err := m.Store.MissingTranslations(kind, m.to, from, max(limit-len(rows), 0))
		if err != nil {
			return rows, total
		}
		rows = append(rows, some...)
		total += n
	}
	return rows, total
}

// draw shows what a record is called, what it is, and what of it is missing.
func (m *Screen) draw(record store.Record, width int, _ bool) string {
	var fields []string
	for _, text := range store.Untranslated(record, m.to) {
		fields = append(fields, m.field(text.Field))
	}
	kind := m.T("vocabulary.kind." + record.Kind().String())
	behind := m.Theme.Muted.Render(kind + " · " + strings.Join(fields, ", "))
	parts := frame.Split(max(width-3, 0), 3, 2)
	name := m.Theme.Strong.Render(screen.Clean(record.Title(m.Lang())))
	return " " + frame.Cell(name, parts[0]) + "  " + frame.Cell(behind, parts[1])
}

// field is what a text of a record is called.
func (m *Screen) field(name string) string { return fieldName(m.Common, name) }

func fieldName(c *screen.Common, name string) string { return c.T("translations.field." + name) }

// Title names the screen.
func (m *Screen) Title() string {
	return m.Words.F("translations.title", map[string]any{"Language": m.Words.Language(m.to)})
}

// Typing is never so: there is nothing to type into.
func (m *Screen) Typing() bool { return false }

// SetSize gives the screen its cells.
func (m *Screen) SetSize(width, height int) {
	m.width, m.height = width, height
	m.rows.SetSize(max(width-2, 0), max(height-4, 0))
}

// View draws how many lack each language, and the list for one.
func (m *Screen) View() string {
	help := m.Theme.Muted.Render(frame.Truncate(" "+m.help(), m.width))
	head := frame.Truncate(m.languages(), m.width)
	pane := frame.Pane{Title: m.Title(), Note: m.Words.Number(m.rows.Total()), Focused: true}
	body := pane.Render(m.Theme, m.rows.View(), m.width, max(m.height-2, 0))
	return frame.Fit(head+"\n"+help+"\n"+body, m.width, m.height)
}

// help says what can be done here: nothing is there to translate in an empty list.
func (m *Screen) help() string {
	args := map[string]any{"Facets": m.Key(screen.Facets), "Kind": m.kindName()}
	if m.rows.Total() == 0 {
		return m.Words.F("translations.help-empty", args)
	}
	return m.Words.F("translations.help", args)
}

// languages are how many lack each of them, the one that is listed in brackets:
// no colour is needed to tell.
func (m *Screen) languages() string {
	parts := make([]string, len(m.counts))
	for i, lang := range store.TranslationLanguages() {
		label := m.Words.Language(lang) + " " + m.Words.Number(m.counts[i])
		parts[i] = " " + m.Theme.Muted.Render(label) + " "
		if lang == m.to {
			parts[i] = m.Theme.Accent.Render("[" + label + "]")
		}
	}
	return " " + strings.Join(parts, "  ")
}

func (m *Screen) kindName() string {
	if m.kind == 0 {
		return m.T("translations.all")
	}
	return m.T("vocabulary.kind." + m.kind.String())
}

// Click puts the cursor on the row that was clicked, under two lines and a border.
func (m *Screen) Click(_, y int) bool { return m.rows.Press(y - 3) }
