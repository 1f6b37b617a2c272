package kv

import "slices"

// handOn gives the batch to the committer and begins the next. If the committer is busy and a job comes first for which
// the batch has room, that is returned instead, to be added.
func (w *writer) handOn() *job {
	if len(w.batch.waiting) == 0 { // all have given up
		return nil
	}
	more := w.jobs
	if len(w.batch.waiting) >= maxBatch || len(w.committing) > 0 {
		more = nil
	}
	select {
	case <-w.committing:
		w.planned <- w.batch // there is room
		w.next()
		return nil
	case j := <-more:
		return j
	}
}

// flush gives the batch to the committer, however long that takes, and begins the next, if there is anything in this one.
func (w *writer) flush() {
	if len(w.batch.waiting) == 0 {
		return
	}
	<-w.committing
	w.planned <- w.batch
	w.next()
}

// next begins a batch on top of the one that was handed on.
func (w *writer) next() {
	if len(w.batch.entries) > 0 {
		w.under = append(w.under, w.batch)
		w.recent.forget(&w.batch.records)
	}
	w.begin()
	w.start(w.batch.head)
}

// start begins a batch at a place on the log, and lays out the changes over the base, newest first.
func (w *writer) start(head position) {
	w.batch = newBatch(head, w.batch)
	w.layers = append(w.layers[:0], &w.own, &w.batch.records)
	for _, b := range slices.Backward(w.under) {
		w.layers = append(w.layers, &b.records)
	}
}

// begin moves to the newest snapshot, in which those batches are that have been committed meanwhile. It is only to be
// done between two batches: what one has read has to stay true until it ends.
func (w *writer) begin() {
	select {
	case newest := <-w.newest:
		w.snapshots.drop(w.base)
		w.base = newest
		w.under = slices.DeleteFunc(w.under, func(b *batch) bool { return b.head.sequence <= newest.sequence })
	default:
	}
}

// find returns the sequence of an id that is on the log, or on its way there. A new one may be neither on disk.
func (w *writer) find(id ID, isNew bool) (uint64, error) {
	if sequence, ok := w.batch.ids[id]; ok {
		return sequence, nil
	}
	for _, b := range w.under {
		if sequence, ok := b.ids[id]; ok {
			return sequence, nil
		}
	}
	if isNew {
		return 0, ErrNotFound
	}
	return readID(w.base.txn, id)
}
