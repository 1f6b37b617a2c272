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
