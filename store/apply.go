package store

import "github.com/ogptoolbox/concorde/store/kv"

// writer is a moment of the record that can be changed.
type writer interface {
	reader
	Put(key, value []byte)
	Delete(key []byte)
}

var _ writer = (*kv.Tx)(nil)

// applied is what an entry changed, for the views: a record as it was and as
// it is. Either may be nil.
type applied struct{ before, after Record }

// apply writes an entry's records, and every key that finds them, and its
// place in the history. It depends on the moment and the entry alone, so that
// the same log makes the same record everywhere.
//
// known are the changes of its first puts, for whoever has just planned them:
// what they say is what would be read.
func (c codec) apply(w writer, entry Entry, known ...applied) ([]applied, error) {
	changes := known
	for i, put := range entry.Puts {
		if i >= len(changes) {
			change, err := state{c, w}.changeOf(put)
			if err != nil {
				return nil, err
			}
			changes = append(changes, change)
		}
		if err := c.relook(w, changes[i].before, changes[i].after); err != nil {
			return nil, err
		}
		c.unfile(w, changes[i].before)
		c.file(w, changes[i].after, put.Body)
		if !put.Into.IsZero() {
			lead(w, changes[i].before, put.Into)
		} else if put.restores(changes[i]) {
			w.Delete(leadKey(put.Record))
		}
		w.Put(sequenceKey(spaceHistory, put.Record, entry.Sequence), nil)
		touch(w, changes[i], entry.Sequence)
	}
	if !entry.Actor.IsZero() {
		w.Put(sequenceKey(spaceDeeds, entry.Actor, entry.Sequence), nil)
	}
	if !entry.Undoes.IsZero() {
		w.Put(undoneKey(entry.Undoes), entry.ID[:])
	}
	return changes, nil
}

// touch notes with whoever made a record, and with all that it refers to or
// referred to, that it was changed or is gone.
func touch(w writer, c applied, sequence uint64) {
	if c.begins(sequence) {
		return
	}
	for _, id := range c.concerned() {
		w.Put(sequenceKey(spaceTouched, id, sequence), nil)
	}
}

// restores reports whether a put brings back a record that was gone.
func (p Put) restores(c applied) bool {
	return c.before == nil && c.after != nil && c.after.Head().Made < c.after.Head().Revision
}

// changeOf reads what a put changes.
func (st state) changeOf(put Put) (change applied, err error) {
	if change.before, err = st.find(put.Kind, put.Record); err != nil || put.Deletes() {
		return change, err
	}
	change.after, err = st.decodeRecord(put.Kind, put.Body)
	return change, err
}

// file writes a record and the keys that find it.
func (c codec) file(w writer, record Record, body []byte) {
	if record == nil {
		return
	}
	head := record.Head()
	w.Put(recordKey(record.Kind(), head.ID), body)
	w.Put(idKey(head.ID), []byte{byte(record.Kind())})
	eachKey(record, func(key []byte) { w.Put(key, head.ID[:]) })
}

// unfile takes back what file wrote.
func (c codec) unfile(w writer, record Record) {
	if record == nil {
		return
	}
	head := record.Head()
	w.Delete(recordKey(record.Kind(), head.ID))
	w.Delete(idKey(head.ID))
	eachKey(record, w.Delete)
}

// eachKey names the keys that find a record and no other.
func eachKey(record Record, do func(key []byte)) {
	head, kind := record.Head(), record.Kind()
	if head.Slug != "" {
		do(slugKey(kind, head.Slug))
	}
	if head.Hidden {
		do(hiddenKey(head.ID))
	}
	if r, ok := record.(unique); ok {
		for _, claim := range r.claims() {
			do(claimKey(claim))
		}
	}
	for _, to := range targets(record) {
		do(backlinkKey(to, record))
	}
}
