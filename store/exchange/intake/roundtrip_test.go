package intake_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// house is who puts on the record what nobody made.
func house() store.Actor { return store.Actor{Role: store.Organiser} }

// export is the whole record, without what a store says of its own log: which
// it is, the revisions, and who changed what when.
func export(t testing.TB, s *store.Store, hidden bool) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := jsonl.Write(&out, s, jsonl.Options{Hidden: hidden}); err != nil {
		t.Fatal(err)
	}
	own := regexp.MustCompile(`,"log":"[^"]*","sequence":\d+|,"revision":\d+|,"changed_by":"[^"]*"|,"changed_at":"[^"]*"`)
	return own.ReplaceAllString(out.String(), "")
}

// takeIn imports a file for the house, and counts what became of its lines.
func takeIn(t testing.TB, s *store.Store, file string, options intake.Options) map[intake.Done]int {
	t.Helper()
	reader, err := jsonl.NewReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	count := map[intake.Done]int{}
	options.Judge = intake.Whole(s, true)
	options.Tell = func(r intake.Result) error {
		if count[r.Done]++; r.Done == intake.Refused || r.Done == intake.Conflict {
			t.Errorf("line %d: %s: %v", r.Line, r.Done, r.Err)
		}
		return nil
	}
	if err := intake.Run(t.Context(), s, house(), intake.Lines{Reader: reader}, options); err != nil {
		t.Fatal(err)
	}
	return count
}

// What comes out of any record comes out of the store that took it in, byte for
// byte, but for what is each store's own; and goes in again without a change.
func TestWhatComesOutGoesIn(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		from, to := opened(t), opened(t)
		defer func() {
			if err := errors.Join(from.Close(), to.Close()); err != nil {
				t.Error(err)
			}
		}()

		w := &world{T: t, s: from}
		w.live(rt)
		hidden := rapid.Bool().Draw(rt, "hidden")
		file := export(t, from, hidden)
		lines := strings.Count(file, "\n") - 1
		if got := takeIn(t, to, file, intake.Options{DryRun: true}); got[intake.Added] != lines || to.Sequence() != 0 {
			rt.Fatalf("it would add %v of %d lines, and the log has %d", got, lines, to.Sequence())
		}
		if got := takeIn(t, to, file, intake.Options{}); got[intake.Added] != lines {
			rt.Fatalf("it added %v of %d lines", got, lines)
		}
		if diff := cmp.Diff(strings.Split(file, "\n"), strings.Split(export(t, to, hidden), "\n")); diff != "" {
			rt.Fatalf("what comes out (-as it went in +after):\n%s", diff)
		}
		before := to.Sequence()
		if got := takeIn(t, to, file, intake.Options{}); got[intake.Unchanged] != lines || to.Sequence() != before {
			rt.Fatalf("a second time: %v of %d lines", got, lines)
		}
	})
}

// world is a record to which things happen.
type world struct {
	*testing.T
	s                                        *store.Store
	people                                   []store.Actor
	tools, houses, actions, circles, pledges []store.ID
	n                                        int
}

func (w *world) next(prefix string) string {
	w.n++
	return fmt.Sprintf("%s %s", prefix, distinct(w.n))
}

// do submits what may be refused, and appends what it made.
func (w *world) do(actor store.Actor, command store.Command, to *[]store.ID) {
	receipt, err := w.s.Submit(context.Background(), actor, command)
	if err == nil && to != nil {
		*to = append(*to, receipt.Record)
	}
}

