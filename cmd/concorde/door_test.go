package main

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
	"github.com/ogptoolbox/concorde/tui/words"
)

// summit is one store that many people reach, each through a door of their own.
type summit struct {
	store *store.Store
	words *words.Catalogue
}

func newSummit(t *testing.T) *summit {
	t.Helper()
	opened, err := store.Open(store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := opened.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := seed.Load(t.Context(), opened); err != nil {
		t.Fatal(err)
	}
	return &summit{opened, allWords()}
}

// allWords are the words of the program: each language is read once for all tests.
var allWords = sync.OnceValue(words.Load)

// door is that of somebody who comes from elsewhere with a key.
func (s *summit) door(key string) *door {
	return &door{
		in: strings.NewReader(""), out: io.Discard, err: io.Discard,
		lang: "en", words: s.words, zone: time.UTC, now: time.Now,
		open: func(context.Context, places) (*visit, error) {
			actor, err := s.store.ActorFor(key)
			return &visit{
				store: s.store, actor: actor,
				raise: func(a store.Actor) store.Actor { return a },
				close: func() error { return nil },
			}, err
		},
	}
}

// ran is what came of a command line.
type ran struct {
	status   int
	out, err string
}

func (s *summit) run(t *testing.T, key string, args ...string) ran {
	t.Helper()
	return s.runAt(t, s.door(key), args...)
}

func (s *summit) runAt(t *testing.T, d *door, args ...string) ran {
	t.Helper()
	var out, err bytes.Buffer
	d.out, d.err = &out, &err
	status := d.run(t.Context(), args)
	return ran{status, out.String(), err.String()}
}

// introduced is somebody who said who they are.
func (s *summit) introduced(t *testing.T, handle string) string {
	t.Helper()
	key := "SHA256:" + handle
	if r := s.run(t, key, "me", "set", "--handle", handle, "--name", handle, "--kind", "other"); r.status != 0 {
		t.Fatalf("introduce %s: %s", handle, r.err)
	}
	return key
}

func TestRemoteDoorKeepsOffTheServersDisk(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	key := s.introduced(t, "ana")
	for _, args := range [][]string{
		{"doctor"},
		{"backup", "/tmp/stolen"},
		{"restore", "/etc/passwd"},
		{"--data", "/etc", "tool", "list"},
		{"tool", "list", "--data=/etc"},
		{"me", "--identity", "/etc/passwd"},
	} {
		if r := s.run(t, key, args...); r.status != statusNotAllowed || r.out != "" || !oneLine(r.err) {
			t.Errorf("%q: status %d, out %q, err %q", args, r.status, r.out, r.err)
		}
	}
	for _, args := range [][]string{{"__complete", "tool", ""}, {"__completeNoDesc", ""}, {"completion", "bash"}} {
		if r := s.run(t, key, args...); r.status != statusUsage {
			t.Errorf("%q: status %d, out %q", args, r.status, r.out)
		}
	}
	if r := s.run(t, key, "me"); strings.Contains(r.out, "key_file") {
		t.Errorf("me tells where keys are: %q", r.out)
	}
	if r := s.run(t, key, "--help"); strings.Contains(r.out, "--data") {
		t.Errorf("help offers what is refused: %q", r.out)
	}
}

func TestRemoteDoorReadsWithoutProfileAndWritesWithOne(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	if r := s.run(t, "SHA256:guest", "tool", "show", "decidim"); r.status != 0 || !strings.Contains(r.out, "slug\tdecidim\n") {
		t.Errorf("a guest reads: status %d, err %q", r.status, r.err)
	}
	if r := s.run(t, "SHA256:guest", "tool", "use", "decidim"); r.status != statusNotAllowed {
		t.Errorf("a guest writes: status %d", r.status)
	}
	key := s.introduced(t, "ana")
	if r := s.run(t, key, "tool", "use", "decidim"); r.status != 0 {
		t.Errorf("a participant writes: %q", r.err)
	}
	if r := s.run(t, key, "me"); !strings.HasPrefix(r.out, "role\tparticipant\n") {
		t.Errorf("somebody from elsewhere is %q", r.out)
	}
}

func TestOthersThingsAreTheirs(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana, ben := s.introduced(t, "ana"), s.introduced(t, "ben")
	made := s.run(t, ana, "coalition", "create", "--name", "Circle", "--purpose", "Test")
	_, entry, _ := strings.Cut(strings.TrimSpace(made.out), "\t")
	for _, args := range [][]string{
		{"coalition", "edit", "circle", "--name", "Mine"},
		{"undo", entry},
	} {
		if r := s.run(t, ben, args...); r.status != statusNotAllowed || !strings.Contains(r.err, "only who made or leads this") {
			t.Errorf("%q: status %d, err %q", args, r.status, r.err)
		}
	}
}

func TestTwoPeopleEditAtOnce(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana, ben := s.introduced(t, "ana"), s.introduced(t, "ben")
	d := s.door(ben)
	open := d.open
	d.open = func(ctx context.Context, where places) (*visit, error) {
		// Ana is quicker: between the opening and the edit of Ben.
		if r := s.run(t, ana, "tool", "edit", "decidim", "--maturity", "beta"); r.status != 0 {
			t.Errorf("ana: %q", r.err)
		}
		return open(ctx, where)
	}
	if r := s.runAt(t, d, "tool", "edit", "decidim", "--licence", "MIT"); r.status != 0 {
		t.Fatalf("ben: %q", r.err)
	}
	r := s.run(t, ana, "tool", "show", "decidim")
	if !strings.Contains(r.out, "licence\tMIT\n") || !strings.Contains(r.out, "maturity\tbeta\n") {
		t.Errorf("an edit is lost: %s", r.out)
	}
}

func TestOneDoorKeepsNothingOfTheLast(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	d := s.door("SHA256:guest")
	first := s.runAt(t, d, "--lang", "fr", "--json", "tool", "show", "nope")
	second := s.runAt(t, d, "tool", "show", "nope")
	if !strings.Contains(first.err, "aucun outil") || !strings.Contains(second.err, "there is no tool") {
		t.Errorf("first %q, second %q", first.err, second.err)
	}
}

func oneLine(s string) bool {
	return strings.HasPrefix(s, "concorde: ") && strings.Count(s, "\n") == 1 && strings.HasSuffix(s, "\n")
}
