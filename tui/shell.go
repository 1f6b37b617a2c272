package tui

import (
	"sync/atomic"
	"time"

	"log/slog"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/actions"
	"github.com/ogptoolbox/concorde/tui/screen/coalitions"
	"github.com/ogptoolbox/concorde/tui/screen/commitments"
	"github.com/ogptoolbox/concorde/tui/screen/people"
	"github.com/ogptoolbox/concorde/tui/screen/pulse"
	"github.com/ogptoolbox/concorde/tui/screen/tools"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/markdown"
	"github.com/ogptoolbox/concorde/tui/widget/toast"
	"github.com/ogptoolbox/concorde/tui/words"
)

// The least terminal that anything fits in.
const (
	LeastWidth  = 40
	LeastHeight = 12
)

// Shell is one session's interface. Make it with [New].
type Shell struct {
	*screen.Common
	catalogue *words.Catalogue
	choice    ThemeChoice
	logger    *slog.Logger
	standing  func() (store.Actor, error)

	tabs   []tab
	active int

	over    []overlay // dialogs over the screens, the last on top
	toast   toast.Model
	passing passing
	news    *store.Announcement // to be shown as soon as the reader has a hand free
	told    store.ID            // the announcement that was shown last

	trouble error       // why nothing can be saved now; nil while it can
	opening *openingMsg // how far the store is; nil: it is open

	tour          tour
	newcomerAsked waiting
	keeper        keep.Keeper // of what lies beyond the session; nil: nothing does
	mail          mail
	line          topLine
	ahead         ahead

	width   int
	height  int
	seen    uint64       // the last entry that the screens show
	shown   time.Time    // when they were brought up to it
	pressed atomic.Int64 // when the reader did something last, in Unix nanoseconds
	leaving bool
	resumed bool   // the reader was taken back to where they were
	ascii   bool   // the terminal knows no other letters
	left    bool   // the reader left of their own accord
	ending  Ending // why the session ends; empty: its reader left
	still   bool   // no timers: what passes by itself stays
}

// tab is a room and the screens opened in it, the last on top.
type tab struct {
	action screen.Action
	stack  []screen.Screen
	begun  bool // it was shown, and reads what it shows
}

// overlay lies over the screens and is asked first.
type overlay interface {
	// update takes a message; done takes the overlay away.
	update(tea.Msg) (cmd tea.Cmd, done bool)
	// view draws it in no more than these cells.
	view(width, height int) string
}

// New returns the interface of one session.
func New(options Options) *Shell {
	options = options.complete()
	c := &screen.Common{
		Context: options.Context, Store: options.Store, Theme: themeFor(options.Theme),
		Words: options.Catalogue.In(options.Lang), Keys: screen.NewKeymap(), Actor: options.Actor,
		Now: options.Now, Raise: options.Raise, Charter: options.Charter, Desk: keep.Alone(), Shared: options.Shared,
	}
	if options.Keep != nil && options.Actor.Key != "" {
		c.Desk = options.Keep.Desk(options.Actor.Key)
	}
	if options.Presence != nil {
		c.Room, c.Seat = options.Presence, options.Presence.Join(options.Actor.Key, options.Actor.Person)
	}
	c.Markdown = markdown.New(c.Theme)
	s := &Shell{Common: c, catalogue: options.Catalogue, choice: options.Theme, logger: options.Logger, standing: options.Standing, keeper: options.Keep}
	s.own()
	c.Reach, c.After, s.ascii = options.Reach, s.later, options.ASCII
	s.tabs = []tab{
		{action: screen.Tools, stack: []screen.Screen{tools.New(c)}},
		{action: screen.Actions, stack: []screen.Screen{actions.New(c)}},
		{action: screen.Coalitions, stack: []screen.Screen{coalitions.New(c)}},
		{action: screen.Commitments, stack: []screen.Screen{commitments.New(c)}},
		{action: screen.People, stack: []screen.Screen{people.New(c)}},
		{action: screen.Pulse, stack: []screen.Screen{pulse.New(c)}},
	}
	if options.Tour {
		s.beginTour()
	}
	return s
}

func themeFor(choice ThemeChoice) *theme.Theme {
	switch choice {
	case ThemePlain:
		return theme.Plain()
	case ThemeLight:
		return theme.New(false)
	}
	return theme.New(true)
}

// Init begins to watch the record.
func (s *Shell) Init() tea.Cmd {
	cmds := []tea.Cmd{s.watch(), s.watchRoom(), s.watchTrouble(nil), s.watchOpening()}
	if s.choice == ThemeAuto {
		cmds = append(cmds, askBackground())
	}
	return tea.Batch(append(cmds, s.begin())...)
}

// begin has the room that is shown begin, once: most people never go to most
// rooms, and to read them all was half of what it took to let somebody in.
func (s *Shell) begin() tea.Cmd {
	t := &s.tabs[s.active]
	if t.begun {
		return nil
	}
	t.begun = true
	return t.top().Init()
}

func (t *tab) top() screen.Screen { return t.stack[len(t.stack)-1] }

// top is the screen that keys go to.
func (s *Shell) top() screen.Screen { return s.tabs[s.active].top() }

func (s *Shell) refresh() tea.Cmd {
	if r, ok := s.top().(screen.Refresher); ok {
		return r.Refresh()
	}
	return nil
}

// push puts a screen on top.
func (s *Shell) push(next screen.Screen) tea.Cmd {
	t := &s.tabs[s.active]
	t.stack = append(t.stack, next)
	s.layout()
	return next.Init()
}

// pop takes the top screen away, unless it is the room's own.
func (s *Shell) pop() tea.Cmd {
	t := &s.tabs[s.active]
	if len(t.stack) == 1 {
		return nil
	}
	t.stack = t.stack[:len(t.stack)-1]
	s.layout()
	return s.refresh()
}

// goTo shows a room.
func (s *Shell) goTo(action screen.Action) tea.Cmd {
	for i, t := range s.tabs {
		if t.action == action {
			s.active = i
			s.layout()
			return tea.Batch(s.begin(), s.refresh())
		}
	}
	return nil
}

// open puts a dialog over the screens.
func (s *Shell) open(over overlay) { s.over = append(s.over, over) }

var _ tea.Model = (*Shell)(nil)
