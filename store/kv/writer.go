package kv

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// writer is the one goroutine that writes. Its fields below the channels are that goroutine's alone.
type writer struct {
	jobs  chan *job
	quit  chan struct{} // closed by stop
	ended chan struct{} // closed when run has returned

	logger    *slog.Logger
	engine    *badger.DB
	tail      *tail
	snapshots *snapshots
	progress  *progress
	space     *space
	sums      *sums
	onCommit  func([]Committed)
	commit    func(*badger.Txn) error
	limit     limits

	batch  *batch
	base   *published // what the batch builds on
	failed error      // why no more entries are taken
}

func newWriter(db *DB, options Options) *writer {
	base := db.snapshots.take()
	return &writer{
		jobs: make(chan *job, queueDepth), quit: make(chan struct{}), ended: make(chan struct{}),
		logger: db.logger, engine: db.engine, tail: db.tail, snapshots: db.snapshots, progress: db.progress, sums: db.sums,
		space:    newSpace(db.dir, options.FreeSpace, db.logger),
		onCommit: options.OnCommit, commit: commitEngine, limit: limitsOf(db.engine),
		base: base, batch: newBatch(base.position),
	}
}

// stop tells the writer to end, once.
func (w *writer) stop() { close(w.quit) }

func (w *writer) run() {
	defer close(w.ended)
	defer w.end()
	var note <-chan time.Time // comes once Badger may have made tables of what was written
	for {
		select {
		case <-w.quit:
			w.refuseWaiting()
			return
		case j := <-w.jobs:
			w.serve(w.collect(j))
			if note == nil {
				note = time.After(noteDelay)
			}
		case <-note:
			note = nil
			if w.sums.follow(w.engine) {
				note = time.After(noteDelay) // it may not be done
			}
		}
	}
}

// end is deferred by run: whoever waits is told why, should it have panicked.
func (w *writer) end() {
	if cause := recover(); cause != nil {
		w.logger.Error("the writer panicked", "panic", cause, "stack", string(debug.Stack()))
		w.fail(fmt.Errorf("the writer panicked: %v", cause))
	}
	w.snapshots.drop(w.base)
}

// refuseWaiting answers those who came too late.
func (w *writer) refuseWaiting() {
	for {
		select {
		case j := <-w.jobs:
			if j.claim() {
				j.refuse(ErrClosed)
				close(j.done)
			}
		default:
			return
		}
	}
}

// collect takes up what waits, up to maxBatch entries or the one job that exceeds it.
func (w *writer) collect(first *job) []*job {
	var taken []*job
	entries := 0
	for j := first; j != nil; j = w.waiting(entries) {
		if j.claim() {
			taken = append(taken, j)
			entries += len(j.requests)
		}
	}
	return taken
}

func (w *writer) waiting(entries int) *job {
	if entries >= maxBatch {
		return nil
	}
	select {
	case j := <-w.jobs:
		return j
	default:
		return nil
	}
}

// serve runs the jobs in one batch, or in more if Badger's limits demand it.
func (w *writer) serve(jobs []*job) {
	full := w.space.check()
	for _, j := range jobs {
		for i, request := range j.requests {
			w.apply(request, &j.outcomes[i], full)
		}
	}
	w.flush()
	for _, j := range jobs {
		close(j.done)
	}
}

// apply makes one entry, and promises its outcome for when the batch is durable.
func (w *writer) apply(request Request, to *Outcome, full error) {
	sequence, err := w.find(request.ID)
	switch {
	case err == nil:
		w.batch.promise(to, Outcome{Sequence: sequence, Again: true})
		return
	case !errors.Is(err, ErrNotFound):
		w.batch.promise(to, Outcome{Err: err})
		return
	}
	if err := errors.Join(w.failed, full); err != nil {
		w.batch.promise(to, Outcome{Err: err})
		return
	}
	sequence, err = w.make(request)
	w.batch.promise(to, Outcome{Sequence: sequence, Err: err})
}

// find returns the sequence of an id that is on the log or in the batch.
func (w *writer) find(id ID) (uint64, error) {
	if sequence, ok := w.batch.ids[id]; ok {
		return sequence, nil
	}
	return readID(w.base.txn, id)
}

// make runs an Apply and puts what it made into the batch, after committing the batch if that is too full.
func (w *writer) make(request Request) (uint64, error) {
	tx := &Tx{base: w.base.txn, earlier: &w.batch.records}
	result, err := w.call(request.Apply, tx, w.batch.head.sequence+1)
	if err != nil {
		return 0, err
	}
	if len(result.Data) > MaxEntry {
		return 0, &TooLargeError{What: "an entry", Size: uint64(len(result.Data)), Limit: MaxEntry}
	}
	if w.batch.fits(len(result.Data), &tx.own, w.limit) != nil {
		w.flush()
	}
	if w.failed != nil {
		return 0, w.failed
	}
	if err := w.batch.fits(len(result.Data), &tx.own, w.limit); err != nil {
		return 0, err
	}
	return w.batch.add(request.ID, result, &tx.own), nil
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
