package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"time"

	"github.com/ogptoolbox/concorde/sshd"
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/rounds"
	"github.com/ogptoolbox/concorde/store/seed"
	"github.com/ogptoolbox/concorde/tui"
	"github.com/ogptoolbox/concorde/tui/keep"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/share"
	"github.com/ogptoolbox/concorde/tui/words"
)

// house is a running server: the record, the door, who is in, and what they
// were in the middle of.
type house struct {
	*invocation
	store   *store.Store
	server  *sshd.Server
	room    *presence.Room
	shared  *share.Desk
	drafts  *keep.Dir
	metrics *metrics
	logger  *slog.Logger
	reach   string           // the line that people type
	told    *words.Catalogue // with lines that they can type
	charter charter
	rounds  *rounds.Rounds // of backups; nil: nobody asked for any
}

// openHouse opens the record, and puts up the door.
func (inv *invocation) openHouse(ctx context.Context, where places, flags *serving, at net.Addr, logger *slog.Logger) (*house, error) {
	dir := where.dir()
	if err := prepareData(dir); err != nil {
		return nil, err
	}
	h := &house{invocation: inv, logger: logger, reach: reachLine(flags.public, at), room: presence.NewRoom(), shared: share.NewDesk(), charter: charter{dir, logger}}
	h.told = words.LoadFor(h.reach)
	opened, err := store.Start(store.Options{
		Dir: dir, Holder: where.command, Reach: h.reach, Logger: logger, Budget: flags.budgetOf(),
		Submitted: func(took time.Duration, err error) { h.metrics.submitted(took, err) },
	})
	if err != nil {
		return nil, err
	}
	h.store = opened
	h.metrics = newMetrics(opened, func() int { return h.server.Online() })
	if err := h.furnish(ctx, dir, flags); err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	return h, nil
}

// furnish fills a fresh record, and makes the door and the place for drafts.
func (h *house) furnish(ctx context.Context, dir string, flags *serving) (err error) {
	h.store.SetOrganisers(nil) // nobody is one for saying so
	if err := seed.Load(ctx, h.store); err != nil {
		return err
	}
	if h.drafts, err = keep.Open(filepath.Join(dir, draftsName), h.logger); err != nil {
		return failed("commands.error.drafts", map[string]any{"Dir": quotedPath(dir), "Error": reason(err)}, err)
	}
	h.server, err = sshd.New(sshd.Options{
		HostKey: filepath.Join(dir, hostKeyName), Limits: flags.limits, Admit: h.admit,
		Interface: h.showTo, Command: h.obey, Say: h.sayTo, NoKey: h.noKey(), Logger: h.logger, Observer: h.metrics,
	})
	if err != nil {
		h.drafts.Close()
		return explainDoor(err, filepath.Join(dir, hostKeyName))
	}
	return nil
}

// close lets everything go, the record last.
func (h *house) close() error {
	h.drafts.Close()
	return h.store.Close()
}

// run serves until the context ends, and those who watch over it with it.
func (h *house) run(ctx context.Context, listener net.Listener, flags *serving) error {
	ctx, cancel := context.WithCancelCause(ctx)
	group := background.NewGroup(h.logger)
	defer group.Wait()
	defer cancel(nil)
	group.Go("make search ready", func() { h.awaitSearch(ctx, cancel) })
	if err := h.watchOrganisers(ctx, group, flags.organisers); err != nil {
		return firstError(err, listener.Close())
	}
	if err := h.openMetrics(ctx, group, flags.metrics); err != nil {
		return firstError(err, listener.Close())
	}
	group.Go("banned keys", func() { h.showOut(ctx) })
	h.keepBackups(ctx, group, flags.backups)
	if err := h.greet(); err != nil {
		return firstError(err, listener.Close())
	}
	h.logger.Info("serving", "address", listener.Addr().String(), "entries", h.store.Sequence(), "reach", h.reach)
	err := h.server.Serve(ctx, listener)
	h.logger.Info("stopped", "entries", h.store.Sequence())
	if unfit := context.Cause(ctx); !errors.Is(unfit, context.Canceled) {
		return unfit
	}
	return err
}

// awaitSearch says when everything can be searched. A record of which that
// cannot be is not served.
func (h *house) awaitSearch(ctx context.Context, stop context.CancelCauseFunc) {
	switch err := h.store.Whole(ctx); {
	case ctx.Err() != nil:
	case err != nil:
		stop(fmt.Errorf("open the store: %w", err))
	default:
		h.logger.Info("search is ready", "tools", h.store.Count(store.KindTool))
	}
}

// greet prints what people need to find the door, and to know that it is ours.
func (h *house) greet() error {
	err := firstError(
		h.line(h.say().F("serve.ready.reach", map[string]any{"Reach": h.reach})),
		h.line(h.say().F("serve.ready.fingerprint", map[string]any{"Fingerprint": h.server.Fingerprint()})),
	)
	return firstError(err, h.out.Flush())
}

// watchOrganisers reads who they are before anybody comes in.
func (h *house) watchOrganisers(ctx context.Context, group *background.Group, path string) error {
	if path == "" {
		return nil
	}
	o := &organisers{path: path, set: h.store.SetOrganisers, logger: h.logger}
	if err := o.load(); err != nil {
		return err
	}
	group.Go("organisers", func() {
		clock := time.NewTicker(lookAtOrganisers)
		defer clock.Stop()
		o.watch(ctx, clock.C)
	})
	return nil
}

// openMetrics answers those who watch over the server.
func (h *house) openMetrics(ctx context.Context, group *background.Group, address string) error {
	if address == metricsOff {
		return nil
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return failed("serve.error.metrics", map[string]any{"Address": quoted(address), "Error": reasonOfNet(err)}, err)
	}
	h.logger.Info("watch at", "metrics", "http://"+listener.Addr().String()+"/metrics")
	group.Go("metrics", func() {
		if err := serveMetrics(ctx, listener, h.metrics.handler(h.store)); err != nil {
			h.logger.Error("nobody can watch any more", "error", err)
		}
	})
	return nil
}

// showOut ends the sessions of a key that is banned, as soon as it is.
func (h *house) showOut(ctx context.Context) {
	err := h.store.Follow(ctx, h.store.Sequence(), func(entries []store.Entry) error {
		for _, entry := range entries {
			if ban, ok := h.banIn(entry); ok {
				n := h.server.End(ban.Key, tui.EndingBanned)
				h.logger.Info("a key is banned", "key", ban.Key, "sessions", n)
			}
		}
		return nil
	})
	if err != nil {
		h.logger.Error("banned keys are no longer shown out", "error", err)
	}
}

// banIn is the ban that an entry puts on the record.
func (h *house) banIn(entry store.Entry) (*store.Ban, bool) {
	if entry.Verb != store.VerbBan {
		return nil, false
	}
	record, err := h.store.Body(entry)
	ban, ok := record.(*store.Ban)
	return ban, ok && err == nil
}

// explainDoor says what is wrong with the host key, if that is it.
func explainDoor(err error, hostKey string) error {
	args := map[string]any{"File": quotedPath(hostKey)}
	switch {
	case errors.Is(err, sshd.ErrHostKeyOpen):
		return failed("serve.error.host-key-open", args, err)
	case errors.Is(err, sshd.ErrHostKey):
		return failed("serve.error.host-key", args, err)
	}
	return fmt.Errorf("put up the door: %w", err)
}
