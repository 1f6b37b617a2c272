package browse

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/facets"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/list"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// pane is one of the three parts of the screen.
type pane uint8

const (
	onList pane = iota
	onSheet
	onFacets
)

// Screen is a list with its facets, and the thing under the cursor in full.
type Screen struct {
	*screen.Common
	source Source

	rows   *list.Model[store.Record]
	facets *facets.Model
	sheet  sheet.Model
	shown  shown
	input  textinput.Model

	drawn   map[store.ID]string // rows of the width below, until something changes
	drawnAt int

	filters map[string][]string
	sort    int
	page    Page  // the last window read: its total, counts and what was relaxed
	failed  error // why it could not be read
	arrived arrivals
	focus   pane
	place   layout
	marks   []store.ID // to be compared, in the order in which they were marked
	steps   int        // of the cursor, and letters of a search
	stepped time.Time  // when the last was made
	behind  bool       // what is beside the list is yet to follow it

	panes [3]frame.Kept // as they were drawn last
}

// shown is what the sheet shows: when none of it changed, it is not made again.
type shown struct {
	id       store.ID
	revision uint64 // of the row: the list may still hold it as it was when the rest is read again
	sequence uint64
	lang     string
	width    int
	actor    store.ID
	glances  int
}

// New returns the screen of a source.
func New(c *screen.Common, source Source) *Screen {
	m := &Screen{Common: c, source: source, input: newInput(c), filters: map[string][]string{}}
	m.rows = list.New(c.Theme, list.Feed[store.Record]{
		Fetch: m.fetch,
		Key:   func(r store.Record) string { return r.Head().ID.String() },
		Draw:  m.row,
	})
	m.facets = facets.New(c.Theme, m.labels())
	return m
}

// newInput is the line in which one searches. Its paste key would read the
// clipboard of the machine that the program runs on; a terminal's own paste works.
func newInput(c *screen.Common) textinput.Model {
	input := textinput.New()
	input.Prompt = ""
	input.CharLimit = 200
	input.KeyMap.Paste.SetEnabled(false)
	styles := textinput.DefaultStyles(true)
	styles.Focused = textinput.StyleState{Text: c.Theme.Text.Style, Placeholder: c.Theme.Faint.Style, Prompt: c.Theme.Key.Style}
	styles.Blurred = styles.Focused
	styles.Cursor.Blink, styles.Cursor.Color = false, lipgloss.NoColor{} // it is reversed, whatever the theme
	input.SetStyles(styles)
	return input
}

// Title names the screen.
func (m *Screen) Title() string { return m.source.Title() }

// Init reads the first window.
func (m *Screen) Init() tea.Cmd {
	m.anew()
	return nil
}

// Refresh reads what is shown again, and leaves the cursor where it is.
func (m *Screen) Refresh() tea.Cmd {
	before := m.rows.Total()
	m.read(m.rows.Reload)
	m.arrive(m.rows.Total() - before)
	if !m.behind {
		m.catchUp()
	}
	return nil
}

// Indifferent are the kinds of records of which the list and its sheets show nothing.
func (m *Screen) Indifferent() []store.Kind {
	if source, ok := m.source.(screen.Indifferent); ok {
		return source.Indifferent()
	}
	return nil
}

// Focus puts the cursor on a record, if it is in the list, and shows it.
func (m *Screen) Focus(id store.ID) bool { return m.rows.Select(id.String()) }

// row draws a row once, and again when something changed.
func (m *Screen) row(record store.Record, width int, _ bool) string {
	const most = 500
	if m.drawn == nil || m.drawnAt != width || len(m.drawn) > most {
		m.drawn, m.drawnAt = make(map[store.ID]string), width
	}
	id := record.Head().ID
	drawn, ok := m.drawn[id]
	if !ok {
		drawn = m.marked(record, width)
		m.drawn[id] = drawn
	}
	return drawn
}

