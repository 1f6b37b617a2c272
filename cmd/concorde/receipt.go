package main

import (
	"github.com/ogptoolbox/concorde/store"
)

// receiptShape is what --json prints of something that was done.
type receiptShape struct {
	Done     string `json:"done"` // what was done, in a word that does not change
	Kind     string `json:"kind"`
	ID       string `json:"id"`
	Slug     line   `json:"slug"`
	Entry    string `json:"entry"` // for concorde undo
	Sequence uint64 `json:"sequence"`
}

// receipt prints what was done and how to take it back; in a pipe the slug
// and the id of the entry.
func (inv *invocation) receipt(r store.Receipt, done string) error {
	if inv.json {
		return inv.object(receiptShape{done, r.Kind.String(), r.Record.String(), line(r.Slug), r.Entry.String(), r.Sequence})
	}
	name := r.Slug
	if name == "" {
		name = r.Record.String()
	}
	if !inv.terminal {
		return inv.values(name, r.Entry.String())
	}
	return inv.line(inv.say().F("commands.done."+done, map[string]any{"What": name, "Entry": r.Entry.String()}))
}
