package store

import (
	"log/slog"
	"sync/atomic"

	"github.com/ogptoolbox/concorde/store/search"
)

// views are what is kept in memory of the record: who refers to whom, how many
// use what, and the search indexes. They hold identifiers and words, never
// records: those are read when they are shown. Only one goroutine
// changes them, in the order of the log.
type views struct {
	relations *relations
	makers    *relations // of tools: who referenced which
	concerns  concerns
	hidden    hidden
	index     map[Kind]*search.Index
	used      map[ID]int   // how many say that they use a tool, how many are members of a coalition
	stale     map[ID]stale // to be indexed again, because of what they say or refer to
	recount   map[ID]Kind  // perhaps used by more or fewer than the index says

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
	return &views{
		relations: newRelations(),
		makers:    newRelations(),
		used:      make(map[ID]int),
		stale:     make(map[ID]stale),
		recount:   make(map[ID]Kind),
		index: map[Kind]*search.Index{
			KindTool:         translated(ToolFacets()...),
			KindAction:       translated(FacetTheme, FacetCountry),
			KindCommitment:   search.New(FacetAction, FacetTheme, FacetCountry, FacetBy, FacetKind, FacetOffers, FacetNeed),
			KindCoalition:    translated(FacetAction, FacetStage, FacetNeed),
			KindOrganisation: search.New(FacetKind, FacetCountry),
			KindPerson:       search.New(FacetKind, FacetCountry, FacetLanguage, FacetOffers, FacetSeeks),
		},
	}
}

// translated is the index of a kind whose texts are wanted in several
// languages: what it lacks is a facet, before those of the kind.
func translated(facets ...string) *search.Index {
	return search.New(append([]string{FacetMissing}, facets...)...)
}

// build makes the views of a record that nobody is changing yet.
func (v *views) build(st state, logger *slog.Logger) error {
	err := v.hidden.load(st)
	if err != nil {
		return err
	}
	err = st.Scan([]byte{spaceBacklink}, nil, func(key, _ []byte) bool {
		if to, one, ok := backlink(key); ok {
			v.relations.add(to, one)
		}
		return true
	})
	for _, kind := range []Kind{KindTie, KindMembership} {
		err = firstError(err, st.each(kind, func(record Record) {
			v.count(record, 1)
			v.company.change(applied{after: record})
		}))
	}
	return firstError(err, v.fill(st, logger))
}

// fill makes the indexes, and learns on the way who referenced which tool.
func (v *views) fill(st state, logger *slog.Logger) (err error) {
	makers := make(map[relation][]referrer)
	shelving := newShelving(logger)
	for kind, index := range v.index {
		err = firstError(err, st.each(kind, func(record Record) {
			head := record.Head()
			if !head.Hidden {
				shelving.put(index, v.document(st, record))
			}
			if by := maker(record); !by.IsZero() {
				to := relation{by, KindTool}
				makers[to] = append(makers[to], referrer{head.Made, head.ID})
			}
		}))
	}
	v.makers.fill(makers)
	return firstError(err, shelving.finish())
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
	if v.index[as.kind] != nil {
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
