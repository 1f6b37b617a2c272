package store_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// telling is what the model notes of one deed, for everybody whom it may concern.
type telling struct {
	sequence uint64
	entry    store.ID
	actor    store.ID
	what     store.Happening
	on       store.ID // the coalition or tool
	to       store.ID // whom alone it is told; zero: all whose it is
	key      string   // the same for what began and what ended
	begins   bool
	undone   bool
}

// mailbox is a summit of four people, two coalitions and two tools, and what
// they have to be told.
type mailbox struct {
	t      *testing.T
	dir    string
	s      *store.Store
	people []store.Actor
	chief  store.Actor
	on     []store.ID // two coalitions, led by the first two, and two tools that these referenced
	told   []telling
	since  map[string]uint64 // of each membership that is there
	ties   map[string]uint64
	hidden map[store.ID]bool
}

func newMailbox(t *testing.T) *mailbox {
	m := &mailbox{t: t, dir: t.TempDir(), since: map[string]uint64{}, ties: map[string]uint64{}, hidden: map[store.ID]bool{}}
	m.s = openAt(t, m.dir, nil)
	for _, handle := range []string{"ana", "bo", "cy", "di"} {
		m.people = append(m.people, introduce(t, m.s, handle))
	}
	m.chief = as(introduce(t, m.s, "eve"), store.Organiser)
	for i := range 2 {
		m.on = append(m.on, submit(t, m.s, m.people[i], coalitionOf(fmt.Sprint("Coalition ", i), false)).Record)
	}
	for i := range 2 {
		m.on = append(m.on, submit(t, m.s, m.people[i], &store.ReferenceTool{
			AllowDuplicate: true, Tool: store.Tool{Name: fmt.Sprint("Tool ", i), Uses: []string{"map"}}}).Record)
	}
	return m
}

func pairKey(on, person store.ID) string { return on.String() + person.String() }

// does submits a command, and notes what it is to others.
func (m *mailbox) does(rt *rapid.T, actor store.Actor, command store.Command, tell telling) uint64 {
	receipt, err := m.s.Submit(m.t.Context(), actor, command)
	if err != nil {
		rt.Skip(err)
	}
	tell.sequence, tell.entry, tell.actor = receipt.Sequence, receipt.Entry, actor.Person
	m.told = append(m.told, tell)
	return receipt.Sequence
}

func (m *mailbox) draw(rt *rapid.T, from, to int) (who store.Actor, on store.ID) {
	return rapid.SampledFrom(m.people).Draw(rt, "who"), rapid.SampledFrom(m.on[from:to]).Draw(rt, "on")
}

func (m *mailbox) join(rt *rapid.T) {
	who, on := m.draw(rt, 0, 2)
	key := pairKey(on, who.Person)
	m.since[key] = m.does(rt, who, &store.JoinCoalition{Coalition: on},
		telling{what: store.HappenedJoined, on: on, key: key, begins: true})
}

func (m *mailbox) leave(rt *rapid.T) {
	who, on := m.draw(rt, 0, 2)
	key := pairKey(on, who.Person)
	m.does(rt, who, &store.LeaveCoalition{Coalition: on}, telling{what: store.HappenedLeft, on: on, key: key})
	delete(m.since, key)
}

func (m *mailbox) remove(rt *rapid.T) {
	who, on := m.draw(rt, 0, 2)
	lead := m.people[slices.Index(m.on, on)]
	key := pairKey(on, who.Person)
	m.does(rt, lead, &store.RemoveMember{Coalition: on, Person: who.Person, Reason: "gone home"},
		telling{what: store.HappenedRemoved, on: on, key: key})
	last := m.told[len(m.told)-1]
	last.what, last.to, last.key = store.HappenedOut, who.Person, ""
	m.told = append(m.told, last)
	delete(m.since, key)
}

func (m *mailbox) post(rt *rapid.T) {
	who, on := m.draw(rt, 0, 4)
	m.does(rt, who, post(on), telling{what: store.HappenedPosted, on: on})
}

func (m *mailbox) use(rt *rapid.T) {
	who, on := m.draw(rt, 2, 4)
	key := pairKey(on, who.Person)
	if m.ties[key] != 0 {
		rt.Skip("said already")
	}
	m.ties[key] = m.does(rt, who, &store.SayTool{Tie: store.Tie{Tool: on, Relation: store.Uses}},
		telling{what: store.HappenedUses, on: on, key: key, begins: true})
}

func (m *mailbox) stop(rt *rapid.T) {
	who, on := m.draw(rt, 2, 4)
	key := pairKey(on, who.Person)
	m.does(rt, who, &store.StopTool{Tie: store.TieID(who.Person, on, store.Uses, store.ID{})},
		telling{what: store.HappenedStopped, on: on, key: key})
	delete(m.ties, key)
}

