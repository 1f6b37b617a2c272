package store

import (
	"github.com/ogptoolbox/concorde/store/search"
)

// Query asks for a window of a list; see [search.Query].
type Query = search.Query

// The orders of a list.
const (
	ByRelevance = search.Relevance
	ByNewest    = search.Newest
	ByMostUsed  = search.MostUsed
	ByName      = search.ByName
)

// Page is a window of a list.
type Page[R Record] struct {
	Total   int
	Rows    []R
	Counts  map[string][]search.Count
	Relaxed search.Relaxed
	// Partial says that the index is still being made: these are the first of the
	// list, or of those whose name begins as was typed, and there may be more. Only
	// [ListEarly] gives such a page.
	Partial bool
}

// List reads a window of the records of type R that match a query: tools,
// actions, coalitions, commitments, organisations and people have lists.
func List[R Record](s *Store, query Query) (Page[R], error) {
	var zero R
	result, err := s.search(zero.Kind(), query)
	if err != nil {
		return Page[R]{}, err
	}
	return pageOf[R](s, result, asIDs(result.Keys))
}

// ListEarly is [List] for a reader who would rather have the first of a list
// than wait for its index: see [Page.Partial].
func ListEarly[R Record](s *Store, query Query) (Page[R], error) {
	var zero R
	result, ids, partial, err := s.find(zero.Kind(), query)
	if err != nil {
		return Page[R]{}, err
	}
	page, err := pageOf[R](s, result, ids)
	page.Partial = partial
	return page, err
}

func pageOf[R Record](s *Store, result search.Result, ids []ID) (Page[R], error) {
	rows, err := Records[R](s, ids)
	return Page[R]{Total: result.Total, Rows: rows, Counts: result.Counts, Relaxed: result.Relaxed}, err
}

// find finds the records of a kind that match a query: with the index, or as
// well as can be while that is being made.
func (s *Store) find(kind Kind, query Query) (result search.Result, ids []ID, partial bool, err error) {
	if shelf := s.view.shelves[kind]; shelf != nil && !shelf.isOpen() {
		if result, ids, partial, err = s.early(kind, query); partial || err != nil {
			return result, ids, partial, err
		}
	}
	result, err = s.search(kind, query)
	return result, asIDs(result.Keys), false, err
}

// Count is how many records a kind with a list has, as far as is known while
// the store is being opened.
func (s *Store) Count(kind Kind) int {
	shelf := s.view.shelves[kind]
	switch {
	case shelf == nil:
		return 0
	case shelf.isOpen() && shelf.err == nil:
		return shelf.index.Len()
	default:
		return s.view.first[kind].Total
	}
}

// The facets by which lists are narrowed.
const (
	FacetUse          = "use"
	FacetLicence      = "licence"
	FacetLanguage     = "language"
	FacetCountry      = "country"
	FacetMaturity     = "maturity"
	FacetWrittenIn    = "written_in"
	FacetOrganisation = "organisation" // its slug
	FacetAction       = "action"       // its slug
	FacetStage        = "stage"
	FacetTheme        = "theme"
	FacetKind         = "kind"
	FacetBy           = "by"     // by whom a commitment is
	FacetOffers       = "offers" // see [Skill]
	FacetSeeks        = "seeks"
	FacetNeed         = "need"
)

// ToolFacets lists the facets of tools, in the order in which they are shown.
func ToolFacets() []string {
	return []string{FacetUse, FacetLicence, FacetLanguage, FacetCountry, FacetMaturity, FacetWrittenIn, FacetOrganisation}
}
