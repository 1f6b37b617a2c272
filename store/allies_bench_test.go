package store_test

import (
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// BenchmarkAllies is what it costs to find the allies of somebody among ten
// thousand: each uses five of fifty tools, offers and seeks a skill, and is in
// one of two hundred coalitions on twenty actions.
func BenchmarkAllies(b *testing.B) {
	s := open(b)
	house := store.Actor{Role: store.Organiser}
	all := func(actor store.Actor, commands []store.Command) (ids []store.ID) {
		for _, outcome := range s.SubmitAll(b.Context(), actor, commands) {
			if outcome.Err != nil {
				b.Fatal(outcome.Err)
			}
			ids = append(ids, outcome.Receipt.Record)
		}
		return ids
	}
	var commands []store.Command
	for i := range 20 {
		commands = append(commands, &store.Add{Record: &store.Action{Number: i + 1, Name: store.Text{"en": "Something"}}})
	}
	actions := all(house, commands)
	commands = nil
	for i := range 50 {
		commands = append(commands, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{Name: fmt.Sprint("Tool ", i), Uses: []string{"map"}}})
	}
	tools := all(house, commands)
	var coalitions []store.ID
	var last store.ID
	for i := range 10_000 {
		key := fmt.Sprint("SHA256:", i)
		skill := func(n int) []string { return []string{store.NeedKinds()[n%10]} }
		last = all(store.Actor{Key: key}, []store.Command{&store.Introduce{Person: store.Person{
			Handle: fmt.Sprint("p", i), Name: fmt.Sprint("P ", i), Type: store.PersonKinds()[i%7], Country: []string{"FR", "CL", "GH"}[i%3],
			Languages: []string{"fr", "en"}, Offers: skill(i), Seeks: skill(i + 3),
		}}})[0]
		me := store.Actor{Person: last, Key: key, Role: store.Participant}
		commands = nil
		for n := range 5 {
			commands = append(commands, &store.SayTool{Tie: store.Tie{Tool: tools[(i*7+n*11)%50], Relation: store.Uses}})
		}
		if i < 200 {
			commands = append(commands, &store.CreateCoalition{Coalition: store.Coalition{
				Name: fmt.Sprint("Coalition ", i), Purpose: store.Text{"en": "x"}, Actions: []store.ID{actions[i%20], actions[(i+1)%20]}, Tools: tools[i%50 : i%50+1],
			}})
			coalitions = append(coalitions, all(me, commands)[5])
			continue
		}
		all(me, append(commands, &store.JoinCoalition{Coalition: coalitions[i%200]}))
	}
	b.ResetTimer()
	for b.Loop() {
		if got, err := s.Allies(last, 50); err != nil || len(got) != 50 {
			b.Fatalf("%d, %v", len(got), err)
		}
	}
}
