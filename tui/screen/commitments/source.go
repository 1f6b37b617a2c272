// Package commitments is the room of the commitments: who promises what to
// which collective action, with which tools, what they offer and what they
// need, and which tools others use for the same.
package commitments

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Source is the list of commitments.
type Source struct{ *screen.Common }

// New returns the screen of commitments.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{c}) }

// Alike says that lists and rows are the same for everybody.
func (Source) Alike() {}

// Title names the list.
func (s Source) Title() string { return s.T("shell.tab.commitments") }

// Search says by what the list is searched.
func (s Source) Search() string { return s.T("commitments.search") }

// Empty says what to do when nothing is found.
func (s Source) Empty() string {
	return s.Words.F("commitments.empty", map[string]any{"Key": s.Key(screen.Add)})
}

// List reads a window of it.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(store.List[*store.Commitment](s.Store, query))
}

// Facets to narrow commitments by.
func (s Source) Facets() []browse.Facet {
	term := func(vocabulary string) func(string) string {
		return func(value string) string { return s.Term(vocabulary, value) }
	}
	facet := func(name string, label func(string) string) browse.Facet {
		return browse.Facet{Name: name, Title: s.T("vocabulary.facet." + name), Label: label}
	}
	return []browse.Facet{
		facet(store.FacetAction, s.action),
		facet(store.FacetBy, term("commitment-by")),
		facet(store.FacetKind, term("commitment-kind")),
		facet(store.FacetTheme, term("theme")),
		facet(store.FacetCountry, s.Words.Country),
	}
}

// action is the title behind an action's slug.
func (s Source) action(slug string) string {
	record, err := s.Store.Resolve(store.KindAction, slug)
	action, ok := record.(*store.Action)
	if err != nil || !ok {
		return screen.Clean(slug)
	}
	return screen.ActionLabel(action, s.Lang())
}

// Sorts are the orders of the list.
func (s Source) Sorts() []browse.Sort {
	return []browse.Sort{
		{Order: store.ByNewest, Label: s.T("shell.sort.newest")},
		{Order: store.ByMostUsed, Label: s.T("commitments.sort.coalitions")},
		{Order: store.ByName, Label: s.T("shell.sort.name")},
	}
}

// Row is a commitment in one line: what is promised, what kind of thing it is,
// by whom, and the numbers of its collective actions.
func (s Source) Row(record store.Record, width int) string {
	c, ok := record.(*store.Commitment)
	if !ok {
		return ""
	}
	const numbers = 6
	title := s.Theme.Strong.Render(screen.Clean(c.Title(s.Lang())))
	actions := frame.Right(s.Theme.Accent.Render(s.numbers(c)), numbers)
	if width < 56 {
		return frame.Cell(title, max(width-numbers-2, 1)) + "  " + actions
	}
	kind := s.Theme.Muted.Render(s.Term("commitment-kind", c.Type) + " · " + s.Term("commitment-by", c.By))
	beside := min(36, (width-numbers-4)*9/20)
	return frame.Cell(title, width-numbers-4-beside) + "  " + frame.Cell(kind, beside) + "  " + actions
}

// numbers are those of the collective actions, by which people know them.
func (s Source) numbers(c *store.Commitment) string {
	const most = 2
	actions, _ := store.Records[*store.Action](s.Store, c.Actions)
	var out []string
	for _, action := range actions[:min(most, len(actions))] {
		out = append(out, strconv.Itoa(action.Number))
	}
	said := strings.Join(out, " ")
	if len(actions) > most {
		said += "…"
	}
	return said
}
