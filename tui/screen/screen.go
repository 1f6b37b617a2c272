package screen

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/share"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/markdown"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Common is what every screen of one session is handed. It belongs to that
// session's event loop, and is not shared with another.
type Common struct {
	Context  context.Context
	Store    *store.Store
	Theme    *theme.Theme
	Words    *words.Words // replaced when the reader changes language
	Keys     *Keymap
	Actor    store.Actor
	Now      func() time.Time
	Markdown *markdown.Renderer
	// Room is who is here now, and Seat is this session's place in it. Both are
	// nil where one is alone.
	Room *presence.Room
	Seat *presence.Seat
	// Shared is what the sessions of one server read alike; nil where one is alone.
	Shared *share.Desk
	// Glances counts how often the others were looked at: what is drawn of them
	// is as old as that.
	Glances int
	// Charter is the text of the Declaration that the organisers give, in the
	// reader's language where there is one, and the language it is in, empty
	// where the file does not say. Nil: there is none.
	Charter func(lang string) (words, in string)
	// Desk holds the forms that were begun, beyond the session where it can.
	Desk *keep.Desk
	// Read holds what the reader has read of their inbox, whatever key they come
	// with.
	Read *keep.Desk
	// Rest is how soon one step of the cursor comes after another if they are a
	// run, and one letter of a search after another, which what is beside the
	// list does not follow; 0: it follows all.
	Rest time.Duration
	// After gives a message when its time has come, unless the session ends
	// first; nil where nothing passes by itself.
	After func(wait time.Duration, msg tea.Msg) tea.Cmd
	// Plain says that the session is told line by line: nothing can be drawn, and
	// nothing sent to the terminal but words.
	Plain bool
	// Reach is the line by which people come in; empty on one's own store.
	Reach string
	// Raise turns the actor of somebody who just said who they are into what
	// they may do here: on one's own store, an organiser.
	Raise func(store.Actor) store.Actor
}

// Screen is one screen of the stack. All methods are called by the session's
// event loop alone.
type Screen interface {
	// Init returns what to do first.
	Init() tea.Cmd
	// Update takes a message that is not an action: data, typing, the mouse.
	Update(tea.Msg) tea.Cmd
	// Do does an action; false if it means nothing here. Back is one of them:
	// a screen takes back its own last step before the shell takes it away.
	Do(Action) (tea.Cmd, bool)
	// Offers lists what can be done here now, in the order of importance.
	Offers() []Offer
	// Typing reports whether letters go into a field, so that none is an action.
	Typing() bool
	// SetSize gives the screen its cells. View returns exactly as many.
	SetSize(width, height int)
	View() string
	// Title names the screen in the bar above it.
	Title() string
}

// Refresher is a screen that shows what may have changed on the record.
type Refresher interface{ Refresh() tea.Cmd }

// Indifferent is a refresher that shows nothing of some kinds of records: what
// changes among those alone need not be read again. With a thousand here, most of
// whom look at tools, that is every message to a coalition.
type Indifferent interface{ Indifferent() []store.Kind }

// Subject is a screen on which one record is meant by what can be done from anywhere.
type Subject interface {
	Selected() store.Record // nil: none
}

// Looker is a screen that shows one record in full: that is what its reader looks at.
type Looker interface{ Looking() presence.Thing }

// Peopled is a screen that shows who is here, or who looks at what it shows.
type Peopled interface{ Glance() }

// Clicker is a screen on which a click puts the cursor on what it is on. It
// reports whether the cursor was there already: then it is opened.
type Clicker interface{ Click(x, y int) (again bool) }

// Placer is a screen that can be gone back to as it was.
type Placer interface {
	// Where is how it is looked at now.
	Where() keep.View
	// GoBack looks at it like that again, as far as it can.
	GoBack(keep.View)
}

// T is a word or sentence in the reader's language.
func (c *Common) T(key string) string { return c.Words.T(key) }

// Lang is the reader's language.
func (c *Common) Lang() string { return c.Words.Lang() }
