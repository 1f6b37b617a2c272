package people

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Source is the list of people.
type Source struct{ Card }

// New returns the screen of people.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{Card{c}}) }

// Title names the list.
func (s Source) Title() string { return s.T("shell.tab.people") }

// Empty says what to do when nobody is found.
func (s Source) Empty() string {
	return s.Words.F("people.empty", map[string]any{"Key": s.Key(screen.Profile)})
}

// List reads a window of it.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(store.List[*store.Person](s.Store, query))
}

// Facets to narrow people by.
func (s Source) Facets() []browse.Facet {
	return []browse.Facet{
		{Name: store.FacetKind, Title: s.T("vocabulary.facet.kind"), Label: func(v string) string { return s.Term("person-kind", v) }},
		{Name: store.FacetCountry, Title: s.T("vocabulary.facet.country"), Label: s.Words.Country},
		{Name: store.FacetLanguage, Title: s.T("vocabulary.facet.language"), Label: s.Words.Language},
		{Name: store.FacetOffers, Title: s.T("people.facet.offers"), Label: s.skill},
		{Name: store.FacetSeeks, Title: s.T("people.facet.seeks"), Label: s.skill},
	}
}

func (s Source) skill(value string) string { return s.Term("need", value) }

// Sorts are the orders of the list.
func (s Source) Sorts() []browse.Sort {
	return []browse.Sort{
		{Order: store.ByNewest, Label: s.T("shell.sort.newest")},
		{Order: store.ByName, Label: s.T("shell.sort.name")},
	}
}

// Row is a person in one line: whether they are here, their name, as what and where.
func (s Source) Row(record store.Record, width int) string {
	p, ok := record.(*store.Person)
	if !ok {
		return ""
	}
	here := "  "
	if s.Here(p.ID) {
		here = s.Theme.Accent.Render(theme.MarkOnline) + " "
	}
	name := screen.Clean(p.Title(s.Lang()))
	if p.ID == s.Actor.Person {
		name += " (" + s.T("shell.status.you") + ")"
	}
	kind, country := 16, 12
	if width >= 90 { // room for whole words
		kind, country = 26, 16
	}
	switch {
	case width < 40:
		return here + frame.Cell(s.Theme.Strong.Render(name), max(width-2, 1))
	case width < 56:
		return here + frame.Cell(s.Theme.Strong.Render(name), width-kind-4) + "  " + s.Theme.Muted.Render(frame.Cell(s.Term("person-kind", p.Type), kind))
	}
	about := frame.Cell(s.Term("person-kind", p.Type), kind) + "  " + frame.Cell(s.Words.Country(p.Country), country)
	return here + frame.Cell(s.Theme.Strong.Render(name), width-kind-country-6) + "  " + s.Theme.Muted.Render(about)
}

// Offers lists what can be done with a person, and here without one.
func (s Source) Offers(record store.Record) []screen.Offer {
	return append(s.Card.Offers(record),
		screen.Offer{Action: screen.ForYou, Hint: true}, screen.Offer{Action: screen.Organisations, Hint: true})
}

// Search says what is searched.
func (s Source) Search() string { return s.T("people.search") }

// Offers lists what can be done with a person: a profile is edited by its owner
// and by stewards.
func (s Card) Offers(record store.Record) []screen.Offer {
	none, edit := "", ""
	if record == nil {
		none = s.T("shell.why.nothing-selected")
		edit = none
	} else {
		edit = s.Wrong(store.Authorize(s.Actor, store.VerbEdit, record))
	}
	return []screen.Offer{{Action: screen.Edit, WhyNot: edit}, {Action: screen.History, WhyNot: none}}
}

// Do does it.
func (s Card) Do(action screen.Action, record store.Record) tea.Cmd {
	person, ok := record.(*store.Person)
	if !ok {
		return nil
	}
	switch action {
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindPerson, Record: person})
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindPerson, ID: person.ID})
	}
	return nil
}
