package store

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

// lively is a store in whose memory there is something in every view, and every
// answer that is kept has been asked for.
func lively(t *testing.T) (s *Store, do func(Command) Receipt, ana Actor, tool, coalition ID) {
	t.Helper()
	dir := t.TempDir()
	complete(t, dir)
	s = opened(t, dir)
	t.Cleanup(func() { closed(t, s) })
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	ana.Role = Organiser
	do = func(command Command) Receipt {
		t.Helper()
		receipt, err := s.Submit(t.Context(), ana, command)
		if err != nil {
			t.Fatalf("%T: %v", command, err)
		}
		return receipt
	}
	record, err := s.Resolve(KindTool, "decidim")
	if err != nil {
		t.Fatal(err)
	}
	tool = record.Head().ID
	do(&Add{Record: &Action{Number: 1, Name: Text{"en": "Open procurement"}}})
	coalition = do(&CreateCoalition{Coalition: Coalition{Name: "Circle", Purpose: Text{"en": "Meet."}}}).Record
	do(&SayTool{Tie: Tie{Tool: tool, Relation: Uses}})
	do(&Endorse{})
	do(&BanKey{Key: "SHA256:mallory", Reason: "vandal"})
	asked(t, s, coalition)
	return s, do, ana, tool, coalition
}

// asked has what is worked out once for all worked out.
func asked(t *testing.T, s *Store, coalition ID) {
	t.Helper()
	circle, err := s.Record(KindCoalition, coalition)
	if err != nil {
		t.Fatal(err)
	}
	_, composing := s.Composition(circle.(*Coalition))
	signatories, signing := s.Signatories()
	gaps, lacking := s.ActionGaps()
	if err := firstError(composing, signing, lacking); err != nil || len(signatories) == 0 || len(gaps) == 0 {
		t.Fatalf("%v, %v: %v", signatories, gaps, err)
	}
}

// Whatever in memory is not as the log says is found, and told by what it is
// about.
func TestWhatIsWrongInMemoryIsFound(t *testing.T) {
	t.Parallel()
	for part, damage := range map[Part]func(s *Store, tool, coalition, person ID) Finding{
		PartMemoryReferences: func(s *Store, tool, _, person ID) Finding {
			s.view.relations.remove(relation{tool, KindTie}, TieID(person, tool, Uses, ID{}))
			return Finding{Wrong: WrongMissing, Record: tool}
		},
		PartMemoryMade: func(s *Store, tool, _, person ID) Finding {
			s.view.makers.lists[relation{person, KindTool}].made[0]++
			return Finding{Wrong: WrongChanged, Record: person}
		},
		PartMemoryHidden: func(s *Store, tool, _, _ ID) Finding {
			s.view.hidden.put(tool, true)
			return Finding{Wrong: WrongExtra, Record: tool}
		},
		PartMemoryUsed: func(s *Store, tool, _, _ ID) Finding {
			s.view.used[tool]++
			return Finding{Wrong: WrongChanged, Record: tool}
		},
		PartMemoryCompany: func(s *Store, tool, coalition, _ ID) Finding {
			s.view.company.lists[tool] = append(s.view.company.lists[tool], coalition)
			return Finding{Wrong: WrongChanged, Record: tool}
		},
		PartMemoryIndex: func(s *Store, tool, _, _ ID) Finding {
			s.view.shelves[KindTool].index.Delete(search.Key(tool))
			return Finding{Wrong: WrongMissing, Record: tool}
		},
		PartMemoryComposition: func(s *Store, _, coalition, _ ID) Finding {
			kept := s.view.compositions.counts[coalition]
			kept.Requests++
			s.view.compositions.counts[coalition] = kept
			return Finding{Wrong: WrongChanged, Record: coalition}
		},
		PartMemorySignatories: func(s *Store, _, _, _ ID) Finding {
			s.view.signatories.all = nil
			return Finding{Wrong: WrongChanged}
		},
		PartMemoryGaps: func(s *Store, _, _, _ ID) Finding {
			for action := range s.gaps.of {
				s.gaps.of[action] = Gaps()[:1]
				return Finding{Wrong: WrongChanged, Record: action}
			}
			return Finding{}
		},
		PartMemoryNews: func(s *Store, tool, _, _ ID) Finding {
			s.view.concerns.at(tool).Store(0)
			return Finding{Wrong: WrongMissing, Record: tool}
		},
		PartMemoryBans: func(s *Store, _, _, _ ID) Finding {
			s.banning.Store(false)
			return Finding{Wrong: WrongMissing}
		},
	} {
		t.Run(string(part), func(t *testing.T) {
			t.Parallel()
			s, _, ana, tool, coalition := lively(t)
			if whole, err := s.Check(t.Context(), nil); err != nil || len(whole.Findings) > 0 || whole.InMemory() {
				t.Fatalf("before: %v, %v", whole.Findings, err)
			}
			want := damage(s, tool, coalition, ana.Person)
			report, err := s.Check(t.Context(), nil)
			if err != nil || !report.InMemory() || report.Repairable() || report.Strange > 0 {
				t.Errorf("%+v, %v", report, err)
			}
			for _, f := range report.Findings {
				if f.Part != part {
					t.Errorf("found too: %v", f)
				}
			}
			if !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Wrong == want.Wrong && f.Record == want.Record }) {
				t.Errorf("%v, want %v", report.Findings, want)
			}
			if named := len(report.Findings) > 0 && !want.Record.IsZero() && report.Findings[0].Kind == 0; named {
				t.Errorf("%v: nobody knows what that is", report.Findings[0])
			}
		})
	}
}

