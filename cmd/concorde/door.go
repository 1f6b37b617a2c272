package main

import (
	"context"
	"io"
	"log/slog"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/rounds"
	"github.com/ogptoolbox/concorde/tui"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/words"
)

// door is all that a command knows of where it was asked for: a shell on this
// machine, or somebody's SSH session.
type door struct {
	in       io.Reader
	out, err io.Writer
	terminal bool // out is a terminal
	keyboard bool // and in is its keyboard: the interface can be shown
	watched  bool // err is a terminal: progress has a reader
	width    int  // of the terminal, in cells; 0 where it is not known
	lang     string
	program  string // how whoever asks calls the program; empty: by its name
	words    *words.Catalogue
	zone     *time.Location // in which moments are shown
	now      func() time.Time
	environ  []string // of whoever asks: TERM, COLORTERM, …
	local    bool     // whoever asks may name paths on this machine

	// fit tells the interface what it has to know of a terminal that is
	// elsewhere; nil for the process's own.
	fit func(*tui.Options, *tui.Terminal)

	// open gives a command the store and who asks. It is called at most once,
	// and only by commands that need it.
	open func(context.Context, places) (*visit, error)
}

// places are what a local command line may say about where things are.
type places struct {
	data     string // directory; empty: the default one
	identity string // file; empty: the data directory's own
	command  string // the command being run, for whoever finds the store in use
	early    bool   // the store may come without its indexes: see [store.Start]
}

// visit is a store, and who came to it.
type visit struct {
	store *store.Store
	actor store.Actor
	raise func(store.Actor) store.Actor // what a newcomer may do once they said who they are
	data  string                        // the data directory; empty if it is not the visitor's business
	key   string                        // the file of their key, likewise
	log   *slog.Logger

	charter func(lang string) (words, in string) // the text of the Declaration; see [charter.text]

	rounds *rounds.Rounds // of backups, on a server that makes them

	keeper keep.Keeper // of what was read; nil: it lies in the data directory

	close func() error
}

// run carries out one command line, prints what went wrong, and returns the
// exit status.
func (d *door) run(ctx context.Context, args []string) int {
	inv := newInvocation(d)
	err := inv.execute(ctx, args)
	inv.keep(err)
	return inv.report(firstError(err, inv.finish()))
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
