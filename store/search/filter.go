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

// counts counts over what a text found and the filters leave. A facet that is itself narrowed is counted as if it were not:
// its counts say what choosing another of its values would add.
func (x *Index) counts(q Query, found found, filters []filter, s *scratch) map[string][]Count {
	counted := make(map[string][]Count, len(x.facets))
	for i, f := range x.facets {
		taken := s.taken()
		counted[f.name] = f.best(x.count(i, found, filters, s), q.Filters[f.name])
		s.release(taken)
	}
	return counted
}

func (x *Index) count(facet int, found found, filters []filter, s *scratch) counts {
	f := x.facets[facet]
	switch {
	case narrows(filters, f):
		docs := narrow(found.docs, filters, f, s)
		return f.counted(docs, x.present, docs.count(), s)
	case found.kept != nil:
		return x.kept.counted(found.kept, facet, len(x.documents), func() counts {
			return f.counted(found.docs, x.present, found.n, s)
		})
	case found.ranking == nil && found.n == x.byKey.n:
		return f.total(s)
	default:
		return f.counted(found.docs, x.present, found.n, s)
	}
}
