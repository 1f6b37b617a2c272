package store

import (
	"fmt"
	"slices"
)

// Hub is everything around one collective action at one moment: who is at work
// on it now, on what and with what, what they offer and what they need, and
// what is not there yet. Who signed it in 2016 is on the action itself, and
// counts for nothing here.
type Hub struct {
	Action      *Action
	Coalitions  []HubCoalition // oldest first
	Commitments []*Commitment  // oldest first
	Partners    []Partner      // by party, those in the latest coalitions first
	Tools       []ToolFor      // as [Store.ToolsFor] lists them
	Offers      []Stake        // what commitments offer, oldest first
	Needs       []Stake        // what coalitions and commitments need, oldest first
	Posts       []*Post        // oldest first

	// CoalitionCount, CommitmentCount and PostCount are how many there are,
	// of which the lists hold the latest 256.
	CoalitionCount, CommitmentCount, PostCount int
	// Gaps are what the action has not got yet, as far as can be told.
	Gaps []Gap
}

// HubCoalition is a coalition with who is in it, as far as they are read.
type HubCoalition struct {
	*Coalition
	Composition
	Whole bool // everybody in it was read
}

// Missing lists the parties of State and civil society that nobody in the
// coalition is of; none where it has more members than were read.
func (c HubCoalition) Missing() []Party {
	if !c.Whole {
		return nil
	}
	return c.Composition.Missing()
}

// The bounds of what is read for one action, whatever the size of the record.
const (
	hubReach   = mostEvidence // coalitions, commitments and messages: the latest
	hubMembers = 256          // memberships, of all its coalitions together
)

// Hub reads what is around an action at one moment of the record. What is
// hidden is left out, whoever asks. What is read is bounded: at most 256
// coalitions and commitments, and 256 members of coalitions. ErrNotFound if
// there is no such action.
func (s *Store) Hub(action ID) (hub Hub, err error) {
	err = s.read(func(st state) error {
		record, err := st.record(KindAction, action)
		if err != nil {
			return err
		}
		hub = Hub{Action: record.(*Action)}
		work, err := s.workOn(st, action, everybody)
		if err != nil {
			return err
		}
		hub.take(work)
		hub.Posts, err = latest[*Post](s, st, action, hubReach)
		if err != nil {
			return err
		}
		hub.Tools, err = work.tools(s)
		return err
	})
	if err != nil {
		return Hub{}, fmt.Errorf("read what is around action %s: %w", action, err)
	}
	hub.CoalitionCount = len(s.Referrers(action, KindCoalition))
	hub.CommitmentCount = len(s.Referrers(action, KindCommitment))
	hub.PostCount = len(s.Referrers(action, KindPost))
	return hub, nil
}

// everybody is enough when nobody is left.
func everybody(*work) bool { return false }

// take takes in the work on the action.
func (h *Hub) take(w *work) {
	h.Coalitions, h.Commitments, h.Partners, h.Gaps = w.coalitions, w.commitments, w.list(), w.gaps()
	for _, c := range h.Commitments {
		for _, offer := range c.Offers {
			h.Offers = append(h.Offers, Stake{Need: offer, Of: c})
		}
	}
	for _, c := range h.Coalitions {
		for _, need := range c.Needs {
			h.Needs = append(h.Needs, Stake{Need: need, Of: c.Coalition})
		}
	}
	for _, c := range h.Commitments {
		for _, need := range c.Needs {
			h.Needs = append(h.Needs, Stake{Need: need, Of: c})
		}
	}
	for i, need := range h.Needs {
		h.Needs[i].MetBy = need.metBy(h.Offers)
	}
}

// Stake is something that is offered or needed, and whose it is.
type Stake struct {
	Need
	Of    Record   // a [*Coalition] or a [*Commitment]
	MetBy []Record // of a need: those who offer it, oldest first
}

// metBy are those of the others who offer what is needed. What only words tell
// is met by the same words.
func (s Stake) metBy(offers []Stake) (out []Record) {
	skill := s.skill()
	if skill == "" {
		return nil
	}
	for _, offer := range offers {
		other := offer.Of.Head().ID != s.Of.Head().ID
		already := slices.ContainsFunc(out, func(r Record) bool { return r.Head().ID == offer.Of.Head().ID })
		if other && !already && offer.skill() == skill {
			out = append(out, offer.Of)
		}
	}
	return out
}

// tools are those that the work is done with, as [Store.ToolsFor] lists them.
func (w *work) tools(s *Store) ([]ToolFor, error) {
	found := newToolsFound(s, w.st)
	for _, c := range w.coalitions {
		found.coalition(c.Coalition)
	}
	for _, c := range w.commitments {
		found.commitment(c)
	}
	for id, person := range w.people {
		found.people[id] = person != nil
	}
	return found.list()
}
