package translations

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done here.
func (m *Screen) Offers() []screen.Offer {
	offers := []screen.Offer{
		{Action: screen.Open}, {Action: screen.Left}, {Action: screen.Right}, {Action: screen.Facets}, // the line above the list says them
		{Action: screen.Back, Hint: true},
	}
	for _, action := range []screen.Action{screen.Up, screen.Down, screen.PageUp, screen.PageDown, screen.Top, screen.Bottom} {
		offers = append(offers, screen.Offer{Action: action})
	}
	return offers
}

// Do does an action.
func (m *Screen) Do(action screen.Action) (tea.Cmd, bool) {
	switch action {
	case screen.Open:
		return m.translate(), true
	case screen.Left:
		m.to = beside(store.TranslationLanguages(), m.to, -1)
		m.anew()
		return nil, true
	case screen.Right:
		m.to = beside(store.TranslationLanguages(), m.to, 1)
		m.anew()
		return nil, true
	case screen.Facets:
		m.kind = beside(append([]store.Kind{0}, store.TranslatedKinds()...), m.kind, 1)
		m.anew()
		return nil, true
	}
	return nil, action.MoveIn(screen.Moving{
		Move: func(by int) { m.rows.Move(by) }, Page: func(by int) { m.rows.Half(by) },
		Top: func() { m.rows.Top() }, Bottom: func() { m.rows.Bottom() },
	})
}

// beside is the value before or after one, around the ends.
func beside[T comparable](values []T, of T, by int) T {
	at := slices.Index(values, of) + by + len(values)
	return values[at%len(values)]
}

// translate opens the form of what the record under the cursor lacks, or says
// why the reader may not.
func (m *Screen) translate() tea.Cmd {
	record, ok := m.rows.Current()
	if !ok {
		return nil
	}
	if err := m.may(record); err != nil {
		return screen.Complain(m.Explain(err))
	}
	return m.form(record)
}

// may is why the reader may not translate a record; a guest is asked who they
// are when they save.
func (m *Screen) may(record store.Record) error {
	if m.Actor.Role == store.Guest {
		return nil
	}
	return store.Authorize(m.Actor, store.VerbEdit, record)
}

// form asks for the first text that a record lacks; nothing where it lacks none.
func (m *Screen) form(record store.Record) tea.Cmd {
	missing := store.Untranslated(record, m.to)
	if len(missing) == 0 {
		return nil
	}
	return screen.Ask(screen.FormMsg{Kind: record.Kind(), Record: record, Field: missing[0].Field, Lang: m.to})
}

// savedMsg says that a text of a record was saved: the next one is asked for.
type savedMsg struct {
	kind   store.Kind
	record store.ID
	to     string
}

// Update goes on to the next text after one was saved.
func (m *Screen) Update(msg tea.Msg) tea.Cmd {
	saved, ok := msg.(savedMsg)
	if !ok || saved.to != m.to {
		return nil
	}
	m.Refresh()
	record, err := m.Store.Record(saved.kind, saved.record)
	if err == nil && len(store.Untranslated(record, m.to)) > 0 {
		return m.form(record)
	}
	return m.next()
}

// next asks for what the record under the cursor lacks, or the first one below
// that the reader may translate.
func (m *Screen) next() tea.Cmd {
	for {
		record, ok := m.rows.Current()
		if !ok {
			return screen.Toast(m.T("translations.done"))
		}
		if m.may(record) == nil {
			return m.form(record)
		}
		at := m.rows.Cursor()
		if m.rows.Move(1); m.rows.Cursor() == at {
			return screen.Toast(m.T("translations.done"))
		}
	}
}

// Selected is the record under the cursor.
func (m *Screen) Selected() store.Record {
	record, ok := m.rows.Current()
	if !ok {
		return nil
	}
	return record
}
