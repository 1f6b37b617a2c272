package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/tui"
	"github.com/ogptoolbox/concorde/tui/keep"
)

// showInterface is the command line without a command. The interface is shown
// when the tree of commands is gone: a session lasts for hours, and would keep
// 140 KB of them.
func (inv *invocation) showInterface(cmd *cobra.Command, _ []string) error {
	if !inv.keyboard {
		return errNoTerminal() // before anything is opened
	}
	local, err := inv.visitSeen(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	inv.afterwards = func() error { return runInterface(ctx, inv.door, local, inv.theme) }
	return nil
}

// unseen is how long the store may take to open before somebody is told that it does.
const unseen = 40 * time.Millisecond

// visitSeen opens the store while a person looks on: without its indexes, which
// come while they read, and behind a curtain where even that takes long.
func (inv *invocation) visitSeen(cmd *cobra.Command) (local *visit, err error) {
	inv.places.early = true
	err = errors.New("open the store: it failed in the middle")
	opened, group := make(chan struct{}), background.NewGroup(nil)
	group.Go("open the store", func() {
		defer close(opened)
		local, err = inv.visit(cmd)
	})
	defer group.Wait()
	timer := time.NewTimer(unseen)
	defer timer.Stop()
	select {
	case <-opened:
	case <-timer.C:
		if err := inv.drawCurtain(cmd.Context(), opened); err != nil {
			return nil, err
		}
		<-opened
	}
	return local, err
}

// drawCurtain says that the store is being opened until it is.
func (inv *invocation) drawCurtain(ctx context.Context, opened <-chan struct{}) error {
	if inv.fit != nil {
		return nil // somebody else's terminal, and their store is open
	}
	if inPlain(inv.theme, inv.environ) {
		return firstError(inv.line(inv.say().T("shell.opening")), inv.out.Flush())
	}
	options := tui.Options{Context: ctx, Catalogue: inv.words, Lang: inv.lang}
	return tui.Curtain(options, tui.Terminal{In: inv.in, Out: inv.door.out, Environ: inv.environ}, opened)
}

// runInterface shows the interface to a person at a terminal.
func runInterface(ctx context.Context, d *door, local *visit, theme string) error {
	options := tui.Options{
		Context: ctx, Store: local.store, Actor: local.actor, Raise: local.raise,
		Catalogue: d.words, Lang: d.lang, Theme: tui.ThemeChoice(theme), Now: d.now, Logger: local.log,
		Charter: local.charter, Tour: true,
	}
	terminal := tui.Terminal{In: d.in, Out: d.out, Environ: d.environ}
	show := tui.Run
	if inPlain(theme, d.environ) {
		show = tui.Tell
	}
	if d.fit != nil {
		d.fit(&options, &terminal)
		return show(options, terminal)
	}
	terminal.Columns = d.width
	drafts, err := keep.Open(filepath.Join(local.data, draftsName), local.log)
	if err != nil {
		return failed("commands.error.drafts", map[string]any{"Dir": quotedPath(local.data), "Error": reason(err)}, err)
	}
	defer drafts.Close()
	options.Keep = drafts
	return show(options, terminal)
}

// inPlain reports whether the interface is told line by line: where that was
// asked for, and on a terminal that can do nothing else, unless a theme was.
func inPlain(theme string, environ []string) bool {
	return theme == string(tui.ThemePlain) || theme == "" && variable(environ, "TERM") == "dumb"
}

func errNoTerminal() error { return failed("commands.error.no-terminal", nil, nil) }
