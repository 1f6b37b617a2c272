package store

import (
	"cmp"
	"maps"
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
)

// FacetLacks is what a collective action has not got yet; see [Gaps].
const FacetLacks = "lacks"

// Actions reads a window of the collective actions that match a query, as
// [List] does, and narrows them as well by what they lack. A summit has some
// twenty of them: where that is asked for, all that match are read.
func (s *Store) Actions(query Query) (Page[*Action], error) {
	lacking, asked := query.Filters[FacetLacks]
	if !asked && !query.Counts {
		return List[*Action](s, query)
	}
	gaps, err := s.ActionGaps()
	if err != nil {
		return Page[*Action]{}, err
	}
	l := actionList{of: s, gaps: gaps, lacking: lacking}
	page, err := l.page(query)
	if err == nil && query.Counts {
		err = l.counts(query, &page)
	}
	return page, err
}

// actionList lists actions by what they lack.
type actionList struct {
	of      *Store
	gaps    map[ID][]Gap
	lacking []string // at least one of these; none: whatever they lack
}

// page is the window of those that lack it.
func (l actionList) page(query Query) (Page[*Action], error) {
	offset, limit := max(query.Offset, 0), max(query.Limit, 0)
	page, err := l.all(query)
	page.Rows = slices.DeleteFunc(page.Rows, func(a *Action) bool { return !l.lacks(a) })
	page.Total = len(page.Rows)
	page.Rows = page.Rows[min(offset, page.Total):min(offset+limit, page.Total)]
	return page, err
}

// all are those that match the rest of a query.
func (l actionList) all(query Query) (Page[*Action], error) {
	query.Filters = without(query.Filters, FacetLacks)
	query.Offset, query.Limit = 0, l.of.Count(KindAction)
	return List[*Action](l.of, query)
}

func (l actionList) lacks(a *Action) bool {
	return len(l.lacking) == 0 || slices.ContainsFunc(l.gaps[a.ID], func(gap Gap) bool { return contains(l.lacking, string(gap)) })
}

// counts counts the values of every facet among what its own filter leaves out
// of account, as the index does.
func (l actionList) counts(query Query, page *Page[*Action]) error {
	for facet, of := range map[string]func(*Action) []string{
		FacetTheme:   func(a *Action) []string { return values(a.Theme) },
		FacetCountry: func(a *Action) []string { return a.Governments },
		FacetLacks:   l.gapsOf,
	} {
		if facet != FacetLacks && len(l.lacking) == 0 {
			continue // the index has counted them
		}
		beside := query
		beside.Filters, beside.Counts = without(query.Filters, facet), false
		found, err := l.all(beside)
		if err != nil {
			return err
		}
		n := make(map[string]int)
		for _, action := range found.Rows {
			if facet == FacetLacks || l.lacks(action) {
				for _, value := range of(action) {
					n[value]++
				}
			}
		}
		page.Counts[facet] = frequent(n)
	}
	return nil
}

func (l actionList) gapsOf(a *Action) (out []string) {
	for _, gap := range l.gaps[a.ID] {
		out = append(out, string(gap))
	}
	return out
}

// frequent is the most frequent first, and no more than the index counts.
func frequent(n map[string]int) []search.Count {
	out := make([]search.Count, 0, len(n))
	for value, n := range n {
		out = append(out, search.Count{Value: value, N: n})
	}
	slices.SortFunc(out, func(a, b search.Count) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Value, b.Value))
	})
	return upTo(out, search.CountedValues)
}

// without are the filters but for those of one facet.
func without(filters map[string][]string, facet string) map[string][]string {
	out := maps.Clone(filters)
	delete(out, facet)
	return out
}
