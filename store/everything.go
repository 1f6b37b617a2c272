package store

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/search"
	"github.com/ogptoolbox/concorde/store/text"
)

// Hit is something that a search of everything found.
type Hit struct {
	Record Record
	rank   [4]int // the smaller, the better; strain, closeness, place in its list, kind
}

// Everything searches all kinds that have a list, at most so many of each, and
// gives one answer: what is called just that first, then what is called
// something that begins with it, then what has the words in its name, then what
// has them elsewhere. Within that the order is of the lists: what is more used
// comes first. Where something has all the words as they are typed, what has
// only some of them, or others that look alike, is left out. With [ErrOpening]
// comes what there is so far: tools were looked for by name only.
func (s *Store) Everything(query, lang string, each int) ([]Hit, search.Relaxed, error) {
	var hits []Hit
	var opening error
	best, relaxed := 3, search.Relaxed{}
	for place, kind := range s.listed() {
		result, ids, partial, err := s.find(kind, Query{Text: query, Limit: each})
		if err != nil {
			return nil, relaxed, err
		}
		if partial {
			opening = fmt.Errorf("search every %s: %w", kind, ErrOpening)
		}
		if len(ids) == 0 {
			continue
		}
		if strain := strainOf(result.Relaxed); strain < best {
			best, relaxed = strain, result.Relaxed
		}
		found, err := s.hits(kind, ids, result.Relaxed, place, query, lang)
		if err != nil {
			return nil, relaxed, err
		}
		hits = append(hits, found...)
	}
	hits = slices.DeleteFunc(hits, func(h Hit) bool { return h.rank[0] > best })
	slices.SortStableFunc(hits, func(a, b Hit) int { return slices.Compare(a.rank[:], b.rank[:]) })
	return hits, relaxed, opening
}

// listed are the kinds that have a list, in the order of their numbers.
func (s *Store) listed() []Kind {
	return slices.DeleteFunc(Kinds(), func(kind Kind) bool { return s.view.shelves[kind] == nil })
}

// hits reads what was found of one kind.
func (s *Store) hits(kind Kind, ids []ID, relaxed search.Relaxed, place int, query, lang string) (out []Hit, err error) {
	query = asRead(query, relaxed)
	err = s.read(func(st state) error {
		for i, id := range ids {
			record, err := st.find(kind, id)
			if err != nil {
				return fmt.Errorf("read what was found: %w", err)
			}
			if record != nil {
				out = append(out, Hit{record, [4]int{strainOf(relaxed), closeness(record.Title(lang), query), i, place}})
			}
		}
		return nil
	})
	return out, err
}

// asRead is a query with its typos read as they were, so that what is called by
// the right word comes before what only has it somewhere.
func asRead(query string, relaxed search.Relaxed) string {
	words := strings.Fields(text.Fold(query))
	for i, word := range words {
		for _, typo := range relaxed.Typos {
			if text.Fold(typo.Typed) == word {
				words[i] = typo.Read
			}
		}
	}
	return strings.Join(words, " ")
}

// strainOf is how far a search had to go to find something.
func strainOf(relaxed search.Relaxed) int {
	switch {
	case len(relaxed.Dropped) > 0:
		return 2
	case len(relaxed.Typos) > 0:
		return 1
	}
	return 0
}

// closeness is how much a title is what is looked for: 0 is just that.
func closeness(title, query string) int {
	folded, wanted := text.Fold(title), text.Fold(strings.TrimSpace(query))
	switch {
	case folded == wanted:
		return 0
	case strings.HasPrefix(folded, wanted):
		return 1
	}
	words := strings.Fields(folded)
	for _, want := range strings.Fields(wanted) {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, want) }) {
			return 3
		}
	}
	return 2
}
