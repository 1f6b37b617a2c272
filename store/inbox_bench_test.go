package store_test

import (
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// BenchmarkInbox is what it costs to read somebody's inbox among ten thousand
// people, a hundred thousand tools and three hundred thousand entries: they
// referenced two hundred tools and lead twenty coalitions of hundreds, and all
// that is asked of "all" is news to them. "new" has ten news since the mark,
// and "moved" is what a session asks each time when anything changes.
func BenchmarkInbox(b *testing.B) {
	s := open(b)
	all := func(actor store.Actor, commands []store.Command) (ids []store.ID) {
		for _, outcome := range s.SubmitAll(b.Context(), actor, commands) {
			if outcome.Err != nil {
				b.Fatal(outcome.Err)
			}
			ids = append(ids, outcome.Receipt.Record)
		}
		return ids
	}
	someone := func(handle string) store.Actor {
		key := "SHA256:" + handle
		id := all(store.Actor{Key: key}, []store.Command{&store.Introduce{Person: store.Person{
			Handle: handle, Name: handle, Type: "researcher", Offers: []string{"design"}, Seeks: []string{"development", "data"}}}})[0]
		return store.Actor{Person: id, Key: key, Role: store.Participant}
	}
	ana := someone("ana")
	var commands []store.Command
	for i := range 200 {
		commands = append(commands, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{Name: fmt.Sprint("Mine ", i), Uses: []string{"map"}}})
	}
	tools := all(ana, commands)
	commands = nil
	for i := range 20 {
		commands = append(commands, coalitionOf(fmt.Sprint("Coalition ", i), false))
	}
	coalitions := all(ana, commands)
	house := store.Actor{Role: store.Organiser}
	for batch := range 100 {
		commands = nil
		for i := range 1000 {
			commands = append(commands, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{Name: distinct(batch*1000 + i), Uses: []string{"map"}}})
		}
		all(house, commands)
	}
	for i := range 10_000 {
		me := someone(fmt.Sprint("p", i))
		commands = []store.Command{&store.JoinCoalition{Coalition: coalitions[i%20]}}
		for n := range 18 {
			commands = append(commands, &store.SayTool{Tie: store.Tie{Tool: tools[(i*7+n*11)%200], Relation: store.Uses}})
		}
		all(me, commands)
	}
	b.Logf("%d entries", s.Sequence())
	mark := s.Sequence() - 10
	for name, after := range map[string]uint64{"all": 0, "new": mark} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if in, err := s.Inbox(ana.Person, after, store.InboxMost); err != nil || len(in.News) == 0 {
					b.Fatalf("%d, %v", len(in.News), err)
				}
			}
		})
	}
	in, err := s.Inbox(ana.Person, mark, store.InboxMost)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("moved", func(b *testing.B) {
		for b.Loop() {
			if s.Moved(in) {
				b.Fatal("nothing came")
			}
		}
	})
}