// anew reads the list from its top, and what is beside it.
func (m *Screen) anew() {
	m.begin()
	m.catchUp()
}

// begin reads the list from its top: it is another one now, all of it seen.
func (m *Screen) begin() {
	m.read(m.rows.Reset)
	m.arrived = arrivals{since: m.Store.Sequence()}
}

func (m *Screen) read(rows func()) {
	m.drawn = nil
	m.rows.SetEmpty(m.empty())
	rows()
	m.rows.SetEmpty(m.empty())
}

// fetch reads a window of the list, and with the first one its counts.
func (m *Screen) fetch(offset, limit int) ([]store.Record, int) {
	page, err := m.list(m.query(offset, limit))
	m.page, m.failed = page, err
	if err != nil {
		m.page = Page{}
		return nil, 0
	}
	return page.Rows, page.Total
}

// query is what is searched for a window.
func (m *Screen) query(offset, limit int) store.Query {
	return store.Query{
		Text: m.input.Value(), Filters: m.filters, Sort: m.source.Sorts()[m.sort].Order,
		Offset: offset, Limit: limit, Counts: true,
	}
}

// empty says why the list is empty, and what to do.
func (m *Screen) empty() string {
	switch {
	case m.failed != nil:
		return m.Explain(m.failed)
	case m.input.Value() != "" && len(m.filters) == 0:
		query := map[string]any{"Query": screen.Clean(m.input.Value())}
		return m.Words.F("shell.search.none", query) + " " + m.source.Empty()
	case len(m.filters) > 0:
		return m.T("shell.search.none-filtered")
	}
	return m.source.Empty()
}

// current is the record under the cursor; nil if there is none.
func (m *Screen) current() store.Record {
	record, ok := m.rows.Current()
	if !ok {
		return nil
	}
	return record
}

// load makes the sheet of the record under the cursor, unless it is made.
func (m *Screen) load() {
	record := m.current()
	if record == nil {
		m.sheet.Set(nil, false)
		m.shown = shown{}
		return
	}
	want := shown{record.Head().ID, record.Head().Revision, m.Store.Sequence(), m.Lang(), m.place.sheet.width - 4, m.Actor.Person, m.Glances}
	if want == m.shown {
		return
	}
	m.sheet.Set(m.source.Sheet(record, max(want.width, 1)), m.shown.id == want.id)
	m.shown = want
}

// loadFacets gives the panel its values with their counts, of its own, since
// it can tick them.
func (m *Screen) loadFacets() {
	groups := slices.Clone(m.groups())
	for i := range groups {
		groups[i].Values = slices.Clone(groups[i].Values)
	}
	m.facets.SetLabels(m.labels())
	m.facets.SetGroups(groups)
}

// counted are the values of the facets with the counts of the page.
func (m *Screen) counted() []facets.Group {
	var groups []facets.Group
	for _, facet := range m.source.Facets() {
		group := facets.Group{Name: facet.Name, Label: facet.Title}
		for _, count := range m.page.Counts[facet.Name] {
			group.Values = append(group.Values, facets.Value{
				Value: count.Value, Label: facet.Label(count.Value), Count: count.N,
				Selected: slices.Contains(m.filters[facet.Name], count.Value),
			})
		}
		groups = append(groups, group)
	}
	return groups
}

// labels are the panel's own words.
func (m *Screen) labels() facets.Labels {
	return facets.Labels{
		More:   func(n int) string { return m.Words.N("shell.facets.more", n) },
		Number: m.Words.Number,
		Empty:  m.T("shell.facets.none"),
	}
}

// toggle adds a filter or takes it away.
func (m *Screen) toggle(facet, value string) {
	values := slices.Clone(m.filters[facet])
	if i := slices.Index(values, value); i >= 0 {
		values = slices.Delete(values, i, i+1)
	} else {
		values = append(values, value)
	}
	if len(values) == 0 {
		delete(m.filters, facet)
	} else {
		m.filters[facet] = values
	}
	m.anew()
}
