package kv

import (
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

	after func(time.Duration) <-chan time.Time // time.After; tests have no time

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
		after: time.After, base: base, batch: newBatch(base.position),
	}
}

// stop tells the writer to end, once.
func (w *writer) stop() { close(w.quit) }

func (w *writer) run() {
	defer close(w.ended)
	defer w.end()
	var note <-chan time.Time // comes once Badger may have made tables of what was written
	for !w.stopped() {
		select {
		case <-w.quit:
		case j := <-w.jobs:
			w.serve(w.collect(j))
			if note == nil {
				note = w.after(noteDelay)
			}
		case <-note:
			note = nil
			if w.sums.follow(w.engine) {
				note = w.after(noteDelay) // it may not be done
			}
		}
	}
	w.refuseWaiting()
}

// stopped is asked before each job: a select between two that are ready takes either.
func (w *writer) stopped() bool {
	select {
	case <-w.quit:
		return true
	default:
		return false
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
