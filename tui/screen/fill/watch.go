package fill

import (
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

// Watcher is a paper with something to say of what others do meanwhile to what
// it is about.
type Watcher interface {
	// Watch says it above the form; empty: nothing. What was typed stays.
	Watch() string
}

// watch says what there is to say now, and no longer what was said before.
func (m *Screen) watch() {
	said := m.changed()
	if watcher, ok := m.paper.(Watcher); ok {
		said = watcher.Watch()
	}
	if said != m.watched {
		m.watched = said
		m.form.SetHint(said)
	}
}

// changed says who changed what is being edited since the form was opened, of
// which both are kept when it is saved; empty: nobody did.
func (m *Screen) changed() string {
	id, ok := store.ParseID(m.from.Record)
	at := slices.IndexFunc(mended(), func(kind store.Kind) bool { return kind.String() == m.from.Kind })
	if !ok || at < 0 || m.from.Lang != "" {
		return ""
	}
	record, err := m.Store.Record(mended()[at], id)
	if err != nil || record.Head().Revision == m.from.Revision {
		return ""
	}
	return m.Words.F("screens.form.changed", map[string]any{"Who": m.Person(record.Head().ChangedBy)})
}

// mended are the kinds of which two changes at once are brought together.
func mended() []store.Kind {
	return []store.Kind{store.KindTool, store.KindAction, store.KindCommitment, store.KindOrganisation, store.KindPerson}
}
