package main

import (
	"context"
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/sshd"
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui"
	"github.com/ogptoolbox/concorde/tui/words"
)

// admit lets a key in, or says why not.
func (h *house) admit(fingerprint string, environ []string) string {
	ban, banned := h.store.Banned(fingerprint)
	if !banned {
		return ""
	}
	return h.sayTo(environ, "serve.refused.banned", map[string]any{"Reason": quoted(ban.Reason)})
}

// noKey is told to whoever has no key, whose language nobody knows.
func (h *house) noKey() string {
	lines := make([]string, 0, len(words.Languages()))
	for _, lang := range words.Languages() {
		lines = append(lines, h.words.In(lang).T("door.no-key"))
	}
	return strings.Join(lines, "\n")
}

// sayTo says something to a client that has no session yet.
func (h *house) sayTo(environ []string, key string, data map[string]any) string {
	return h.words.In(languageOf(environ)).F(key, data)
}

// languageOf is the language that a client's environment asks for.
func languageOf(environ []string) string {
	return words.FromEnv(variable(environ, "LC_ALL"), variable(environ, "LC_MESSAGES"), variable(environ, "LANG"))
}

// variable is the value of a variable in a client's environment.
func variable(environ []string, name string) string {
	for _, one := range environ {
		if key, value, ok := strings.Cut(one, "="); ok && key == name {
			return value
		}
	}
	return ""
}

// zoneOf is the client's time zone, where it says one that is known here.
func zoneOf(environ []string) *time.Location {
	zone, err := time.LoadLocation(variable(environ, "TZ")) // UTC where there is none
	if err != nil || zone == time.Local {                   // the server's is nobody else's
		return time.UTC
	}
	return zone
}

// doorOf is the door of a session: the command tree sees of the world what the
// client may.
func (h *house) doorOf(s *sshd.Session) *door {
	d := &door{
		in: s.In, out: s.Out, err: s.Err, fit: h.fit(s),
		terminal: s.Terminal, keyboard: s.Terminal, watched: s.Terminal, width: s.Width,
		lang: languageOf(s.Environ), words: h.told, program: h.reach, zone: zoneOf(s.Environ), now: h.now,
		environ: s.Environ,
	}
	d.open = func(context.Context, places) (*visit, error) { return h.visitOf(s) }
	return d
}

// visitOf is somebody's visit to the record that everybody shares.
func (h *house) visitOf(s *sshd.Session) (*visit, error) {
	actor, err := h.store.ActorFor(s.Fingerprint)
	if err != nil {
		return nil, err
	}
	return &visit{
		store: h.store, actor: actor, raise: h.raise,
		log: h.logger.With("key", s.Fingerprint), charter: h.charter.text, keeper: h.drafts,
		rounds: h.rounds, close: func() error { return nil },
	}, nil
}

// raise is what somebody may do who has just said who they are.
func (h *house) raise(newcomer store.Actor) store.Actor {
	actor, err := h.store.ActorFor(newcomer.Key)
	if err != nil {
		return newcomer
	}
	return actor
}

// fit tells the interface of a session's terminal, and of who else is in.
func (h *house) fit(s *sshd.Session) func(*tui.Options, *tui.Terminal) {
	return func(options *tui.Options, terminal *tui.Terminal) {
		options.Reach = h.reach
		options.Ending, options.Presence, options.Shared = s.Ending, h.room, h.shared
		options.Standing = func() (store.Actor, error) { return h.store.ActorFor(s.Fingerprint) }
		options.Keep = h.drafts
		terminal.Out = s.Out
		terminal.Width, terminal.Height, terminal.Sizes = s.Width, s.Height, s.Sizes
	}
}

// showTo shows the interface to somebody who asked for nothing else.
func (h *house) showTo(ctx context.Context, s *sshd.Session) {
	h.metrics.sessions.WithLabelValues("interface").Inc()
	h.doorOf(s).run(ctx, nil)
}

// obey carries out a command line, or shows the interface where only flags are
// given, as in `ssh -t HOST -- --theme plain`.
func (h *house) obey(ctx context.Context, s *sshd.Session) int {
	h.metrics.sessions.WithLabelValues("command").Inc()
	return h.doorOf(s).run(ctx, s.Args)
}
