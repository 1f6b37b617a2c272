package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/inbox"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// mail is what the shell knows of the reader's inbox, to say how many news
// they have not read.
type mail struct {
	inbox  store.Inbox // what was unread when it was read last
	of     store.ID    // whose it is
	unread int
	told   int  // how many of them a session that is told line by line was told of
	busy   bool // it is being read, or was a moment ago
}

// mailPause is the least time between two readings of an inbox: whoever is in
// a lively coalition costs no more than that.
const mailPause = time.Second

// mailMsg is an inbox that was read away from the event loop.
type mailMsg struct {
	of    store.ID
	inbox store.Inbox
	err   error
}

// mailPausedMsg says that an inbox may be read again.
type mailPausedMsg struct{}

// own gives the reader the desk that all their keys share, once it is known who
// they are.
func (s *Shell) own() {
	if s.mail.of == s.Actor.Person && s.Read != nil {
		return
	}
	if s.Read != nil {
		s.Read.Leave()
	}
	s.Read, s.mail = keep.Alone(), mail{of: s.Actor.Person, busy: s.mail.busy}
	if s.keeper != nil && !s.Actor.Person.IsZero() {
		s.Read = s.keeper.Desk(keep.OfPerson(s.Actor.Person.String()))
	}
}

// lookForMail reads the inbox again if anything may have come, away from the
// event loop. It costs next to nothing where nothing did.
func (s *Shell) lookForMail() tea.Cmd {
	s.own()
	s.countMail()
	of, from, after := s.Actor.Person, s.Store, s.Read.Marks(s.Store.LogID()).Seen
	if of.IsZero() || s.mail.busy || !from.Moved(s.mail.inbox) {
		return nil
	}
	s.mail.busy = true
	return func() tea.Msg {
		inbox, err := from.Inbox(of, after, store.InboxMost)
		return mailMsg{of, inbox, err}
	}
}

// gotMail takes in what was read, and lets a moment pass before the next time.
func (s *Shell) gotMail(msg mailMsg) tea.Cmd {
	switch {
	case msg.err != nil:
		s.logger.Warn("the inbox cannot be read", "error", msg.err)
	case msg.of == s.mail.of:
		s.mail.inbox = msg.inbox
		s.countMail()
	}
	if s.still {
		s.mail.busy = false
	}
	return s.later(mailPause, mailPausedMsg{})
}

// mailPaused looks again after the moment has passed.
func (s *Shell) mailPaused() tea.Cmd {
	s.mail.busy = false
	return s.lookForMail()
}

// countMail counts what is unread of what was read last.
func (s *Shell) countMail() {
	s.mail.unread = 0
	for _, news := range s.mail.inbox.News {
		if s.Unread(news) {
			s.mail.unread++
		}
	}
}

// mailNote says how many news are unread, and the key to them, in full and in
// short; empty if there are none.
func (s *Shell) mailNote() (long, short string) {
	if s.mail.unread == 0 {
		return "", ""
	}
	key := s.Key(screen.Inbox)
	return key + " " + s.Words.N("inbox.unread", s.mail.unread), key + ":" + s.Words.Number(s.mail.unread)
}

// mailRoom is how many cells the short note takes as a rule: they are kept for
// it before there are news, so that nothing moves when some come.
const mailRoom = 4

// mailLeast is how many cells the note must have; none for whoever has no inbox.
func (s *Shell) mailLeast() int {
	if s.Actor.Person.IsZero() {
		return 0
	}
	_, short := s.mailNote()
	return max(frame.Width(short), mailRoom)
}

// mailNews says how many news are unread, when there are more than were told of.
func (s *Shell) mailNews() string {
	before := s.mail.told
	s.mail.told = s.mail.unread
	if s.mail.unread <= before {
		return ""
	}
	return s.Words.N("inbox.unread", s.mail.unread) + " (" + s.Key(screen.Inbox) + ")"
}

// inbox shows the reader's inbox, unless it is on top already.
func (s *Shell) inbox() tea.Cmd {
	if _, there := s.top().(*inbox.Screen); there {
		return s.refresh()
	}
	s.own()
	return s.push(inbox.New(s.Common))
}
