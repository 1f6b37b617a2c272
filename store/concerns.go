package store

import (
	"encoding/binary"
	"slices"
	"sync/atomic"
)

// begins reports whether the record is made by the entry of a sequence, and not
// changed, ended or put back.
func (c applied) begins(sequence uint64) bool {
	return c.before == nil && c.after != nil && c.after.Head().Made == sequence
}

// concerned are whoever made a record, and all that it refers to or referred
// to, each once, but for itself.
func (c applied) concerned() []ID {
	var out []ID
	for _, side := range []Record{c.before, c.after} {
		if side == nil {
			continue
		}
		out = appendID(out, side.Head().CreatedBy)
		for _, to := range targets(side) {
			out = appendID(out, to)
		}
	}
	self := firstRecord(c.after, c.before).Head().ID
	return slices.DeleteFunc(out, func(id ID) bool { return id == self })
}

// credit keeps who referenced which tool.
func (v *views) credit(c applied) {
	was, is := maker(c.before), maker(c.after)
	if was == is {
		return
	}
	head := firstRecord(c.after, c.before).Head()
	v.makers.mu.Lock()
	defer v.makers.mu.Unlock()
	if !was.IsZero() {
		v.makers.remove(relation{was, KindTool}, head.ID)
	}
	if !is.IsZero() {
		v.makers.add(relation{is, KindTool}, referrer{head.Made, head.ID})
	}
}

// maker is who referenced a tool; zero for all else, and for the starter catalogue.
func maker(record Record) ID {
	if tool, ok := record.(*Tool); ok {
		return tool.CreatedBy
	}
	return ID{}
}

// concerns tell at once whether anything that concerns a record came after a
// sequence. Records share a fixed number of places, so that nothing grows: the
// answer may be yes without a reason, and is never wrongly no. The one writer
// notes while anyone reads.
type concerns struct{ places [1 << 14]atomic.Uint64 }

// begin supposes that the last entry concerned everybody: what came before the
// store was opened is not known here.
func (c *concerns) begin(sequence uint64) {
	for i := range c.places {
		c.places[i].Store(sequence)
	}
}

// note takes in what an entry changed.
func (c *concerns) note(change applied, sequence uint64) {
	c.at(firstRecord(change.after, change.before).Head().ID).Store(sequence)
	for _, id := range change.concerned() {
		c.at(id).Store(sequence)
	}
	for _, subject := range skillSubjects(change.after) {
		c.at(subject).Store(sequence)
	}
}

// at is the place of a record. Identifiers end in what is random or a hash.
func (c *concerns) at(id ID) *atomic.Uint64 {
	return &c.places[binary.BigEndian.Uint64(id[8:])%uint64(len(c.places))]
}

// after reports whether anything may have come.
func (c *concerns) after(id ID, sequence uint64) bool { return c.at(id).Load() > sequence }

// skillSubjects stand for what a person or a commitment offers, and for what a
// coalition needs.
func skillSubjects(record Record) (out []ID) {
	switch r := record.(type) {
	case *Person:
		out = subjectsOf(FacetOffers, skills(r.Offers))
	case *Commitment:
		out = subjectsOf(FacetOffers, needSkills(r.Offers))
	case *Coalition:
		out = subjectsOf(FacetNeed, needSkills(r.Needs))
	}
	return out
}

func subjectsOf(facet string, skills []string) []ID {
	out := make([]ID, len(skills))
	for i, skill := range skills {
		out[i] = StableID(facet + " " + skill)
	}
	return out
}
