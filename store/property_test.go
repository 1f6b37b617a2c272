package store_test

import (
	"cmp"
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// Twelve properties, each of any history of any deeds. A history is read from
// the log alone; see world.

func TestPropertyNoMemberIsLost(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		states := w.membersByVerbs()
		for _, c := range records[*store.Coalition](w) {
			var in, asked []store.ID
			for _, person := range records[*store.Person](w) {
				id := store.MembershipID(c.ID, person.ID)
				shown := w.now[id] != nil && !w.now[id].Head().Hidden
				switch {
				case c.LedBy(person.ID), shown && states[id] == store.MembershipMember:
					in = append(in, person.ID)
				case shown && states[id] == store.MembershipAsked:
					asked = append(asked, person.ID)
				}
				if (w.now[id] != nil) != (states[id] != "") {
					rt.Fatalf("%s did %q to be in %s, and the record is %v", person.Handle, states[id], c.Slug, w.now[id])
				}
			}
			members, requests := w.roster(rt, c)
			if !sameIDs(in, members) || !sameIDs(asked, requests) {
				rt.Fatalf("%s lists %v and %v, must list %v and %v", c.Slug, members, requests, in, asked)
			}
		}
	})
}

func TestPropertyNoMemberWithoutAPerson(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		somebody := func(what string, id store.ID) {
			if _, err := w.s.Record(store.KindPerson, id); err != nil {
				rt.Fatalf("%s of %s, who is nobody: %v", what, id, err)
			}
		}
		for _, c := range records[*store.Coalition](w) {
			members, requests := w.roster(rt, c)
			for _, id := range slices.Concat(members, requests) {
				somebody("a membership", id)
			}
		}
		for _, record := range w.all() {
			switch r := record.(type) {
			case *store.Tie:
				somebody("a tie", r.Person)
			case *store.Endorsement:
				somebody("an endorsement", r.Person)
			case *store.Vote:
				somebody("a vote", r.Person)
			case *store.Post:
				somebody("a message", r.Person)
			}
		}
	})
}

func TestPropertyCountsEqualWhatIsListed(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		countsAgree[*store.Tool](rt, w)
		countsAgree[*store.Action](rt, w)
		countsAgree[*store.Coalition](rt, w)
		countsAgree[*store.Commitment](rt, w)
		countsAgree[*store.Organisation](rt, w)
		countsAgree[*store.Person](rt, w)
	})
}

func TestPropertyUndoRestores(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		for _, undo := range w.log {
			if undo.Undoes.IsZero() {
				continue
			}
			for _, now := range w.changes[undo.ID] {
				at := slices.IndexFunc(w.changes[undo.Undoes], func(c change) bool {
					return c.some().Head().ID == now.some().Head().ID
				})
				if at < 0 {
					rt.Fatalf("the undo of %s changed what that did not", undo.Undoes)
				}
				restored(rt, w.changes[undo.Undoes][at], now)
			}
		}
	})
}

// restored wants the fields that a deed changed as they were before it, and all
// others as they were before it was taken back.
func restored(rt *rapid.T, did, undid change) {
	if did.before == nil || did.after == nil {
		if !sameContent(did.before, undid.after) || (did.before == nil) != (undid.after == nil) {
			rt.Fatalf("taken back: %v, must be %v", content(undid.after), content(did.before))
		}
		return
	}
	was, made, is, kept := content(did.before), content(did.after), content(undid.after), content(undid.before)
	for _, fields := range []map[string]any{was, made, is, kept} {
		for field := range fields {
			want := kept[field]
			if !equalValues(was[field], made[field]) {
				want = was[field]
			}
			if !equalValues(is[field], want) {
				rt.Fatalf("%s is %v, must be %v", field, is[field], want)
			}
		}
	}
}

