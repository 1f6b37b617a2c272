package inbox

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Rows are the news, for those who are told them line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before says how many are unread, and how they are read.
func (m *Screen) Before() []string {
	if len(m.inbox.News) == 0 || m.of != m.Actor.Person {
		return nil
	}
	return []string{m.note(), m.latest(), m.Words.F("plain.inbox.how", map[string]any{"All": m.Key(screen.AllRead)})}
}

// note is how many are unread, of how many.
func (m *Screen) note() string {
	return m.Words.F("inbox.note", map[string]any{"Unread": m.Words.Number(m.count()), "All": m.Words.Number(len(m.inbox.News))})
}

// latest is how far back it goes.
func (m *Screen) latest() string {
	return m.Words.F("inbox.footer", map[string]any{"Most": m.Words.Number(store.InboxMost)})
}

// line is what happened and when, which says in a word that it is unread.
func (m *Screen) line(teller Teller, news store.News) string {
	said := teller.Sentence(news) + ", " + m.Words.Ago(news.Entry.At, m.Now())
	if m.Unread(news) {
		said = m.Words.F("plain.labelled", map[string]any{"Label": m.T("plain.inbox.unread"), "Value": said})
	}
	return said + "\n" + m.below(teller, news)
}