func (w *world) live(rt *rapid.T) {
	w.begin()
	one := func(ids []store.ID) store.ID { return rapid.SampledFrom(ids).Draw(rt, "which") }
	words := func() string {
		return rapid.SampledFrom([]string{"Straße", "a\tb\nc", `<b>"quoted"\`, "日本 👩‍👩‍👧", "=SUM(A1)", "l’été"}).Draw(rt, "words")
	}
	for range rapid.IntRange(5, 40).Draw(rt, "length") {
		who := rapid.SampledFrom(w.people).Draw(rt, "who")
		boss := who
		boss.Role = store.Organiser
		switch rapid.IntRange(0, 12).Draw(rt, "act") {
		case 0:
			w.do(who, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
				Name: rapid.SampledFrom([]string{"Agora", "Agora", w.next("Tool")}).Draw(rt, "name"), Uses: []string{"map", "sing"},
				Description: store.Text{"fr": words(), "pt-BR": words()}, Developers: []store.ID{one(w.houses)},
				Extra: map[string]any{"n": 5, "f": 1.5, "deep": []any{map[string]any{"é": true, "none": nil, "s": words()}}},
			}}, &w.tools)
		case 1:
			w.do(who, &store.SayTool{Tie: store.Tie{Tool: one(w.tools), Relation: store.Uses, Organisation: one(w.houses), Where: words()}}, nil)
		case 2:
			w.do(who, &store.CreateCoalition{Coalition: store.Coalition{
				Name: w.next("Circle"), Purpose: store.Text{"en": words()}, Tools: []store.ID{one(w.tools)}, Actions: []store.ID{one(w.actions)},
				Commitments: []store.ID{one(w.pledges)}, Needs: []store.Need{{Kind: store.NeedKinds()[0], Words: words()}}, ByRequest: rapid.Bool().Draw(rt, "by request"),
			}}, &w.circles)
		case 3:
			w.do(who, &store.JoinCoalition{Coalition: one(w.circles)}, nil)
		case 4:
			w.do(who, &store.PostMessage{Post: store.Post{About: one(append(w.tools, w.circles...)), Words: words()}}, nil)
		case 5:
			w.do(who, &store.Endorse{Organisation: one(append(w.houses, store.ID{}))}, nil)
		case 6:
			w.do(who, &store.VoteFor{Tool: one(w.tools), Field: "licence", Value: "MIT", Propose: true}, nil)
		case 7:
			w.do(who, &store.Add{Record: &store.Commitment{
				Name: store.Text{"es": w.next("Promesa")}, Type: "project", By: "state", Actions: []store.ID{one(w.actions)}, Until: "2017-06",
			}}, &w.pledges)
		case 8:
			w.do(boss, &store.Announce{Announcement: store.Announcement{Words: words()}}, nil)
		case 9:
			id := one(append(append(w.tools, w.circles...), w.houses...))
			if record, err := w.s.Find(id.String()); err == nil {
				w.do(boss, &store.Hide{Kind: record.Kind(), Record: id, Reason: "spam"}, nil)
			}
		case 10:
			w.do(boss, &store.MergeTools{From: one(w.tools), Into: one(w.tools)}, nil)
		case 11:
			w.do(boss, &store.Hide{Kind: store.KindPerson, Record: who.Person, Reason: "spam"}, nil)
		case 12:
			w.do(boss, &store.NameSteward{Person: who.Person}, nil)
		}
	}
}

// begin puts one of each on the record.
func (w *world) begin() {
	w.do(house(), &store.Add{Record: &store.Term{Vocabulary: "use", Value: "sing", Label: store.Text{"en": "Sing"}}}, nil)
	w.do(house(), &store.SetPartner{Country: "FR", Status: "member", Since: "2014"}, nil)
	w.do(house(), &store.Add{Record: &store.Organisation{Name: "Maison", Country: "FR", Website: "https://example.org"}}, &w.houses)
	w.do(house(), &store.Add{Record: &store.Organisation{Name: "Casa"}}, &w.houses)
	for _, handle := range []string{"ana", "bo", "chloé"} {
		w.people = append(w.people, introduce(w, w.s, handle, store.Participant))
	}
	w.do(house(), &store.Add{Record: &store.Action{Number: 1, Name: store.Text{"fr": "Une", "en": "One"}, Organisations: w.houses}}, &w.actions)
	w.do(house(), &store.ReferenceTool{Tool: store.Tool{Name: "Decidim", Uses: []string{"vote"}, Website: "https://decidim.org"}}, &w.tools)
	w.do(w.people[0], &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Promise"}, Type: "resource", By: "other", Actions: w.actions, Tools: w.tools,
	}}, &w.pledges)
	w.do(w.people[1], &store.CreateCoalition{Coalition: store.Coalition{Name: "Circle", Purpose: store.Text{"en": "Ten cities."}}}, &w.circles)
}
