package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/plain"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/screen/govern"
	"github.com/ogptoolbox/concorde/tui/widget/dialog"
)

// spoken is the shell as package plain tells it.
type spoken struct{ shell *Shell }

// plainHeight is the height of what is drawn only to be read out.
const plainHeight = 60

// Begin opens the rooms in that many cells, and takes the reader back to where
// they were cut off.
func (s spoken) Begin(width int) tea.Cmd {
	var cmds []tea.Cmd
	for _, t := range s.shell.tabs {
		cmds = append(cmds, t.top().Init())
	}
	cmds = append(cmds, s.shell.lookForMail())
	return tea.Batch(append(cmds, screen.Ask(tea.WindowSizeMsg{Width: max(width, LeastWidth), Height: plainHeight}))...)
}

// Common is what all screens share.
func (s spoken) Common() *screen.Common { return s.shell.Common }

// Update takes a message.
func (s spoken) Update(msg tea.Msg) tea.Cmd {
	_, cmd := s.shell.Update(msg)
	return cmd
}

// Do does an action. The wall is the pulse for a projector: it is told as that.
func (s spoken) Do(action screen.Action) tea.Cmd {
	if action == screen.Wall {
		action = screen.Pulse
	}
	defer s.shell.mark()
	s.atDoor(action)
	return s.shell.do(action, s.shell.Key(action))
}

// atDoor makes a room that is gone to one that is told from its beginning: what
// was opened in it before would be told instead, and nobody sees where they are.
// Forms stay.
func (s spoken) atDoor(action screen.Action) {
	for i := range s.shell.tabs {
		room := &s.shell.tabs[i]
		_, form := room.top().(*fill.Screen)
		if room.action == action && !form {
			room.stack = room.stack[:1]
		}
	}
}

// Top is the screen on top.
func (s spoken) Top() screen.Screen { return s.shell.top() }

// Root reports whether nothing is beneath it.
func (s spoken) Root() bool { return len(s.shell.tabs[s.shell.active].stack) == 1 }

// Dialog is what waits for an answer.
func (s spoken) Dialog() dialog.Dialog {
	if n := len(s.shell.over); n > 0 {
		if over, ok := s.shell.over[n-1].(*asked); ok {
			return over.dialog
		}
	}
	return nil
}

// Aside is an overlay that is no dialog, drawn, and taken away.
func (s spoken) Aside() string {
	n := len(s.shell.over)
	if n == 0 {
		return ""
	}
	over := s.shell.over[n-1]
	if _, dialog := over.(*asked); dialog {
		return ""
	}
	s.shell.close(over)
	return over.view(s.shell.width, s.shell.height)
}

// Over reports whether the session ends.
func (s spoken) Over() bool { return s.shell.leaving || s.shell.Context.Err() != nil }

// Rooms are the actions that lead to the rooms.
func (s spoken) Rooms() []screen.Action {
	rooms := make([]screen.Action, len(s.shell.tabs))
	for i, t := range s.shell.tabs {
		rooms[i] = t.action
	}
	return rooms
}

// Has reports whether there is such a thing to do, wherever one is.
func (s spoken) Has(action screen.Action) bool { return s.shell.has(action) && !about(action) }

// Deeds are what may be done to the record that is told, besides what its screen
// offers.
func (s spoken) Deeds() []screen.Action {
	if s.shell.subject() == nil {
		return nil
	}
	return slices.DeleteFunc(govern.Offers(s.shell.Common, s.shell.subject()), func(action screen.Action) bool { return !about(action) })
}

// about reports whether an action is done to a record, by those who keep order.
func about(action screen.Action) bool {
	return action != screen.Announce && slices.Contains(govern.Actions(), action)
}

// Find finds things of every kind.
func (s spoken) Find(query string) []plain.Found {
	var found []plain.Found
	for _, one := range s.shell.everything(query) {
		if show, ok := recordOf(one.ID); ok {
			found = append(found, plain.Found{Name: one.Name, Kind: one.Key, Show: show})
		}
	}
	return found
}

// Catch shows what others did since it was asked last.
func (s spoken) Catch() tea.Cmd {
	sequence := s.shell.Store.Sequence()
	if sequence == s.shell.seen {
		return nil
	}
	return s.shell.catchUp(s.shell.inquire(sequence, s.shell.Actor))
}

// News is what was not told yet: an announcement, what is unread, and what a
// newcomer may try next.
func (s spoken) News() []string {
	return []string{s.announcement(), s.shell.mailNews(), s.shell.tourNews()}
}

func (s spoken) announcement() string {
	news := s.shell.news
	if news == nil {
		return ""
	}
	s.shell.news = nil
	said := s.shell.Words.F("shell.announcement.banner", map[string]any{"Words": text.Line(news.Words)})
	return said + " (" + s.shell.Person(news.CreatedBy) + ", " + s.shell.Words.Ago(news.CreatedAt, s.shell.Now()) + ")"
}

var _ plain.Program = spoken{}
