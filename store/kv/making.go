package kv

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// plan makes the entries of the jobs: in one batch, or in more if Badger's limits demand it. A job is answered with the
// batch that its last request is in.
func (w *writer) plan(jobs []*job) {
	full := w.space.check()
	for _, j := range jobs {
		for i, request := range j.requests {
			w.apply(request, &j.outcomes[i], full)
		}
		w.batch.jobs = append(w.batch.jobs, j)
	}
}

// apply makes one entry, and promises its outcome for when the batch is durable.
func (w *writer) apply(request Request, to *Outcome, full error) {
	sequence, err := w.find(request.ID, request.New)
	switch {
	case err == nil:
		w.batch.promise(to, Outcome{Sequence: sequence, Again: true})
		return
	case !errors.Is(err, ErrNotFound):
		w.batch.promise(to, Outcome{Err: err})
		return
	}
	if err := errors.Join(w.health.failure(), full); err != nil {
		w.batch.promise(to, Outcome{Err: err})
		return
	}
	sequence, err = w.make(request)
	w.batch.promise(to, Outcome{Sequence: sequence, Err: err})
}

// make runs an Apply and puts what it made into the batch, after handing the batch on if that is too full.
func (w *writer) make(request Request) (uint64, error) {
	tx := &Tx{base: w.base.txn, own: &w.own, layers: w.layers, recent: w.recent, absence: w.absence}
	defer w.own.reset()
	result, err := w.call(request.Apply, tx, w.batch.head.sequence+1)
	if err != nil {
		return 0, err
	}
	if len(result.Data) > MaxEntry {
		return 0, &TooLargeError{What: "an entry", Size: uint64(len(result.Data)), Limit: MaxEntry}
	}
	if w.batch.fits(len(result.Data), &w.own, w.limit) != nil {
		w.flush()
	}
	if err := w.batch.fits(len(result.Data), &w.own, w.limit); err != nil {
		return 0, err
	}
	return w.batch.add(request.ID, result, &w.own), nil
}

// call runs an Apply. A panic in it is its entry's error: the writer serves everybody and goes on.
func (w *writer) call(apply Apply, tx *Tx, sequence uint64) (result Result, err error) {
	defer func() {
		tx.over = true
		if cause := recover(); cause != nil {
			w.logger.Error("making an entry panicked", "panic", cause, "stack", string(debug.Stack()))
			err = fmt.Errorf("making the entry panicked: %v", cause)
		}
	}()
	result, err = apply(tx, sequence)
	if err == nil {
		err = tx.err
	}
	return result, err
}
