package fill

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// From says how the form can be opened again, and puts back what was kept of
// it: from then on it is kept at every letter.
func (m *Screen) From(from keep.Origin) *Screen {
	m.from = from
	draft, ok := m.Desk.Form(m.paper.Key())
	if !ok {
		return m
	}
	m.form.SetValues(draft.Values)
	m.form.SetNews(m.T("screens.draft"))
	if draft.From.Revision != from.Revision {
		m.form.SetHint(m.T("screens.draft-changed"))
	}
	return m
}

// Name is what the form is about, as far as typed: its first line.
func (m *Screen) Name() string {
	if fields := m.paper.Fields(); len(fields) > 0 {
		name, _, _ := strings.Cut(m.form.Text(fields[0].Name), "\n")
		return screen.Clean(name)
	}
	return ""
}

// keep keeps what was typed beyond the session.
func (m *Screen) keep() {
	if m.from.Kind == "" {
		return
	}
	changes := m.form.Changes()
	if len(changes) == 0 {
		m.Desk.Drop(m.paper.Key())
		return
	}
	m.Desk.Put(keep.Form{Key: m.paper.Key(), From: m.from, Values: changes, Open: true})
}

// Saved forgets the draft: what was typed is on the record.
func (m *Screen) Saved() { m.Desk.Drop(m.paper.Key()) }