func (m *mailbox) edit(rt *rapid.T) {
	who, on := m.draw(rt, 2, 4)
	record, err := m.s.Record(store.KindTool, on)
	if err != nil {
		rt.Skip(err)
	}
	tool := record.(*store.Tool)
	tool.Licence = rapid.SampledFrom([]string{"MIT", "Apache-2.0", "AGPL-3.0-only"}).Draw(rt, "licence")
	m.does(rt, who, &store.Edit{Record: tool, Base: tool.Revision}, telling{what: store.HappenedEdited, on: on})
}

func (m *mailbox) hide(rt *rapid.T) {
	_, on := m.draw(rt, 0, 4)
	kind := []store.Kind{store.KindCoalition, store.KindTool}[slices.Index(m.on, on)/2]
	var command store.Command = &store.Hide{Kind: kind, Record: on, Reason: "spam"}
	what := store.HappenedHid
	if m.hidden[on] {
		command, what = &store.Unhide{Kind: kind, Record: on}, store.HappenedShown
	}
	m.does(rt, m.chief, command, telling{what: what, on: on, to: m.people[slices.Index(m.on, on)%2].Person})
	m.hidden[on] = !m.hidden[on]
}

// undo takes back a message, or an edit, which is news as well.
func (m *mailbox) undo(rt *rapid.T) {
	at := rapid.IntRange(0, max(len(m.told)-1, 0)).Draw(rt, "which")
	if len(m.told) == 0 {
		rt.Skip("nothing was done")
	}
	deed := m.told[at]
	if deed.what != store.HappenedPosted && deed.what != store.HappenedEdited || deed.undone {
		rt.Skip("not this one")
	}
	what := store.HappenedReverted
	if deed.what == store.HappenedPosted {
		what = ""
	}
	actor := m.people[slices.IndexFunc(m.people, func(a store.Actor) bool { return a.Person == deed.actor })]
	m.does(rt, actor, &store.Undo{Entry: deed.entry}, telling{what: what, on: deed.on})
	m.told[at].undone = true
}

// expected is what somebody has to be told, newest first.
func (m *mailbox) expected(who int, after uint64) (out []string) {
	out = []string{}
	me := m.people[who].Person
	for i, tell := range slices.Backward(m.told) {
		at := slices.Index(m.on, tell.on)
		since, member := m.since[pairKey(tell.on, me)]
		own := at%2 == who
		switch {
		case tell.what == "", tell.undone, tell.actor == me, tell.sequence <= after,
			tell.begins && m.over(i),
			m.hidden[tell.on] && tell.what != store.HappenedHid,
			!tell.to.IsZero() && tell.to != me,
			tell.to.IsZero() && !own && (at >= 2 || !member || since >= tell.sequence):
			continue
		}
		out = append(out, fmt.Sprint(tell.sequence, " ", tell.what))
	}
	return out
}

// over reports whether what began ended since.
func (m *mailbox) over(begun int) bool {
	return slices.ContainsFunc(m.told[begun+1:], func(later telling) bool {
		return later.key == m.told[begun].key && !later.begins
	})
}

// compare holds the inboxes against what is expected.
func (m *mailbox) compare(rt *rapid.T, after uint64) {
	for who, actor := range m.people {
		in, err := m.s.Inbox(actor.Person, after, store.InboxMost)
		if err != nil {
			rt.Fatal(err)
		}
		got := []string{}
		for _, news := range in.News {
			got = append(got, fmt.Sprint(news.Entry.Sequence, " ", news.Happened))
		}
		if diff := cmp.Diff(m.expected(who, after), got); diff != "" {
			rt.Fatalf("person %d after %d (-want +got):\n%s", who, after, diff)
		}
	}
}

// Whatever happens, everybody is told of it who has to be, and of nothing else:
// from the beginning, from wherever they have read to, and after a restart.
func TestInboxesTellWhatHappened(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		m := newMailbox(t)
		defer func() { shut(t, m.s) }()
		rt.Repeat(map[string]func(*rapid.T){
			"join": m.join, "leave": m.leave, "remove": m.remove, "post": m.post, "use": m.use, "stop": m.stop,
			"edit": m.edit, "hide": m.hide, "undo": m.undo,
			"": func(rt *rapid.T) {
				m.compare(rt, 0)
				m.compare(rt, rapid.Uint64Range(0, m.s.Sequence()).Draw(rt, "after"))
			},
		})
		shut(t, m.s)
		m.s = openAt(t, m.dir, nil)
		m.compare(rt, 0)
	})
}
