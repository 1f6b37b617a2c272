package search_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

// room is an index of named documents, whose keys are their names.
type room struct{ *search.Index }

func newRoom(docs ...search.Document) room {
	r := room{search.New("use", "licence")}
	for _, d := range docs {
		r.put(d)
	}
	return r
}

func key(name string) (k search.Key) {
	copy(k[:], name)
	return k
}

func (r room) put(d search.Document) {
	d.Key = key(d.Name)
	r.Put(d)
}

// find returns the names of the first few found.
func (r room) find(q search.Query) string {
	q.Limit = max(q.Limit, 5)
	var names []string
	for _, k := range r.Search(q).Keys {
		names = append(names, strings.TrimRight(string(k[:]), "\x00"))
	}
	return strings.Join(names, ", ")
}

func named(names ...string) (docs []search.Document) {
	for _, n := range names {
		docs = append(docs, search.Document{Name: n})
	}
	return docs
}

func TestFinds(t *testing.T) {
	t.Parallel()
	r := newRoom(named("Démocratie", "Łódź", "L'État", "Cities", "Budget", "Participatif", "Presupuesto", "参加型予算", "東京都", "Données")...)
	for _, c := range []struct{ kind, typed, want string }{
		{"accents do not matter", "democratie", "Démocratie"},
		{"accents that were typed neither", "BÚDGET", "Budget"},
		{"nor letters that do not decompose", "lodz", "Łódź"},
		{"an unfinished word", "démo", "Démocratie"},
		{"one letter", "b", "Budget"},
		{"elision", "etat", "L'État"},
		{"elision typed", "l'etat", "L'État"},
		{"plural", "city", "Cities"},
		{"ideographs within", "予算", "参加型予算"},
		{"one ideograph", "京", "東京都"},
		{"several words of ideographs", "予算 参加", "参加型予算"},
		{"a letter missing", "budgt", "Budget"},
		{"a letter more", "buddget", "Budget"},
		{"another letter", "bodget", "Budget"},
		{"two letters swapped", "bugdet", "Budget"},
		{"the first two swapped", "ubdget", "Budget"},
		{"a typo in an unfinished word", "partcip", "Participatif"},
		{"two typos in eight letters", "partcipatf", "Participatif"},
		{"a typo in Spanish", "presupusto", "Presupuesto"},
		{"an accented letter is one letter", "donnnées", "Données"},
		{"no typo in three letters", "bdg", ""},
		{"one typo only in four to seven", "bgdte", ""},
		{"and not in seven", "presust", ""},
		{"but in eight", "presupst", "Presupuesto"},
		{"nothing like it", "xylophone", ""},
		{"a hidden name mark", "\x00budget", "Budget"},
	} {
		if got := r.find(search.Query{Text: c.typed}); got != c.want {
			t.Errorf("%s: %q finds %q, want %q", c.kind, c.typed, got, c.want)
		}
	}
}

func TestRanks(t *testing.T) {
	t.Parallel()
	r := newRoom(
		search.Document{Name: "described", Texts: []string{"a tool to vote"}, Used: 9},
		search.Document{Name: "summed up", Summaries: []string{"Vote here"}, Used: 8},
		search.Document{Name: "tagged voter", Tags: []string{"vote"}},
		search.Document{Name: "tagged", Tags: []string{"vote"}, Used: 7},
		search.Document{Name: "My Vote", Used: 1},
		search.Document{Name: "Vote!"},
		search.Document{Name: "Voters", Used: 99},
	)
	for typed, want := range map[string]string{
		"vote":      "Vote!, My Vote, Voters, tagged voter, tagged, summed up, described",
		"vot":       "Voters, My Vote, tagged voter, Vote!, tagged, summed up, described",
		"tool vote": "described",
		"vote tag":  "tagged voter, tagged",
		"voet":      "My Vote, Vote!, Voters, tagged voter, tagged, summed up, described",
	} {
		if got := r.find(search.Query{Text: typed, Limit: 9}); got != want {
			t.Errorf("%q finds %s\nwant %s", typed, got, want)
		}
	}
}

func TestSorts(t *testing.T) {
	t.Parallel()
	r := newRoom(
		search.Document{Name: "éa", Created: 2, Used: 1}, search.Document{Name: "Eb", Created: 3, Used: 1},
		search.Document{Name: "d", Created: 1, Used: 5}, search.Document{Name: "f", Created: 3, Used: 4},
	)
	for sort, want := range map[search.Sort]string{
		search.Relevance: "d, f, éa, Eb", search.MostUsed: "d, f, éa, Eb", search.Newest: "f, Eb, éa, d", search.ByName: "d, éa, Eb, f",
	} {
		if got := r.find(search.Query{Sort: sort}); got != want {
			t.Errorf("sort %d: %s, want %s", sort, got, want)
		}
	}
	r.SetUsed(key("Eb"), 6)
	if got := r.find(search.Query{Sort: search.MostUsed}); got != "Eb, d, f, éa" {
		t.Errorf("once used more: %s", got)
	}
}

func TestWindows(t *testing.T) {
	t.Parallel()
	r := newRoom(named("tool a", "tool b", "tool c", "tool d", "other")...)
	for _, text := range []string{"", "tool"} {
		all := r.Search(search.Query{Text: text, Limit: 100})
		for offset := -1; offset < 8; offset++ {
			got := r.Search(search.Query{Text: text, Offset: offset, Limit: 2})
			from := min(max(offset, 0), len(all.Keys))
			want := all.Keys[from:min(from+2, len(all.Keys))]
			if !slices.Equal(got.Keys, want) || got.Total != all.Total {
				t.Errorf("%q from %d: %v of %d, want %v of %d", text, offset, got.Keys, got.Total, want, all.Total)
			}
		}
		if got := r.Search(search.Query{Text: text, Limit: -1}); len(got.Keys) != 0 || got.Total != all.Total {
			t.Errorf("%q: without a window there are %d keys of %d", text, len(got.Keys), got.Total)
		}
	}
}

func TestReplacesAndForgets(t *testing.T) {
	t.Parallel()
	r := newRoom(search.Document{Name: "Tool", Tags: []string{"petition"}}, search.Document{Name: "Stays"})
	r.put(search.Document{Name: "Tool", Tags: []string{"debate"}})
	if got := r.find(search.Query{Text: "petition"}); got != "" || r.find(search.Query{Text: "debate"}) != "Tool" || r.Len() != 2 {
		t.Errorf("after a change %q has the old tag, of %d", got, r.Len())
	}
	r.Delete(key("Tool"))
	r.Delete(key("Tool"))
	r.SetUsed(key("Tool"), 3)
	if got := r.find(search.Query{}); got != "Stays" || r.Len() != 1 {
		t.Errorf("%q remain, %d", got, r.Len())
	}
}
