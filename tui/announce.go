package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// newsTime is how long an announcement is news to somebody who comes.
const newsTime = 24 * time.Hour

// announce takes the newest announcement, which is shown once in a session.
func (s *Shell) announce(newest *store.Announcement) {
	if newest == nil || newest.ID == s.told || s.Now().Sub(newest.CreatedAt) > newsTime {
		return
	}
	s.told, s.news = newest.ID, newest
}

// tell shows the announcement, once the reader is not in the middle of typing,
// answering or being welcomed: a key meant for something else must not take it
// away.
func (s *Shell) tell() {
	if s.news == nil || len(s.over) > 0 || s.tour.welcome || s.top().Typing() {
		return
	}
	news := s.news
	s.news = nil
	s.open(s.question(screen.AskMsg{
		Title:   s.T("shell.dialog.announcement.title"),
		Text:    s.Said(news.Words, news.Lang) + "\n\n" + s.Person(news.CreatedBy) + " · " + s.Words.Ago(news.CreatedAt, s.Now()),
		Choices: []string{s.T("shell.dialog.ok")},
		Then:    func(int) tea.Cmd { return nil },
	}))
}

// banner is the announcement in one line, while it waits to be shown.
func (s *Shell) banner() string {
	line := s.Words.F("shell.announcement.banner", map[string]any{"Words": text.Line(s.news.Words)})
	return frame.Line(" "+s.Theme.Warning.Render(frame.Truncate(line, s.width-1)), s.width)
}
