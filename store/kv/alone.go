package kv

// alone takes a request through all stages on its caller's goroutine, if nothing else is under way; otherwise it does
// nothing, and the request has to wait for the writer. To wake one goroutine after the other, and the caller again, takes
// a processor that has gone to sleep longer than much of what they do.
func (db *DB) alone(j *job) bool {
	w, c, a := db.writer, db.committer, db.announcer
	if len(j.requests) != 1 || len(w.jobs) > 0 || w.stopped() || !tryAll(w.making, c.committing, a.announcing) {
		return false
	}
	defer a.announcing.end()
	a.tell(db.saveAlone(j))
	return true
}

func (db *DB) saveAlone(j *job) *batch {
	defer db.committer.committing.end()
	b := db.writer.makeAlone(j)
	db.writer.remember()
	db.committer.save(b)
	return b
}

// makeAlone makes a batch of the job. Should that panic, it is answered, and nobody makes anything any more.
func (w *writer) makeAlone(j *job) (b *batch) {
	defer w.making.end()
	defer func() {
		if b == nil {
			j.refuse(ErrUnknown)
			b = newBatch(w.batch.head, nil)
			w.start(w.batch.head)
		}
	}()
	defer w.end()
	w.plan([]*job{j})
	made := w.batch
	w.next()
	return made
}
