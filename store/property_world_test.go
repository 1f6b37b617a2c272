package store_test

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// world is a store after a random history, with what its log alone says of it:
// the properties are held against that, and never against another view.
type world struct {
	t        *testing.T
	dir      string
	s        *store.Store
	house    store.Actor
	people   []store.Actor
	receipts []store.ID // of what was done, in order

	log     []store.Entry
	changes map[store.ID][]change // by entry
	now     map[store.ID]store.Record
	newest  int // counts names
}

// change is what an entry made of one record; nil: it was not there, or is not.
type change struct{ before, after store.Record }

// some is the record of a change.
func (c change) some() store.Record {
	if c.after != nil {
		return c.after
	}
	return c.before
}

// inAnyWorld holds a property against random histories.
func inAnyWorld(t *testing.T, check func(rt *rapid.T, w *world)) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		defer w.close()
		w.live(rt, 25)
		check(rt, w)
	})
}

func newWorld(t *testing.T) *world {
	w := &world{
		t: t, dir: t.TempDir(), house: store.Actor{Role: store.Organiser},
		changes: map[store.ID][]change{}, now: map[store.ID]store.Record{},
	}
	w.open()
	for _, handle := range []string{"ana", "bob", "cem"} {
		w.people = append(w.people, introduce(t, w.s, handle))
	}
	w.do(w.house, &store.Add{Record: &store.Action{Number: 1, Name: store.Text{"en": "Open procurement"}}})
	w.do(w.house, &store.Add{Record: &store.Organisation{Name: "Maison"}})
	w.do(w.people[0], &store.ReferenceTool{Tool: store.Tool{Name: "Agora", Licence: "MIT", Uses: []string{"debate"}}})
	w.do(w.people[0], &store.CreateCoalition{Coalition: store.Coalition{Name: "Circle", Purpose: store.Text{"en": "Meet."}, ByRequest: true}})
	w.take()
	maison := records[*store.Organisation](w)[0].ID // for which two sign from the start
	w.do(w.people[0], &store.Endorse{Organisation: maison})
	w.do(w.people[1], &store.Endorse{Organisation: maison})
	w.take()
	return w
}

func (w *world) open() {
	s, err := store.Open(store.Options{Dir: w.dir})
	if err != nil {
		w.t.Fatal(err)
	}
	w.s = s
}

func (w *world) close() {
	if err := w.s.Close(); err != nil {
		w.t.Error(err)
	}
}

// live does so many things, whatever comes of each.
func (w *world) live(rt *rapid.T, most int) {
	acts := w.acts()
	for range rapid.IntRange(most/2, most).Draw(rt, "length") {
		// Mixed, since small numbers are drawn more often than others.
		at := rapid.Uint64().Draw(rt, "act") * 0x9e3779b97f4a7c15 >> 33
		acts[at%uint64(len(acts))](rt)
		w.take()
	}
}

// do submits a command that may be refused, but only in a way that callers can tell.
func (w *world) do(actor store.Actor, command store.Command) {
	receipt, err := w.s.Submit(context.Background(), actor, command)
	if err != nil {
		if kindOfError(err) == err && err != store.ErrNothing {
			w.t.Fatalf("%T: %v", command, err)
		}
		return
	}
	w.receipts = append(w.receipts, receipt.Entry)
}

// take reads what is new on the log.
func (w *world) take() {
	entries, err := w.s.Feed(uint64(len(w.log)), 10_000)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, entry := range entries {
		for _, put := range entry.Puts {
			// A put is decoded as the only one of an entry.
			after, err := w.s.Body(store.Entry{Puts: []store.Put{put}})
			if err != nil {
				w.t.Fatal(err)
			}
			w.changes[entry.ID] = append(w.changes[entry.ID], change{w.now[put.Record], after})
			if after == nil {
				delete(w.now, put.Record)
			} else {
				w.now[put.Record] = after
			}
		}
		w.log = append(w.log, entry)
	}
}

// records are those of a type that the log says are there, in the order in which it made them.
func records[R store.Record](w *world) (out []R) {
	seen := map[store.ID]bool{}
	for _, entry := range w.log {
		for _, put := range entry.Puts {
			if record, ok := w.now[put.Record].(R); ok && !seen[put.Record] {
				seen[put.Record] = true
				out = append(out, record)
			}
		}
	}
	return out
}

// visible are those of them that nobody hid.
func visible[R store.Record](w *world) (out []R) {
	for _, record := range records[R](w) {
		if !record.Head().Hidden {
			out = append(out, record)
		}
	}
	return out
}

// all are the records of every kind that are there.
func (w *world) all() []store.Record { return records[store.Record](w) }

// id draws a record of a type; of nothing where there is none.
func id[R store.Record](rt *rapid.T, w *world) store.ID {
	some := records[R](w)
	if len(some) == 0 {
		return store.NewID()
	}
	return rapid.SampledFrom(some).Draw(rt, "record").Head().ID
}

// those draws one of the records that are as wanted; false where there is none.
func those[R store.Record](rt *rapid.T, w *world, wanted func(R) bool) (out R, ok bool) {
	some := slices.DeleteFunc(records[R](w), func(r R) bool { return !wanted(r) })
	if len(some) == 0 {
		return out, false
	}
	return rapid.SampledFrom(some).Draw(rt, "record"), true
}

// actor is somebody by their id; the house for whoever is gone.
func (w *world) actor(person store.ID) store.Actor {
	for _, one := range w.people {
		if one.Person == person {
			return one
		}
	}
	return w.house
}
