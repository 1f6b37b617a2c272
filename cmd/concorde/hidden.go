package main

import (
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// hiddenShape says who hid a record, and why.
type hiddenShape struct {
	By     *ref      `json:"by"`
	At     time.Time `json:"at"`
	Reason line      `json:"reason"`
	Entry  string    `json:"entry"`
}

// hidden is nil for what is not hidden.
func (s *shaper) hidden(m store.Meta) *hiddenShape {
	if !m.Hidden {
		return nil
	}
	entry, err := s.store.HiddenBy(m.ID)
	if err != nil {
		return &hiddenShape{} // shown again a moment ago
	}
	return &hiddenShape{By: s.person(entry.Actor), At: entry.At, Reason: line(entry.Reason), Entry: entry.ID.String()}
}

// conceals reports whether a record is hidden from this reader.
func (s *shaper) conceals(id store.ID) bool {
	return s.actor.Role < store.Steward && s.store.IsHidden(id)
}

// hiddenField says on a card that a record is hidden, when, by whom and why.
func (inv *invocation) hiddenField(c *card, hidden *hiddenShape) {
	if hidden != nil {
		c.add("hidden", inv.momentBy(hidden.At, hidden.By)+": "+string(hidden.Reason))
	}
}

// concealsEntry reports whether what an entry says of a record is not for this
// reader: the record is hidden, or was taken away by somebody else than who
// made it, as what vandals write is.
func (s *shaper) concealsEntry(kind store.Kind, id store.ID) bool {
	if s.actor.Role >= store.Steward || s.conceals(id) {
		return s.conceals(id)
	}
	if _, err := s.store.Record(kind, id); err == nil {
		return false
	}
	last, err := s.store.History(id, 1)
	if err != nil || len(last) == 0 || last[0].Undoes.IsZero() {
		return false
	}
	made, err := s.store.Entry(last[0].Undoes)
	return err == nil && made.Actor != last[0].Actor && made.Actor != s.actor.Person
}
