// Package organisations is the room of the organisations: who is behind people
// and tools. Like the catalogue they are a commons: anybody adds and corrects them.
package organisations

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Source is the list of organisations.
type Source struct{ *screen.Common }

// New returns the screen of organisations.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{c}) }

// Alike says that lists and rows are the same for everybody.
func (Source) Alike() {}

// Title names the list.
func (s Source) Title() string { return s.T("vocabulary.kinds.organisation") }

// Empty says what to do when nothing is found.
func (s Source) Empty() string {
	return s.Words.F("people.organisation.empty", map[string]any{"Key": s.Key(screen.Add)})
}

// Search says what is searched.
func (s Source) Search() string { return s.T("people.organisation.search") }

// List reads a window of it.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(store.List[*store.Organisation](s.Store, query))
}

// Facets to narrow organisations by.
func (s Source) Facets() []browse.Facet {
	return []browse.Facet{
		{Name: store.FacetKind, Title: s.T("vocabulary.facet.kind"), Label: s.kind},
		{Name: store.FacetCountry, Title: s.T("vocabulary.facet.country"), Label: s.Words.Country},
	}
}

func (s Source) kind(value string) string { return s.Term("organisation-kind", value) }

// Sorts are the orders of the list.
func (s Source) Sorts() []browse.Sort {
	return []browse.Sort{
		{Order: store.ByName, Label: s.T("shell.sort.name")},
		{Order: store.ByNewest, Label: s.T("shell.sort.newest")},
	}
}

// Row is an organisation in one line: name, kind, country, and how many of its
// people are here on the record.
func (s Source) Row(record store.Record, width int) string {
	o, ok := record.(*store.Organisation)
	if !ok {
		return ""
	}
	people := ""
	if n := len(s.Store.Referrers(o.ID, store.KindPerson)); n > 0 {
		people = s.Theme.Accent.Render(theme.MarkOnline + strconv.Itoa(n))
	}
	const count = 4
	kind, country := 14, 12
	if width >= 90 { // room for whole words
		kind, country = 26, 16
	}
	name := s.Theme.Strong.Render(screen.Clean(o.Name))
	people = "  " + frame.Right(people, count)
	if width < 56 {
		return frame.Cell(name, max(width-count-2, 1)) + people
	}
	about := frame.Cell(s.kind(o.Type), kind) + "  " + frame.Cell(s.Words.Country(o.Country), country)
	return frame.Cell(name, width-kind-country-count-6) + "  " + s.Theme.Muted.Render(about) + people
}

// Offers lists what can be done with an organisation.
func (s Source) Offers(record store.Record) []screen.Offer {
	none := ""
	if record == nil {
		none = s.T("shell.why.nothing-selected")
	}
	return []screen.Offer{
		{Action: screen.Add, Hint: true},
		{Action: screen.Edit, Hint: true, WhyNot: none},
		{Action: screen.Copy, WhyNot: none},
		{Action: screen.History, WhyNot: none},
	}
}

// Do does it.
func (s Source) Do(action screen.Action, record store.Record) tea.Cmd {
	if action == screen.Add {
		return screen.Ask(screen.FormMsg{Kind: store.KindOrganisation})
	}
	o, ok := record.(*store.Organisation)
	if !ok {
		return nil
	}
	switch action {
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindOrganisation, Record: o})
	case screen.Copy:
		return s.CopyAddress(o.Website)
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindOrganisation, ID: o.ID})
	}
	return nil
}
