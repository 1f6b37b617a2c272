package search

import "slices"

// filter is a facet narrowed to some of its values.
type filter struct {
	facet *facet // nil: not one of the index's
	docs  docset // that have any of the values
}

// filters readies the filters of a query. A facet that the index does not have is a filter that nothing passes.
func (x *Index) filters(wanted map[string][]string, s *scratch) (filters []filter) {
	for name, values := range wanted {
		if len(values) == 0 {
			continue
		}
		f := filter{docs: s.docs()}
		for _, have := range x.facets {
			if have.name == name {
				f.facet = have
				have.widen(values, f.docs)
			}
		}
		filters = append(filters, f)
	}
	return filters
}

// narrow returns what of docs passes all filters, or all but that of one facet. It is docs itself if nothing narrows it.
func narrow(docs docset, filters []filter, but *facet, s *scratch) docset {
	var narrowed docset
	for _, f := range filters {
		if but != nil && f.facet == but {
			continue
		}
		if narrowed.none() {
			narrowed = s.docs()
			narrowed.or(docs)
		}
		narrowed.and(f.docs)
	}
	if narrowed.none() {
		return docs
	}
	return narrowed
}

// narrows reports whether a facet other than one is narrowed.
func narrows(filters []filter, but *facet) bool {
	return slices.ContainsFunc(filters, func(f filter) bool { return f.facet == nil || f.facet != but })
}

// narrowed reports whether a facet is.
func (f *facet) narrowed(filters []filter) bool {
	return slices.ContainsFunc(filters, func(filter filter) bool { return filter.facet == f })
}

// counts counts over what a text found and the filters leave. A facet that is itself narrowed is counted as if it were not:
// its counts say what choosing another of its values would add.
func (x *Index) counts(q Query, text, left found, filters []filter, s *scratch) map[string][]Count {
	var others []int
	for i, f := range x.facets {
		if !f.narrowed(filters) {
			others = append(others, i)
			continue
		}
		docs := text
		if narrows(filters, f) {
			docs = found{docs: narrow(text.docs, filters, f, s)}
			docs.n = docs.docs.count()
		}
		x.countFound([]int{i}, docs, true, s)
	}
	x.countFound(others, left, false, s)
	return x.best(q, s)
}

// best returns what is to be shown of the counts of all facets.
func (x *Index) best(q Query, s *scratch) map[string][]Count {
	var ends [maxFacets]int
	s.best = s.best[:0]
	for i, f := range x.facets {
		s.best = f.best(s.best, &s.counted[i], q.Filters[f.name])
		ends[i] = len(s.best)
	}
	all, from := slices.Clone(s.best), 0
	best := make(map[string][]Count, len(x.facets))
	for i, f := range x.facets {
		best[f.name] = all[from:ends[i]:ends[i]]
		from = ends[i]
	}
	return best
}

// countFound counts some facets over what was found, if that was not done before.
func (x *Index) countFound(facets []int, docs found, all bool, s *scratch) {
	switch {
	case docs.kept != nil:
		x.kept.counted(docs.kept, facets, s, len(x.documents), func(facets []int) {
			x.count(facets, docs.docs, docs.n, true, s)
		})
	case docs.n == x.byKey.n:
		for _, i := range facets {
			s.counted[i].counts, s.counted[i].listed = x.facets[i].total(s), false
		}
	default:
		x.count(facets, docs.docs, docs.n, all, s)
	}
}
