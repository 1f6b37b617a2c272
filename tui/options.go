package tui

import (
	"context"
	"log/slog"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/share"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Options are what a session begins with.
type Options struct {
	Context   context.Context
	Store     *store.Store
	Actor     store.Actor
	Raise     func(store.Actor) store.Actor // what somebody may do once they said who they are; nil: as a participant
	Catalogue *words.Catalogue
	Lang      string
	Theme     ThemeChoice
	Now       func() time.Time // nil: the clock
	Logger    *slog.Logger     // of what went wrong; nil: nowhere

	// Reach is the line by which others come in, for the wall; empty: they do not.
	Reach string
	// Ending tells why the session has to end; the interface then leaves and
	// says so. Nil: nothing tells.
	Ending <-chan Ending
	// Standing asks who the reader is by now, in which role, whenever the
	// record changed: somebody else may have named them a steward. It is
	// called away from the event loop, by one goroutine at a time. An error
	// leaves them as they were. Nil: they stay who they are.
	Standing func() (store.Actor, error)
	// Keep holds forms and places beyond the session, by the actor's key.
	// Nil, or an actor without a key: they last as long as the session.
	Keep keep.Keeper
	// Charter reads the text of the Declaration; see [screen.Common]. Nil: there is none.
	Charter func(lang string) (words, in string)
	// Tour shows those who never said who they are the first things to do.
	Tour bool
	// ASCII draws with nothing but ASCII, for terminals that know no more.
	ASCII bool
	// Presence is who is here, shared by all sessions. Nil: one is alone, and
	// nothing is shown of others.
	Presence *presence.Room
	// Shared is what all sessions read alike. Nil: each reads for itself.
	Shared *share.Desk
}

// complete fills in what was left out.
func (o Options) complete() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	if o.Theme == "" {
		o.Theme = ThemeAuto
	}
	if o.Raise == nil {
		o.Raise = func(actor store.Actor) store.Actor { return actor }
	}
	return o
}

// ThemeChoice is how the theme is chosen.
type ThemeChoice string

// The choices. ThemeAuto asks the terminal for its background.
const (
	ThemeAuto  ThemeChoice = "auto"
	ThemeDark  ThemeChoice = "dark"
	ThemeLight ThemeChoice = "light"
	ThemePlain ThemeChoice = "plain"
)
