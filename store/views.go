package store

import (
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/search"
)

// views are what is kept in memory of the record: who refers to whom, how many
// use what, and the search indexes. They hold identifiers and words, never
// records: those are read when they are shown. Only one goroutine
// changes them, in the order of the log, once they are made: see opening.
type views struct {
	relations *relations
	makers    *relations // of tools: who referenced which
	concerns  concerns
	hidden    hidden
	shelves   map[Kind]*shelf // of the kinds that have a list
	used      map[ID]int      // how many say that they use a tool, how many are members of a coalition
	stale     map[ID]stale    // to be indexed again, because of what they say or refer to
	recount   map[ID]Kind     // perhaps used by more or fewer than the index says

	first map[Kind]firstPage // of the lists, as they were kept; nobody changes them
	known *gate              // before all but the indexes and the makers
	whole *gate              // before all
	torn  atomic.Bool        // what was written could not be taken in, and they are not true

	signatories  signatories   // of the Declaration
	compositions compositions  // of coalitions
	company      company       // of tools and coalitions
	atWork       atomic.Uint64 // grows when who is at work on the actions may have changed
}

// stale is a record whose place in its index is not true any more.
type stale struct {
	kind   Kind
	known  bool   // by an entry of this batch, the last about it:
	record Record // what it is now, or nil
}

func newViews() *views {
	v := &views{
		relations: newRelations(),
		makers:    newRelations(),
		used:      make(map[ID]int),
		stale:     make(map[ID]stale),
		recount:   make(map[ID]Kind),
		shelves:   make(map[Kind]*shelf),
		known:     newGate(),
		whole:     newGate(),
	}
	for _, kind := range listedKinds() {
		v.shelves[kind] = &shelf{gate: newGate()}
	}
	return v
}

// shelf is where the records of one kind are found.
type shelf struct {
	*gate
	index *search.Index
}

// listedKinds are the kinds that have a list, in the order in which their
// indexes are made: tools last, of which there may be a million.
func listedKinds() []Kind {
	return []Kind{KindAction, KindOrganisation, KindCoalition, KindCommitment, KindPerson, KindTool}
}

// facetsOf are the facets of a kind. What texts are lacking is one, before the
// others, of those kinds whose texts are wanted in several languages.
func facetsOf(kind Kind) []string {
	switch kind {
	case KindTool:
		return append([]string{FacetMissing}, ToolFacets()...)
	case KindAction:
		return []string{FacetMissing, FacetTheme, FacetCountry}
	case KindCoalition:
		return []string{FacetMissing, FacetAction, FacetStage, FacetNeed}
	case KindCommitment:
		return []string{FacetAction, FacetTheme, FacetCountry, FacetBy, FacetKind, FacetOffers, FacetNeed}
	case KindOrganisation:
		return []string{FacetKind, FacetCountry}
	case KindPerson:
		return []string{FacetKind, FacetCountry, FacetLanguage, FacetOffers, FacetSeeks}
	}
	return nil
}

// openRest opens the gates that are closed still.
func (v *views) openRest(err error) {
	gates := []*gate{v.known}
	for _, kind := range listedKinds() {
		gates = append(gates, v.shelves[kind].gate)
	}
	for _, gate := range append(gates, v.whole) {
		if !gate.isOpen() {
			gate.open(err)
		}
	}
}

// change takes in one record, and notes what has to be indexed again.
func (v *views) change(c applied) {
	v.relations.change(c)
	v.credit(c)
	v.hidden.change(c)
	v.signatories.change(c)
	v.compositions.change(c)
	v.company.change(c)
	v.count(c.before, -1)
	v.count(c.after, +1)
	record := firstRecord(c.after, c.before)
	id := record.Head().ID
	switch record.(type) {
	case *Action, *Coalition, *Membership, *Commitment, *Person, *Organisation:
		v.atWork.Add(1)
	}
	v.outdate(id, stale{record.Kind(), true, c.after})
	for _, side := range []Record{c.before, c.after} {
		v.outcount(side)
	}
	if vote, ok := record.(*Vote); ok {
		v.revote(vote)
	}
	if !renamed(c) {
		return
	}
	for _, kind := range []Kind{KindTool, KindCoalition, KindCommitment, KindPerson} { // its name is among their words
		for _, other := range v.relations.list(relation{id, kind}) {
			if _, already := v.stale[other]; !already {
				v.outdate(other, stale{kind: kind})
			}
		}
	}
}

// outdate notes that a record has to be indexed again, if its kind is.
func (v *views) outdate(id ID, as stale) {
	if v.shelves[as.kind] != nil {
		v.stale[id] = as
	}
}

// outcount notes which records a record makes more used, or did.
func (v *views) outcount(record Record) {
	if record == nil {
		return
	}
	for _, l := range record.links() {
		if counts(record.Kind(), l.kind) {
			v.recount[l.id] = l.kind
		}
	}
}

func renamed(c applied) bool {
	if c.before == nil || c.after == nil {
		return false
	}
	if c.before.Head().Hidden != c.after.Head().Hidden {
		return true
	}
	if _, ok := c.after.(*Term); ok { // shown in every language
		return true
	}
	if action, ok := c.after.(*Action); ok && action.Theme != c.before.(*Action).Theme { // a facet of its commitments
		return true
	}
	return c.before.Title("en") != c.after.Title("en")
}

// count counts a tie or a membership in or out.
func (v *views) count(record Record, by int) {
	if record == nil || record.Head().Hidden {
		return
	}
	var of ID
	switch r := record.(type) {
	case *Tie:
		if r.Relation != Uses {
			return
		}
		of = r.Tool
	case *Membership:
		if r.State != MembershipMember {
			return
		}
		of = r.Coalition
	default:
		return
	}
	if v.used[of] += by; v.used[of] == 0 {
		delete(v.used, of)
	}
}
