package store

import (
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
)

// views are what is kept in memory of the record: who refers to whom, how many
// there are of each kind, and the search indexes. They hold identifiers and
// words, never records: those are read when they are shown.
type views struct {
	referrers map[ID]map[Kind][]ID // of each record, who refers to it, by kind
	index     map[Kind]*search.Index
	stale     map[ID]Kind // to be indexed again, because of what they refer to
}

func newViews() *views {
	return &views{
		referrers: make(map[ID]map[Kind][]ID),
		stale:     make(map[ID]Kind),
		index: map[Kind]*search.Index{
			KindTool:         search.New(ToolFacets()...),
			KindAction:       search.New(FacetTheme, FacetCountry),
			KindCoalition:    search.New(FacetAction, FacetStage),
			KindOrganisation: search.New(FacetKind, FacetCountry),
			KindPerson:       search.New(FacetKind, FacetCountry),
		},
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
)

// ToolFacets lists the facets of tools, in the order in which they are shown.
func ToolFacets() []string {
	return []string{FacetUse, FacetLicence, FacetLanguage, FacetCountry, FacetMaturity, FacetWrittenIn, FacetOrganisation}
}

// change brings the relations up to date with one record, and notes what has
// to be indexed again.
func (v *views) change(_ state, c applied) {
	if c.before != nil {
		v.unlink(c.before)
	}
	if c.after != nil {
		v.link(c.after)
	}
	record := firstRecord(c.after, c.before)
	v.stale[record.Head().ID] = record.Kind()
	switch r := record.(type) {
	case *Tie:
		v.stale[r.Tool] = KindTool
	case *Membership:
		v.stale[r.Coalition] = KindCoalition
	case *Coalition:
		v.staleActions(c)
	case *Organisation: // its name is among the words of its tools
		for _, tool := range v.referrers[r.ID][KindTool] {
			v.stale[tool] = KindTool
		}
	}
}

// staleActions notes the actions whose number of coalitions may have changed.
func (v *views) staleActions(c applied) {
	for _, record := range []Record{c.before, c.after} {
		if coalition, ok := record.(*Coalition); ok {
			for _, id := range coalition.Actions {
				v.stale[id] = KindAction
			}
		}
	}
}

func (v *views) link(record Record) {
	for _, l := range record.links() {
		kinds := v.referrers[l.id]
		if kinds == nil {
			kinds = make(map[Kind][]ID, 1)
			v.referrers[l.id] = kinds
		}
		kinds[record.Kind()] = append(kinds[record.Kind()], record.Head().ID)
	}
}

func (v *views) unlink(record Record) {
	id := record.Head().ID
	for _, l := range record.links() {
		kinds := v.referrers[l.id]
		// A copy: whoever was handed the old list goes on reading it.
		kinds[record.Kind()] = slices.DeleteFunc(slices.Clone(kinds[record.Kind()]), func(other ID) bool { return other == id })
		if len(kinds[record.Kind()]) == 0 {
			delete(kinds, record.Kind())
		}
		if len(kinds) == 0 {
			delete(v.referrers, l.id)
		}
	}
}

// reindex puts into the search indexes what changed since it last ran.
func (v *views) reindex(st state) error {
	for id, kind := range v.stale {
		delete(v.stale, id)
		index := v.index[kind]
		if index == nil {
			continue
		}
		record, err := st.find(kind, id)
		if err != nil {
			return err
		}
		if record == nil || record.Head().Hidden {
			index.Delete(search.Key(id))
			continue
		}
		index.Put(v.document(st, record))
	}
	return nil
}
