// Package tools is the room of the catalogue: the list of tools with its
// facets, a tool in full with who uses it, and what one can say of it.
package tools

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Source is the list of tools.
type Source struct{ *screen.Common }

// New returns the screen of tools.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{c}) }

// Alike says that lists and rows are the same for everybody.
func (Source) Alike() {}

// Title names the list.
func (s Source) Title() string { return s.T("shell.tab.tools") }

// Empty says what to do when nothing is found.
func (s Source) Empty() string {
	return s.Words.F("tools.empty", map[string]any{"Key": s.Key(screen.Add)})
}

// List reads a window of it.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(store.ListEarly[*store.Tool](s.Store, query))
}

// Facets to narrow tools by.
func (s Source) Facets() []browse.Facet {
	maturity := func(value string) string { return s.Term("maturity", value) }
	facet := func(name string, label func(string) string) browse.Facet {
		return browse.Facet{Name: name, Title: s.T("vocabulary.facet." + name), Label: label}
	}
	return []browse.Facet{
		facet(store.FacetUse, s.UseLabel),
		facet(store.FacetCountry, s.Words.Country),
		facet(store.FacetLicence, screen.Clean),
		facet(store.FacetMaturity, maturity),
		facet(store.FacetWrittenIn, screen.Clean),
		facet(store.FacetLanguage, s.Words.Language),
		facet(store.FacetOrganisation, s.organisation),
	}
}

// organisation is the name behind a slug.
func (s Source) organisation(slug string) string {
	record, err := s.Store.Resolve(store.KindOrganisation, slug)
	if err != nil {
		return screen.Clean(slug)
	}
	return screen.Clean(record.Title(s.Lang()))
}

// Sorts are the orders of the list.
func (s Source) Sorts() []browse.Sort {
	return []browse.Sort{
		{Order: store.ByRelevance, Label: s.T("shell.sort.relevance")},
		{Order: store.ByName, Label: s.T("shell.sort.name")},
		{Order: store.ByMostUsed, Label: s.T("shell.sort.used")},
		{Order: store.ByNewest, Label: s.T("shell.sort.newest")},
	}
}

// Most is how many tools can be compared.
func (s Source) Most() int { return mostCompared }

// mostCompared is as many columns as can be read.
const mostCompared = 4

// Compare shows tools side by side.
func (s Source) Compare(ids []store.ID) tea.Cmd { return screen.Ask(screen.CompareMsg{Tools: ids}) }

// Row is a tool in one line: name, what it is for, licence, how many use it.
func (s Source) Row(record store.Record, width int) string {
	tool, ok := record.(*store.Tool)
	if !ok {
		return ""
	}
	tool, _ = s.shown(tool)
	const used = 4
	name := s.Theme.Strong.Render(screen.Clean(tool.Name))
	if width < 42 {
		return frame.Cell(name, max(width-used, 0)) + frame.Right(s.used(tool), used)
	}
	uses := s.Theme.Muted.Render(s.UseLabels(tool.Uses))
	licence, weights := 0, []int{3, 2}
	switch {
	case width >= 90: // whole licences, and uses as wide as names
		licence, weights = 18, []int{1, 1}
	case width >= 72:
		licence = 16
	}
	gaps := 2 * theme.Gutter
	if licence > 0 {
		gaps += theme.Gutter
	}
	parts := frame.Split(width-licence-used-gaps, weights...)
	line := frame.Cell(name, parts[0]) + "  " + frame.Cell(uses, parts[1]) + "  "
	if licence > 0 {
		line += s.Theme.Faint.Render(frame.Cell(screen.Clean(tool.Licence), licence)) + "  "
	}
	return line + frame.Right(s.used(tool), used)
}

// users counts those who say that they use a tool.
func (s Source) users(tool *store.Tool) int {
	ties, _ := store.Referring[*store.Tie](s.Store, tool.ID)
	n := 0
	for _, tie := range ties {
		if tie.Relation == store.Uses {
			n++
		}
	}
	return n
}

// used is how many say that they use a tool; nothing where nobody did yet.
func (s Source) used(tool *store.Tool) string {
	n := s.users(tool)
	if n == 0 {
		return ""
	}
	return s.Theme.Accent.Render(theme.MarkOnline + strconv.Itoa(n))
}
