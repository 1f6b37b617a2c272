package store

import (
	"errors"
	"fmt"
)

// leadsTo is the record to which the id of one that was merged into it leads;
// zero if it leads nowhere.
func (st state) leadsTo(id ID) (ID, error) {
	to, err := st.lookup(leadKey(id))
	if err != nil {
		return ID{}, fmt.Errorf("find what %s was merged into: %w", id, err)
	}
	return to, nil
}

// follow reads a record, or the one that it was merged into.
func (st state) follow(kind Kind, id ID) (Record, error) {
	for {
		record, err := st.record(kind, id)
		if !errors.Is(err, ErrNotFound) {
			return record, err
		}
		// Each step leads to what was there after the one before was gone, so
		// that there is an end to them.
		to, missing := st.leadsTo(id)
		if missing != nil || to.IsZero() {
			return nil, firstError(missing, err)
		}
		id = to
	}
}

// lead lets the id and the slug of a record that goes lead to another.
func lead(w writer, record Record, to ID) {
	head := record.Head()
	w.Put(leadKey(head.ID), to[:])
	if head.Slug != "" {
		w.Put(slugKey(record.Kind(), head.Slug), head.ID[:])
	}
}

// kindOrLead tells what the record of an identifier is, or was before it was
// merged; 0 if there is none.
func (st state) kindOrLead(id ID) (Kind, error) {
	kind, err := st.kindOf(id)
	if err != nil || kind != 0 {
		return kind, err
	}
	to, err := st.leadsTo(id)
	if err != nil || to.IsZero() {
		return 0, err
	}
	return KindTool, nil // nothing else is merged
}
