package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// changedMsg says that the record has entries that the screens do not show.
type changedMsg struct {
	sequence uint64
	asked    store.Actor // who the reader was when it was asked who they are by now
	standing store.Actor // who they are by now
	known    bool        // that it was asked
	news     *store.Announcement
}

// watch waits, away from the event loop, for the record to change.
func (s *Shell) watch() tea.Cmd {
	after, asked, shown := s.seen, s.Actor, s.shown
	return func() tea.Msg {
		if _, err := s.Store.Changed(s.Context, after); err != nil || !s.gathers(shown) {
			return nil // the session or the store is ending
		}
		sequence, err := s.Store.Changed(s.Context, after)
		if err != nil {
			return nil
		}
		return s.inquire(sequence, asked)
	}
}

// inquire asks what the record's change is to this reader.
func (s *Shell) inquire(sequence uint64, asked store.Actor) changedMsg {
	msg := changedMsg{sequence: sequence, asked: asked}
	if s.standing != nil {
		standing, err := s.standing()
		if msg.standing, msg.known = standing, err == nil; err != nil {
			s.logger.Warn("who the reader is cannot be asked", "error", err)
		}
	}
	if newest, err := s.Store.Announcements(1); err == nil && len(newest) > 0 {
		msg.news = newest[0]
	}
	return msg
}

// changed shows what came, and goes on watching.
func (s *Shell) changed(msg changedMsg) tea.Cmd { return tea.Batch(s.catchUp(msg), s.watch()) }

// catchUp shows what came, on the screen that is on top; the others are
// brought up to date when they come on top.
func (s *Shell) catchUp(msg changedMsg) tea.Cmd {
	before := s.seen
	s.seen, s.shown = msg.sequence, time.Now()
	var said tea.Cmd
	// Whoever just said who they are is not who they were when it was asked: what
	// they did is a change of its own, after which it is asked again.
	if msg.known && msg.asked == s.Actor && msg.standing != s.Actor {
		said = s.stand(msg.standing)
	}
	s.announce(msg.news)
	return tea.Batch(said, s.refreshAfter(before), s.lookForMail())
}

// refreshAfter reads again what is shown, if what came after an entry may be seen there.
func (s *Shell) refreshAfter(entry uint64) tea.Cmd {
	top, ok := s.top().(screen.Indifferent)
	if !ok {
		return s.refresh()
	}
	if kinds := top.Indifferent(); len(kinds) > 0 && !s.Store.ChangedBesides(entry, kinds...) {
		return nil
	}
	return s.refresh()
}

// stand makes the reader who they are by now, and tells them if they may do
// more or less than before.
func (s *Shell) stand(actor store.Actor) tea.Cmd {
	before := s.Actor
	s.Actor = actor
	if before.Role == actor.Role || before.Role == store.Guest && actor.Role == store.Participant {
		return nil
	}
	return screen.Toast(s.T("shell.standing." + roleName(actor.Role)))
}

func roleName(role store.Role) string {
	return [...]string{"guest", "participant", "steward", "organiser"}[min(role, store.Organiser)]
}

// askBackground asks the terminal whether it is dark. The library's own
// question is not asked of a client's terminal.
func askBackground() tea.Cmd { return tea.Raw(ansi.RequestBackgroundColor) }

// later is after, where time passes.
func (s *Shell) later(wait time.Duration, msg tea.Msg) tea.Cmd {
	if s.still {
		return nil
	}
	return s.after(wait, msg)
}

// after gives a message when its time has come, unless the session ends first.
func (s *Shell) after(wait time.Duration, msg tea.Msg) tea.Cmd {
	return func() tea.Msg {
		timer := time.NewTimer(wait)
		defer timer.Stop()
		select {
		case <-s.Context.Done():
			return nil
		case <-timer.C:
			return msg
		}
	}
}
