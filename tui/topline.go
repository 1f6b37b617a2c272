package tui

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/tabs"
	"github.com/ogptoolbox/concorde/tui/words"
)

// topLine is the tabs as they were drawn last, and all that they depend on:
// they are part of each frame, and another one once in a hundred.
type topLine struct {
	theme          theme.Name
	words          *words.Words
	actor          store.Actor
	name           string
	active, width  int
	unread, online int
	drawn          string
}

func (s *Shell) viewTabs() string {
	now := topLine{
		theme: s.Theme.Name, words: s.Words, actor: s.Actor, name: s.name(),
		active: s.active, width: s.width, unread: s.mail.unread, online: s.online(), drawn: s.line.drawn,
	}
	if now.drawn == "" || now != s.line {
		bar := s.bar()
		now.drawn = bar.View(s.Theme, s.corner(bar.Room()))
		s.line = now
	}
	return now.drawn
}

// corner is what is new for the reader, who is here and who the reader is, as
// fully as there is room. Who is here goes first, then the language, which the
// screen shows by itself, then the end of the reader's name; how many news are
// unread stands nowhere else, and stays.
func (s *Shell) corner(room int) string {
	mail, shortMail := s.mailNote()
	online, shortOnline := s.onlineNote()
	who, name := s.who(), s.name()
	ways := [][]string{
		{mail, online, who}, {mail, shortOnline, who}, {shortMail, shortOnline, who}, {shortMail, who},
		{shortMail, shortOnline, name}, {shortMail, name},
	}
	if left := room + 1 - frame.Width(joined([]string{shortMail, "x"})); left >= nameLeast && s.Actor.Role != store.Guest {
		if short := shortened(name, left); short != "" {
			ways = append(ways, []string{shortMail, short})
		}
	}
	for _, parts := range append(ways, []string{shortMail, strings.ToUpper(s.Lang())}) {
		if corner := joined(parts); frame.Width(corner) <= room {
			return corner
		}
	}
	return shortMail
}

// shortened is as much of a name as there is room for, in whole words: three
// letters of one, next to the tabs, would look like one more of them.
func shortened(name string, room int) string {
	if frame.Width(name) <= room {
		return name
	}
	for short := name; ; {
		space := strings.LastIndexByte(short, ' ')
		if space <= 0 {
			return ""
		}
		if short = short[:space]; frame.Width(short) <= room {
			return short
		}
	}
}

// nameLeast is how much of the reader's name is worth showing, in cells.
const nameLeast = 5

// cornerMost is how many cells the corner asks for at most.
const cornerMost = 24

// cornerLeast is how many cells the corner takes in short.
func (s *Shell) cornerLeast() int {
	_, mail := s.mailNote()
	_, online := s.onlineNote()
	return min(frame.Width(joined([]string{mail, online, s.who()})), cornerMost)
}

// onlineNote says how many are here, in full and in short; empty where one is alone.
func (s *Shell) onlineNote() (long, short string) {
	if s.Room == nil {
		return "", ""
	}
	here := s.online()
	return theme.MarkOnline + " " + s.Words.N("shell.count.online", here), theme.MarkOnline + s.Words.Number(here)
}

// online is how many are here; 0 where nobody counts.
func (s *Shell) online() int {
	if s.Room == nil {
		return 0
	}
	people, guests := s.Room.Online()
	return people + guests
}

// joined are the parts that there are, apart.
func joined(parts []string) string {
	there := slices.DeleteFunc(parts, func(part string) bool { return part == "" })
	return strings.Join(there, " · ")
}

func (s *Shell) bar() tabs.Bar {
	bar := tabs.Bar{Active: s.active, Width: s.width, Right: s.cornerLeast(), Least: s.mailLeast()}
	for _, t := range s.tabs {
		bar.Tabs = append(bar.Tabs, tabs.Tab{Key: s.Key(t.action), Label: s.T("shell.tab." + string(t.action))})
	}
	return bar
}

// who is the reader and their language, at the right of the tabs.
func (s *Shell) who() string { return s.name() + " · " + strings.ToUpper(s.Lang()) }

func (s *Shell) name() string {
	if s.Actor.Role == store.Guest {
		return s.T("shell.status.guest")
	}
	return s.Person(s.Actor.Person)
}
