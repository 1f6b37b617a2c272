package fill

// Watcher is a paper with something to say of what others do meanwhile to what
// it is about.
type Watcher interface {
	// Watch says it above the form; empty: nothing. What was typed stays.
	Watch() string
}

// watch says what the paper has to say now, and no longer what it said before.
func (m *Screen) watch() {
	watcher, ok := m.paper.(Watcher)
	if !ok {
		return
	}
	if said := watcher.Watch(); said != m.watched {
		m.watched = said
		m.form.SetMessage(said)
	}
}
