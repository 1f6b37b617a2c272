package partnership

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	edit := m.denied()
	offers := []screen.Offer{
		{Action: screen.Edit, WhyNot: edit, Hint: edit == ""}, {Action: screen.Add, WhyNot: edit, Hint: edit == ""},
		{Action: screen.History, Hint: true}, {Action: screen.Back, Hint: true}, {Action: screen.Open, WhyNot: edit},
	}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// denied is why the reader may not change the list; empty if they may, or were
// not asked yet who they are.
func (m *Screen) denied() string {
	return m.Wrong(store.Authorize(m.Actor, store.VerbEdit, &store.Term{Meta: store.Meta{Revision: 1}}))
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	switch action {
	case screen.Edit, screen.Open:
		if current, ok := m.rows.Current(); ok {
			return m.form(current), true
		}
		return m.form(nil), true
	case screen.Add:
		return m.form(nil), true
	case screen.History:
		current, ok := m.rows.Current()
		if !ok {
			return screen.Complain(m.T("shell.why.nothing-selected")), true
		}
		return screen.Ask(screen.HistoryMsg{Kind: store.KindTerm, ID: current.ID}), true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// form asks for a country's standing, or says why the reader may not say it.
func (m *Screen) form(about *store.Term) tea.Cmd {
	if why := m.denied(); why != "" {
		return screen.Complain(why)
	}
	if about == nil {
		return screen.Ask(screen.FormMsg{Kind: store.KindTerm})
	}
	return screen.Ask(screen.FormMsg{Kind: store.KindTerm, Record: about})
}

// Update has nothing to do with what is not an action.
func (m *Screen) Update(tea.Msg) tea.Cmd { return nil }
