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
func (c codec) apply(w writer, entry Entry) ([]applied, error) {
	st := state{c, w}
	var changes []applied
	for _, put := range entry.Puts {
		before, err := st.find(put.Kind, put.Record)
		if err != nil {
			return nil, err
		}
		var after Record
		if !put.Deletes() {
			if after, err = c.decodeRecord(put.Kind, put.Body); err != nil {
				return nil, err
			}
		}
		if err := c.relook(w, before, after); err != nil {
			return nil, err
		}
		c.unfile(w, before)
		c.file(w, after, put.Body)
		w.Put(sequenceKey(spaceHistory, put.Record, entry.Sequence), nil)
		changes = append(changes, applied{before, after})
	}
	if !entry.Actor.IsZero() {
		w.Put(sequenceKey(spaceDeeds, entry.Actor, entry.Sequence), nil)
	}
	if !entry.Undoes.IsZero() {
		w.Put(undoneKey(entry.Undoes), entry.ID[:])
	}
	return changes, nil
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
	if r, ok := record.(unique); ok {
		for _, claim := range r.claims() {
			do(claimKey(claim))
		}
	}
	for _, to := range targets(record) {
		do(backlinkKey(to, record))
	}
}
