package store

import (
	"fmt"

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
}

// List reads a window of the records of type R that match a query: tools,
// actions, coalitions, organisations and people have lists.
func List[R Record](s *Store, query Query) (Page[R], error) {
	var zero R
	index := s.view.index[zero.Kind()]
	if index == nil {
		return Page[R]{}, fmt.Errorf("list %s: %w", zero.Kind(), ErrNotFound)
	}
	result := index.Search(query)
	ids := make([]ID, len(result.Keys))
	for i, key := range result.Keys {
		ids[i] = ID(key)
	}
	rows, err := Records[R](s, ids)
	return Page[R]{Total: result.Total, Rows: rows, Counts: result.Counts, Relaxed: result.Relaxed}, err
}

// Count is how many records a kind with a list has.
func (s *Store) Count(kind Kind) int {
	if index := s.view.index[kind]; index != nil {
		return index.Len()
	}
	return 0
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