func TestPropertyTheFeedIsTheLog(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		var ids []store.ID
		for i, entry := range w.log {
			ids = append(ids, entry.ID)
			if entry.Sequence != uint64(i+1) {
				rt.Fatalf("entry %d is number %d", i+1, entry.Sequence)
			}
			if _, about := entry.Subject(); w.now[about] != nil && w.now[about].Head().Hidden && w.s.MayReadEntry(w.people[0], entry) {
				rt.Fatalf("what entry %d says of what is hidden can be read", i+1)
			}
		}
		var done []store.ID
		for _, id := range ids {
			if slices.Contains(w.receipts, id) {
				done = append(done, id)
			}
		}
		if !slices.Equal(done, w.receipts) || w.s.Sequence() != uint64(len(ids)) {
			rt.Fatalf("the feed has %v, was done %v", done, w.receipts)
		}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		var followed []store.ID
		err := w.s.Follow(ctx, 0, func(entries []store.Entry) error {
			if followed = append(followed, idsOf(entries)...); len(followed) >= len(ids) {
				cancel()
			}
			return nil
		})
		if err != nil || !slices.Equal(followed, ids) {
			rt.Fatalf("followed %v, must be %v: %v", followed, ids, err)
		}
	})
}

func TestPropertyTheLogIsTheRecord(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		for range 2 { // as it is, and opened again
			for _, changes := range w.changes {
				for _, one := range changes {
					head := one.some().Head()
					record, err := w.s.Record(one.some().Kind(), head.ID)
					want := w.now[head.ID]
					if (err == nil) != (want != nil) || want != nil && (!sameContent(record, want) || record.Head() != want.Head()) {
						rt.Fatalf("the record is %v (%v), by the log %v", record, err, want)
					}
				}
			}
			report, err := w.s.Check(context.Background(), nil)
			if err != nil || len(report.Findings) > 0 {
				rt.Fatalf("check: %+v, %v", report, err)
			}
			bothWays(rt, w)
			w.close()
			w.open()
		}
	})
}

func TestPropertyEveryCoalitionHasALead(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		for _, c := range records[*store.Coalition](w) {
			roster, err := w.s.Roster(c)
			if err != nil || len(c.Leads) == 0 || len(roster.Members) == 0 || !roster.Members[0].Lead {
				rt.Fatalf("nobody leads %s: %v", c.Slug, err)
			}
			for _, lead := range c.Leads {
				if w.now[lead] == nil {
					rt.Fatalf("%s is led by nobody", c.Slug)
				}
			}
		}
	})
}

func TestPropertyTiesGoBothWays(t *testing.T) {
	inAnyWorld(t, bothWays)
}

// bothWays wants what a record refers to to list it, and nothing else to.
func bothWays(rt *rapid.T, w *world) {
	type relation struct {
		to   store.ID
		kind store.Kind
	}
	want := map[relation][]store.ID{}
	for _, record := range w.all() {
		if record.Head().Hidden {
			continue
		}
		for _, to := range w.refers(record) {
			at := relation{to, record.Kind()}
			want[at] = append(want[at], record.Head().ID)
		}
	}
	for _, record := range w.all() {
		for _, kind := range store.Kinds() {
			at := relation{record.Head().ID, kind}
			if got := w.s.Referrers(at.to, at.kind); !sameIDs(got, want[at]) {
				rt.Fatalf("%ss that refer to %s %s: %v, must be %v", kind, record.Kind(), at.to, got, want[at])
			}
		}
	}
}

func TestPropertyMostVotesShow(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		for _, tool := range records[*store.Tool](w) {
			contests, err := w.s.Contests(tool)
			if err != nil {
				rt.Fatal(err)
			}
			want, voted := elected(w, tool)
			if shown := store.AsVoted(tool, contests).Licence; shown != want || voted != (len(contests) > 0) {
				rt.Fatalf("%s shows %q, must show %q: %+v", tool.Slug, shown, want, contests)
			}
			gone := &store.VoteFor{Tool: tool.ID, Field: "licence", Value: "Zlib"} // nobody ever said so
			if _, err := w.s.Submit(context.Background(), w.boss(rt), gone); err == nil {
				rt.Fatalf("a vote for what nobody says counts")
			}
		}
	})
}