// What cannot be looked at is found as well, and does not end the check.
func TestASearchThatFailsIsFound(t *testing.T) {
	t.Parallel()
	s, _, _, tool, _ := lively(t)
	s.view.shelves[KindTool].index = &search.Index{} // which fails whoever asks
	s.view.used[tool]++
	report, err := s.Check(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []Part{PartMemoryIndex, PartMemoryLists, PartMemoryUsed} {
		if !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Part == part }) {
			t.Errorf("of %s nothing is said: %v", part, report.Findings)
		}
	}
}

// A name that is taken without the writer's knowing is found: it would be given
// to somebody else.
func TestANameThatTheWriterOverlooksIsFound(t *testing.T) {
	t.Parallel()
	s, do, _, tool, _ := lively(t)
	err := s.db.Graft(func(put func(key, value []byte) error) error { return put(slugKey(KindTool, "phantom"), tool[:]) })
	if err != nil {
		t.Fatal(err)
	}
	do(&Add{Record: &Organisation{Name: "House"}}) // which shows it
	report, err := s.Check(t.Context(), nil)
	if err != nil || len(report.Findings) != 2 {
		t.Fatalf("%v, %v", report.Findings, err)
	}
	if f := report.Findings[1]; f.Part != PartMemoryTaken || f.Wrong != WrongMissing || f.Name != "phantom" || f.Kind != KindTool {
		t.Errorf("%v", f)
	}
}

// Whoever has two ties to a tool is there twice, in whatever order.
func TestPeopleAreComparedInNoOrder(t *testing.T) {
	t.Parallel()
	a, b := ID{1}, ID{2}
	for _, c := range []struct {
		is, must []ID
		same     bool
	}{
		{[]ID{a, b, a}, []ID{a, a, b}, true}, {[]ID{a, b}, []ID{a, a}, false}, {[]ID{a, a}, []ID{a}, false}, {[]ID{a}, []ID{a, a}, false},
	} {
		if samePeople(c.is, c.must) != c.same {
			t.Errorf("%v and %v", c.is, c.must)
		}
	}
}

// However much is written meanwhile, of what is whole nothing is found.
func TestWhatIsWholeInMemoryIsFoundWholeWhileOthersWrite(t *testing.T) {
	t.Parallel()
	s, _, ana, tool, coalition := lively(t)
	ctx, cancel := context.WithCancel(t.Context())
	written := make(chan error, 2)
	for author := range cap(written) {
		go func() { written <- scribble(ctx, s, ana, tool, coalition, author) }()
	}
	for range 3 {
		before := s.Sequence()
		report, err := s.Check(t.Context(), nil)
		if err != nil || len(report.Findings) > 0 {
			t.Errorf("%v, %v", report.Findings, err)
		}
		if s.Sequence() == before {
			t.Error("nothing was written meanwhile")
		}
		asked(t, s, coalition)
	}
	cancel()
	for range cap(written) {
		if err := <-written; err != nil {
			t.Error(err)
		}
	}
	if s.witness != nil {
		t.Error("changes are still noted")
	}
}

// scribble does a bit of everything until the context ends.
func scribble(ctx context.Context, s *Store, ana Actor, tool, coalition ID, author int) error {
	key := fmt.Sprintf("SHA256:author-%d", author)
	_, err := s.Submit(context.Background(), Actor{Key: key}, &Introduce{Person: Person{Handle: key[7:], Name: "Author", Type: "other"}})
	if err != nil {
		return err
	}
	me, err := s.ActorFor(key)
	if err != nil {
		return err
	}
	if _, err := s.Submit(context.Background(), me, &SayTool{Tie: Tie{Tool: tool, Relation: Uses}}); err != nil {
		return err
	}
	for n := 0; ctx.Err() == nil; n++ {
		made, err := s.Submit(context.Background(), me, &ReferenceTool{
			Tool: Tool{Name: fmt.Sprintf("Tool %d %d", author, n), Uses: []string{"vote"}}, AllowDuplicate: true,
		})
		if err != nil {
			return err
		}
		for _, step := range []struct {
			actor   Actor
			command Command
		}{
			{me, &SayTool{Tie: Tie{Tool: made.Record, Relation: Uses}}},
			{me, &JoinCoalition{Coalition: coalition}},
			{me, &LeaveCoalition{Coalition: coalition}},
			{ana, &Hide{Kind: KindTool, Record: made.Record, Reason: "spam"}},
			{ana, &Unhide{Kind: KindTool, Record: made.Record}},
		} {
			if _, err := s.Submit(context.Background(), step.actor, step.command); err != nil {
				return fmt.Errorf("%T: %w", step.command, err)
			}
		}
	}
	return nil
}
