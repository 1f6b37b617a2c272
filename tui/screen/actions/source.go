// Package actions is the room of the collective actions: what each is about,
// who signed it, and everybody and everything at work on it now.
package actions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
)

// Source is the list of collective actions.
type Source struct{ *screen.Common }

// New returns the screen of collective actions.
func New(c *screen.Common) screen.Screen { return browse.New(c, Source{c}) }

// Alike says that lists and rows are the same for everybody.
func (Source) Alike() {}

// Title names the list.
func (s Source) Title() string { return s.T("shell.tab.actions") }

// Search says by what the list is searched.
func (s Source) Search() string { return s.T("actions.search") }

// Empty says what to do when nothing is found.
func (s Source) Empty() string { return s.T("actions.empty") }

// List reads a window of it, in the order of the actions' numbers.
func (s Source) List(query store.Query) (browse.Page, error) {
	return browse.PageOf(s.Store.Actions(query))
}

// Facets to narrow actions by.
func (s Source) Facets() []browse.Facet {
	return []browse.Facet{
		{Name: store.FacetLacks, Title: s.T("hub.missing"), Label: s.lacking},
		{Name: store.FacetTheme, Title: s.T("vocabulary.facet.theme"), Label: func(v string) string { return s.Term("theme", v) }},
		{Name: store.FacetCountry, Title: s.T("vocabulary.facet.country"), Label: s.Words.Country},
	}
}

// lacking names what an action may lack.
func (s Source) lacking(gap string) string {
	switch store.Gap(gap) {
	case store.GapCoalition, store.GapCommitment:
		return s.Term("kind", gap)
	}
	return s.T("hub.kind." + gap)
}

// Sorts are the orders of the list.
func (s Source) Sorts() []browse.Sort {
	return []browse.Sort{
		{Order: store.ByName, Label: s.T("shell.sort.number")},
		{Order: store.ByMostUsed, Label: s.T("actions.sort.coalitions")},
	}
}

// Offers lists what can be done with an action.
func (s Source) Offers(record store.Record) []screen.Offer {
	none := ""
	if record == nil {
		none = s.T("shell.why.nothing-selected")
	}
	edit := none
	if s.Actor.Role < store.Organiser {
		edit = s.T("shell.denied.organiser")
	}
	return []screen.Offer{
		{Action: screen.Coalition, Hint: true, WhyNot: none},
		{Action: screen.Commit, Hint: true, WhyNot: none},
		{Action: screen.ForYou, Hint: true},
		{Action: screen.Post, Hint: true, WhyNot: none},
		{Action: screen.History, WhyNot: none},
		{Action: screen.Edit, WhyNot: edit},
		{Action: screen.Declaration, Hint: true},
	}
}

// Do does it.
func (s Source) Do(action screen.Action, record store.Record) tea.Cmd {
	about, ok := record.(*store.Action)
	if !ok {
		return nil
	}
	switch action {
	case screen.Commit:
		return screen.Ask(screen.FormMsg{Kind: store.KindCommitment, Around: about})
	case screen.Coalition:
		return screen.Ask(screen.FormMsg{Kind: store.KindCoalition, Around: about})
	case screen.Post:
		return screen.Ask(screen.FormMsg{Kind: store.KindPost, Around: about})
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindAction, Record: about})
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindAction, ID: about.ID})
	}
	return nil
}
