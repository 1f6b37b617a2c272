package store_test

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// content is a record field by field, each language of a text one of its own,
// without who changed it when.
func content(record store.Record) map[string]any {
	out := map[string]any{}
	if record == nil || reflect.ValueOf(record).IsNil() {
		return out
	}
	data, _ := json.Marshal(record)
	fields := map[string]any{}
	_ = json.Unmarshal(data, &fields)
	for _, head := range []string{"id", "slug", "revision", "made", "created_by", "created_at", "changed_by", "changed_at"} {
		delete(fields, head)
	}
	for name, value := range fields {
		if texts, ok := value.(map[string]any); ok {
			for lang, words := range texts {
				out[name+"/"+lang] = words
			}
		} else if value != nil {
			out[name] = value
		}
	}
	return out
}

// refers are the records that are there to which a record refers.
func (w *world) refers(record store.Record) []store.ID {
	var out []store.ID
	add := func(value any) {
		words, _ := value.(string)
		to, ok := store.ParseID(words)
		if ok && w.now[to] != nil && !slices.Contains(out, to) {
			out = append(out, to)
		}
	}
	for _, value := range content(record) {
		if list, ok := value.([]any); ok {
			for _, one := range list {
				add(one)
			}
		}
		add(value)
	}
	if commitment, ok := record.(*store.Commitment); ok {
		add(commitment.CreatedBy.String())
	}
	return out
}

// membersByVerbs tells who is in which coalition as what, by what was done and
// not by what the records say.
func (w *world) membersByVerbs() map[store.ID]string {
	now, before, after := map[store.ID]string{}, map[store.ID]string{}, map[store.ID]string{}
	for _, entry := range w.log {
		kind, id := entry.Subject()
		if kind != store.KindMembership {
			continue
		}
		before[entry.ID] = now[id]
		switch entry.Verb {
		case store.VerbJoin:
			now[id] = store.MembershipMember
		case store.VerbAsk:
			now[id] = store.MembershipAsked
		case store.VerbLeave, store.VerbRemove:
			now[id] = ""
		case store.VerbAnswer:
			now[id] = store.MembershipMember
			if entry.Puts[0].Deletes() {
				now[id] = ""
			}
		case store.VerbUndo:
			if before[entry.Undoes] != after[entry.Undoes] {
				now[id] = before[entry.Undoes]
			}
		}
		after[entry.ID] = now[id]
	}
	return now
}

// roster is who is in a coalition and who asks to be, as the store lists them.
func (w *world) roster(rt *rapid.T, c *store.Coalition) (members, requests []store.ID) {
	roster, err := w.s.Roster(c)
	if err != nil {
		rt.Fatal(err)
	}
	counted := 0
	for _, party := range store.Parties() {
		counted += roster.Count(party)
	}
	if counted != len(roster.Members) {
		rt.Fatalf("%s has %d members, %d of the parties", c.Slug, len(roster.Members), counted)
	}
	for _, member := range roster.Members {
		members = append(members, member.Person)
	}
	for _, request := range roster.Requests {
		requests = append(requests, request.Person)
	}
	return members, requests
}

// countsAgree wants as many of a kind counted as are listed, page by page and
// by every value of every facet.
func countsAgree[R store.Record](rt *rapid.T, w *world) {
	var zero R
	kind, want := zero.Kind(), len(visible[R](w))
	whole, err := store.List[R](w.s, store.Query{Sort: store.ByName, Limit: 1000})
	if err != nil || whole.Total != want || len(whole.Rows) != want || w.s.Count(kind) != want {
		rt.Fatalf("%d %ss listed of %d, %d counted (%v), must be %d", len(whole.Rows), kind, whole.Total, w.s.Count(kind), err, want)
	}
	paged := 0
	for offset := 0; offset < want; offset += 2 {
		page, err := store.List[R](w.s, store.Query{Sort: store.ByName, Limit: 2, Offset: offset})
		if err != nil || page.Total != want {
			rt.Fatalf("a page says %d %ss: %v", page.Total, kind, err)
		}
		paged += len(page.Rows)
	}
	if paged != want {
		rt.Fatalf("%d %ss page by page, must be %d", paged, kind, want)
	}
	for facet, counts := range whole.Counts {
		for _, count := range counts {
			page, err := store.List[R](w.s, store.Query{Limit: 1000, Filters: map[string][]string{facet: {count.Value}}})
			if err != nil || page.Total != count.N || len(page.Rows) != count.N {
				rt.Fatalf("%ss with %s %s: %d listed, %d counted (%v)", kind, facet, count.Value, len(page.Rows), count.N, err)
			}
		}
	}
}

// sameContent reports whether two records say the same.
func sameContent(a, b store.Record) bool { return maps.EqualFunc(content(a), content(b), equalValues) }

func equalValues(a, b any) bool { return reflect.DeepEqual(a, b) }
