package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// The command tree is neither wider nor narrower than store.Authorize: each
// role tries each verb on what is theirs and on what is not, and the exit
// status is what the one function says.
func TestCommandsRefuseWhatTheStoreRefuses(t *testing.T) {
	t.Parallel()
	for _, verb := range store.Verbs() {
		tries, ok := tries()[verb]
		if !ok {
			t.Errorf("nothing is said of how somebody asks for %q by command, nor that nobody can", verb)
		}
		for name, try := range tries {
			t.Run(string(verb)+" "+name, func(t *testing.T) {
				t.Parallel()
				h := newRights(t)
				for _, role := range h.roles {
					h.tried(t, verb, role, try, role.key)
					if !try.own {
						h.tried(t, verb, role, try, h.stranger)
					}
				}
			})
		}
	}
}

// rights is a summit with somebody in each role, and a stranger whose things
// are nobody else's.
type rights struct {
	*summit
	stranger string
	roles    []someone
	n        int
}

// someone comes with a key, in a role: to a summit, or to their own store.
type someone struct {
	name, key string
	local     bool
}

// try is one way to ask for something.
type try struct {
	own  bool // it is only ever done to what is one's own
	mute bool // what is another's is not even said to be there
	line func(h *rights, t *testing.T, key, whose string) []string
	in   func(h *rights) string // standard input; nil: none
	// record is what Authorize is asked about, as it is after line was made.
	record func(h *rights, t *testing.T, key, whose string) store.Record
}

func newRights(t *testing.T) *rights {
	t.Helper()
	h := &rights{summit: newSummit(t)}
	h.stranger = h.introduced(t, "stranger")
	steward, organiser, owner := h.introduced(t, "steward"), h.introduced(t, "organiser"), h.introduced(t, "owner")
	nameless := "SHA256:nameless"
	h.store.SetOrganisers([]string{organiser, nameless, owner})
	h.must(t, organiser, "steward", "add", "steward")
	h.roles = []someone{
		{name: "guest", key: "SHA256:guest"}, {name: "organiser who has not said who they are", key: nameless},
		{name: "participant", key: h.introduced(t, "participant")}, {name: "steward", key: steward}, {name: "organiser", key: organiser},
		{name: "owner of the store", key: owner, local: true},
	}
	return h
}

// must is what a command that works prints.
func (h *rights) must(t *testing.T, key string, args ...string) string {
	t.Helper()
	r := h.run(t, key, args...)
	if r.status != statusDone {
		t.Fatalf("%s: %q: %s", key, args, r.err)
	}
	return r.out
}

// next is a word that was not there before.
func (h *rights) next(prefix string) string {
	h.n++
	return fmt.Sprintf("%s%c%c%d", prefix, 'a'+h.n%26, 'a'+h.n/26, 1000*h.n)
}

// maker is who makes what is to be somebody's: whoever may make nothing has nothing of their own.
func (h *rights) maker(t *testing.T, whose string) string {
	t.Helper()
	if actor, err := h.store.ActorFor(whose); err != nil || actor.Role == store.Guest {
		return h.stranger
	}
	return whose
}

// tried asks, and compares the answer with what the store says.
func (h *rights) tried(t *testing.T, verb store.Verb, role someone, try try, whose string) {
	t.Helper()
	line := try.line(h, t, role.key, whose)
	if line == nil {
		return
	}
	actor, err := h.store.ActorFor(role.key)
	if err != nil {
		t.Fatal(err)
	}
	d := h.door(role.key)
	if role.local {
		d.local = true
		d.open = func(context.Context, places) (*visit, error) {
			mine := owner(actor)
			return &visit{store: h.store, actor: mine, raise: owner, close: func() error { return nil }}, nil
		}
	}
	if try.in != nil {
		d.in = strings.NewReader(try.in(h))
	}
	may := store.Authorize(actor, verb, try.record(h, t, role.key, whose)) == nil
	before := h.store.Sequence()
	r := h.runAt(t, d, line...)
	refused := r.status == statusNotAllowed || try.mute && r.status == statusNotFound
	if may != (r.status == statusDone) || !may && !refused {
		t.Errorf("%s: %q of %s: status %d, allowed must be %v: %s", role.name, line, whose, r.status, may, r.err)
	}
	if !may && (h.store.Sequence() != before || !oneLine(r.err)) {
		t.Errorf("%s: %q of %s left a trace or no word: %q", role.name, line, whose, r.err)
	}
}

// done is the slug and the entry of something that was done.
func (h *rights) done(t *testing.T, key string, args ...string) (slug, entry string) {
	t.Helper()
	slug, entry, ok := strings.Cut(strings.TrimSpace(h.must(t, key, args...)), "\t")
	if !ok {
		t.Fatalf("%q prints no receipt", args)
	}
	return slug, entry
}

func (h *rights) tool(t *testing.T, whose string) string {
	t.Helper()
	slug, _ := h.done(t, h.maker(t, whose), "tool", "add", "--name", h.next("Tool "), "--use", "debate")
	return slug
}

func (h *rights) coalition(t *testing.T, whose string) string {
	t.Helper()
	slug, _ := h.done(t, h.maker(t, whose), "coalition", "create", "--name", h.next("Circle "), "--purpose", "Test")
	return slug
}

func (h *rights) commitment(t *testing.T, whose string) string {
	t.Helper()
	slug, _ := h.done(t, h.maker(t, whose), "commitment", "add", "--kind", "project", "--by", "state", "--action", "1", "--title", h.next("Promise "))
	return slug
}

// handle is that of the person whose key it is; the stranger's for whoever is none.
func (h *rights) handle(t *testing.T, whose string) string {
	t.Helper()
	return strings.TrimPrefix(h.maker(t, whose), fingerprintPrefix)
}