// elected is the licence with most votes; among as many, the one on the record,
// then the one that was put forward first.
func elected(w *world, tool *store.Tool) (licence string, voted bool) {
	votes := visible[*store.Vote](w)
	slices.SortStableFunc(votes, func(a, b *store.Vote) int { return cmp.Compare(a.Made, b.Made) })
	count, order := map[string]int{}, []string{}
	for _, vote := range votes {
		if vote.About == tool.ID && vote.Field == "licence" {
			if count[vote.Value]++; count[vote.Value] == 1 {
				order = append(order, vote.Value)
			}
		}
	}
	licence = tool.Licence
	for _, value := range order {
		if count[value] > count[licence] || licence == "" {
			licence = value
		}
	}
	return licence, len(order) > 0
}

func TestPropertySearchFindsWhatIsThere(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		for _, record := range w.all() {
			switch record.(type) {
			case *store.Tool, *store.Action, *store.Coalition, *store.Commitment, *store.Organisation, *store.Person:
			default:
				continue
			}
			hits, _, err := w.s.Everything(record.Title("en"), "en", 100)
			if err != nil {
				rt.Fatal(err)
			}
			found := false
			for _, hit := range hits {
				head := hit.Record.Head()
				if there := w.now[head.ID]; there == nil || there.Head().Hidden {
					rt.Fatalf("%q finds what is hidden or gone: %v", record.Title("en"), hit.Record)
				}
				found = found || head.ID == record.Head().ID
			}
			if found == record.Head().Hidden {
				rt.Fatalf("%s %q: found is %v", record.Kind(), record.Title("en"), found)
			}
		}
	})
}

func TestPropertyAnEndorsementCountsOnce(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		shown := func(id store.ID) bool { return w.now[id] != nil && !w.now[id].Head().Hidden }
		want := map[[2]store.ID]bool{} // in whose name, and who; oneself in one's own
		for _, e := range visible[*store.Endorsement](w) {
			name := e.Organisation
			if name.IsZero() {
				name = e.Person
			}
			if shown(e.Person) && shown(name) {
				want[[2]store.ID{name, e.Person}] = true
			}
		}
		all, err := w.s.Signatories()
		if err != nil {
			rt.Fatal(err)
		}
		names, n := map[store.ID]bool{}, 0
		for _, one := range all {
			name := one.People[0].ID
			if one.Organisation != nil {
				name = one.Organisation.ID
			}
			if names[name] {
				rt.Fatalf("%s signs twice", one.Title("en"))
			}
			names[name] = true
			for _, person := range one.People {
				if n++; !want[[2]store.ID{name, person.ID}] {
					rt.Fatalf("%s did not sign for %s", person.Handle, one.Title("en"))
				}
			}
		}
		if n != len(want) {
			rt.Fatalf("%d endorsements count, must be %d", n, len(want))
		}
	})
}

func TestPropertyAHistoryIsThePartOfTheLog(t *testing.T) {
	inAnyWorld(t, func(rt *rapid.T, w *world) {
		histories, deeds := map[store.ID][]store.ID{}, map[store.ID][]store.ID{}
		for _, entry := range slices.Backward(w.log) {
			for _, put := range entry.Puts {
				histories[put.Record] = append(histories[put.Record], entry.ID)
			}
			deeds[entry.Actor] = append(deeds[entry.Actor], entry.ID)
		}
		for id, want := range histories {
			entries, err := w.s.History(id, len(w.log))
			if err != nil || !slices.Equal(idsOf(entries), want) {
				rt.Fatalf("history of %s: %v, must be %v: %v", id, idsOf(entries), want, err)
			}
		}
		for _, person := range records[*store.Person](w) {
			entries, err := w.s.Deeds(person.ID, len(w.log))
			if err != nil || !slices.Equal(idsOf(entries), deeds[person.ID]) {
				rt.Fatalf("deeds of %s: %v, must be %v: %v", person.Handle, idsOf(entries), deeds[person.ID], err)
			}
		}
	})
}
