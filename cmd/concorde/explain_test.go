package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
)

func TestEveryErrorIsOneLineWithItsStatus(t *testing.T) {
	t.Parallel()
	catalogue := allWords()
	tool := &store.Tool{Meta: store.Meta{Slug: "decidim"}, Name: "Decidim"}
	for _, test := range []struct {
		err    error
		status int
		says   string
	}{
		{&store.FieldError{Field: "licence", Problem: store.ProblemLicence, Value: "agpl", Suggest: "AGPL-3.0-only"}, 2, "--licence: “agpl” is not an SPDX licence; perhaps AGPL-3.0-only?"},
		{&store.FieldError{Field: "written_in", Problem: store.ProblemTooLong, Limit: 60, Got: 12345}, 2, "--written-in is too long (12,345 characters); give at most 60"},
		{&store.FieldError{Field: "countries", Problem: store.ProblemTooMany, Limit: 100, Got: 101}, 2, "--country is given too often (101 times)"},
		{&store.FieldError{Field: "handle", Problem: store.ProblemTaken, Value: "ana"}, 4, "--handle: “ana” is taken"},
		{&store.FieldError{Field: "until", Problem: store.ProblemDay, Value: "soon"}, 2, "--until: “soon” is not a date; give 2017-06-30, 2017-06 or 2017"},
		{&store.FieldError{Field: "tools", Problem: store.ProblemReference}, 3, "--tool: what it refers to is not there"},
		{&store.ConflictError{Theirs: tool}, 4, "decidim was changed by someone else"},
		{&store.DuplicateError{Candidates: []store.Candidate{{Tool: tool, Why: store.SameAddress}}}, 4, "decidim (same address)"},
		{&store.NotAllowedError{Why: store.DeniedOrganiser}, 5, "only the organisers"},
		{&store.NotAllowedError{Why: store.DeniedSteward}, 5, "only the stewards"},
		{store.ErrNotFound, 3, "it is not there"},
		{store.ErrInUse, 4, "others build on it"},
		{store.ErrConflict, 4, "changed by someone else meanwhile"},
		{store.ErrTooLarge, 2, "too large"},
		{store.ErrUnknown, 1, "may or may not have been saved"},
		{store.ErrClosed, 1, "is being closed"},
		{kv.ErrFailed, 1, "takes no more changes"},
		{&kv.ReadOnlyError{Free: 1, Need: 2}, 1, "the disk is almost full"},
		{&kv.HeldError{}, 1, "another program has this store open"},
		{&kv.HeldError{Holder: "concorde serve", PID: 12, Reach: "ssh here"}, 1, "concorde serve has this store open (process 12); reach it with ssh here"},
		{kv.ErrNotOurs, 1, "not a Concorde store"},
		{&kv.VersionError{Found: 9, Known: 1}, 1, "a newer Concorde"},
		{&kv.VersionError{Found: 0, Known: 1}, 1, "too old"},
		{kv.ErrDamaged, 1, "restore a backup"},
		{&kv.LostError{Have: 1, Want: 3}, 1, "lost entries 2 to 3"},
		{context.Canceled, 1, "interrupted; nothing is half done"},
		{errors.New("line one\nline two\x1b[31m"), 1, "line one line two); concorde doctor"},
	} {
		var said strings.Builder
		inv := newInvocation(&door{lang: "en", words: catalogue, err: &said})
		status := inv.report(fmt.Errorf("do something: %w", test.err))
		if status != test.status || !strings.Contains(said.String(), test.says) || !oneLine(said.String()) {
			t.Errorf("%v: status %d, not %d: %q", test.err, status, test.status, said.String())
		}
		if strings.ContainsAny(said.String(), "⟦\x1b") {
			t.Errorf("%v: %q", test.err, said.String())
		}
	}
}

func TestNothingToDoIsNoFailure(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	var said strings.Builder
	inv := newInvocation(&door{lang: "es", words: s.words, err: &said})
	if status := inv.report(fmt.Errorf("undo: %w", store.ErrNothing)); status != statusDone || said.String() != "concorde: nada que hacer: ya es así\n" {
		t.Errorf("status %d: %q", status, said.String())
	}
}
