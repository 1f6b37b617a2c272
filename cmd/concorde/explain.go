package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"syscall"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui"
)

// report prints an error as one line, and returns the exit status.
func (inv *invocation) report(err error) int {
	switch {
	case err == nil, readerLeft(err):
		return statusDone
	case errors.Is(err, store.ErrNothing):
		inv.note("commands.note.nothing", nil)
		return statusDone
	}
	line, status := inv.explain(err)
	inv.notice(line)
	return status
}

// keep puts an error whole on the log, where there is one: the person is told one line.
func (inv *invocation) keep(err error) {
	if err == nil || inv.opened == nil || inv.opened.log == nil || readerLeft(err) {
		return
	}
	inv.opened.log.Warn("command failed", "command", inv.command, "error", err)
}

// note tells the person, beside the output, something that is no error.
func (inv *invocation) note(key string, args map[string]any) {
	inv.notice(inv.say().F(key, args))
}

func (inv *invocation) notice(line string) {
	_, _ = fmt.Fprintln(inv.err, text.Line("concorde: "+line)) // nobody is left to tell if it fails
}

// readerLeft reports that whoever read the output has had enough, as head does,
// or left before there was any.
func readerLeft(err error) bool {
	if errors.Is(err, tui.ErrLeft) {
		return true
	}
	var output *outputError
	return errors.As(err, &output) &&
		(errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe) || errors.Is(err, io.EOF))
}

// explain says an error in the reader's language, with the exit status that
// goes with it.
func (inv *invocation) explain(err error) (string, int) {
	var (
		own       *said
		field     *store.FieldError
		conflict  *store.ConflictError
		duplicate *store.DuplicateError
		denied    *store.NotAllowedError
		budget    *store.BudgetError
		output    *outputError
	)
	w := inv.say()
	switch {
	case errors.As(err, &own):
		return inv.sayFailure(own), own.status
	case errors.As(err, &output):
		return w.F("commands.error.output", map[string]any{"Error": quoted(output.cause.Error())}), statusFailed
	case errors.As(err, &field):
		return inv.explainField(field)
	case errors.As(err, &conflict):
		return inv.explainConflict(conflict), statusConflict
	case errors.As(err, &duplicate):
		return inv.explainDuplicate(duplicate), statusConflict
	case errors.As(err, &denied):
		return w.F("commands.denied."+string(denied.Why), nil), statusNotAllowed
	case errors.As(err, &budget):
		return w.F("commands.error.budget", map[string]any{"Wait": w.Number(budget.Seconds())}), statusFailed
	case errors.Is(err, context.Canceled):
		return w.F("commands.error.interrupted", nil), statusFailed
	}
	return inv.explainStore(err)
}

func (inv *invocation) sayFailure(s *said) string {
	line := inv.say().F(s.key, s.args)
	if s.then != "" {
		line = inv.then(line, inv.say().F(s.then, s.args))
	}
	return line
}

// then joins what happened and what to do about it.
func (inv *invocation) then(what, do string) string {
	return inv.say().F("commands.error.then", map[string]any{"What": what, "Do": do})
}

// explainStore says what is wrong with the store, or with what was looked for.
func (inv *invocation) explainStore(err error) (string, int) {
	var held *kv.HeldError
	if errors.As(err, &held) {
		return inv.explainHeld(held), statusFailed
	}
	for _, known := range []struct {
		err    error
		key    string
		status int
	}{
		{store.ErrNotFound, "not-found", statusNotFound},
		{store.ErrInUse, "in-use", statusConflict},
		{store.ErrConflict, "conflict", statusConflict},
		{store.ErrTooLarge, "too-large", statusUsage},
		{store.ErrUnknown, "unknown", statusFailed},
		{store.ErrClosed, "closed", statusFailed},
		{store.ErrOpening, "opening", statusFailed},
		{kv.ErrFailed, "failed", statusFailed},
		{kv.ErrUnwritable, "unwritable", statusFailed},
		{kv.ErrReadOnly, "read-only", statusFailed},
		{kv.ErrNotOurs, "not-ours", statusFailed},
		{kv.ErrNewer, "newer", statusFailed},
		{kv.ErrTooOld, "too-old", statusFailed},
		{kv.ErrDamaged, "damaged", statusFailed},
		{kv.ErrLost, "lost", statusFailed},
	} {
		if errors.Is(err, known.err) {
			return inv.say().F("commands.error."+known.key, map[string]any{"Error": text.Line(err.Error())}), known.status
		}
	}
	return inv.say().F("commands.error.other", map[string]any{"Error": text.Line(err.Error())}), statusFailed
}

func (inv *invocation) explainHeld(held *kv.HeldError) string {
	args := map[string]any{"Holder": held.Holder, "PID": held.PID, "Reach": held.Reach}
	if held.Holder == "" {
		args["Holder"] = inv.say().T("commands.error.held-somebody")
	}
	if held.Reach != "" {
		return inv.say().F("commands.error.held-reach", args)
	}
	return inv.say().F("commands.error.held", args)
}
