// Package coalitions is the room of the coalitions: who builds what with
// which tools, for which collective action, and what they still need.
package coalitions

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Source is the list of coalitions.
type Source struct{ *screen.Common }

// New returns the screen of coalitions.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{c}) }

// Alike says that lists and rows are the same for everybody.
func (Source) Alike() {}

// Title names the list.
func (s Source) Title() string { return s.T("shell.tab.coalitions") }

// Search says by what the list is searched.
func (s Source) Search() string { return s.T("coalitions.search") }

// Empty says what to do when nothing is found.
func (s Source) Empty() string {
	return s.Words.F("coalitions.empty", map[string]any{"Key": s.Key(screen.Add)})
}

// List reads a window of it.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(store.List[*store.Coalition](s.Store, query))
}

// Facets to narrow coalitions by.
func (s Source) Facets() []browse.Facet {
	return []browse.Facet{
		{Name: store.FacetAction, Title: s.T("vocabulary.facet.action"), Label: s.action},
		{Name: store.FacetStage, Title: s.T("vocabulary.facet.stage"), Label: func(v string) string { return s.Term("stage", v) }},
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
		{Order: store.ByMostUsed, Label: s.T("shell.sort.members")},
		{Order: store.ByNewest, Label: s.T("shell.sort.newest")},
		{Order: store.ByName, Label: s.T("shell.sort.name")},
	}
}

// Row is a coalition in one line: name, what it lacks or its stage, how many are
// in it; where there is room, both, and of which parties they are.
func (s Source) Row(record store.Record, width int) string {
	c, ok := record.(*store.Coalition)
	if !ok {
		return ""
	}
	composition, _ := s.Store.Composition(c)
	const count = 4
	members := s.Theme.Accent.Render(theme.MarkOnline + strconv.Itoa(composition.Members))
	rest := strings.Join(append(s.columns(c, composition, width), frame.Right(members, count)), "  ")
	name := frame.Cell(s.Theme.Strong.Render(screen.Clean(c.Name)), width-frame.Width(rest)-2)
	return name + "  " + rest
}

// columns are what a line of so many cells has room for beside the name and the
// count, which keeps 18 cells for the name.
func (s Source) columns(c *store.Coalition, composition store.Composition, width int) (columns []string) {
	add := func(words string, width int) {
		columns = append(columns, s.Theme.Muted.Render(frame.Cell(words, width)))
	}
	remark, stage := s.remark(c, composition), s.Term("stage", c.Stage)
	first := remark
	if first == "" {
		first = stage
	}
	switch {
	case width >= 128:
		add(s.composed(composition), 54)
		add(remark, 28)
		add(stage, 12)
	case width >= 72:
		add(remark, 28)
		add(stage, 12)
	case width >= 40:
		add(first, min(width-26, 28))
	case width >= 30 && s.waits(c, composition):
		add(s.Words.N("coalitions.ask.short", composition.Requests), 11)
	}
	return columns
}
