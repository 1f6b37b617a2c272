package kv

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// writer is the first stage: the one goroutine that makes entries. Its fields below the channels are that goroutine's
// alone, but for health.
type writer struct {
	jobs    chan *job
	planned chan *batch     // to the committer, which takes one at a time
	newest  chan *published // from the committer
	quit    chan struct{}   // closed by stop
	ended   chan struct{}   // closed when the last stage has ended

	logger    *slog.Logger
	engine    *badger.DB
	snapshots *snapshots
	health    *health
	space     *space
	sums      *sums
	absence   *absence
	recent    *recent
	limit     limits

	after func(time.Duration) <-chan time.Time // time.After; tests have no time

	batch  *batch
	base   *published // what the batch builds on, together with
	under  []*batch   // those handed on since, oldest first
	own    overlay    // of the entry that is being made; kept for its room
	layers []*overlay // over base: own, that of the batch, those of the batches under it
}

// stop tells the writer to end, once, and so the stages after it.
func (w *writer) stop() { close(w.quit) }

func (w *writer) run() {
	defer close(w.planned)
	defer w.end()
	if err := w.absence.learn(w.base.txn, w.stopped); err != nil {
		w.health.fail(err)
	}
	var note <-chan time.Time // comes once Badger may have made tables of what was written
	for !w.stopped() {
		select {
		case <-w.quit:
		case j := <-w.jobs:
			w.serve(j)
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
		w.health.fail(fmt.Errorf("the writer panicked: %v", cause))
	}
}

// release gives up the snapshots, once all stages have ended.
func (w *writer) release() {
	w.begin()
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

// serve makes a batch of what waits, and hands it on. While the committer is busy, others may join.
func (w *writer) serve(first *job) {
	for j := first; j != nil; j = w.handOn() {
		w.plan(w.collect(j))
	}
}

// collect takes up what waits, until the batch has maxBatch entries or the one job that exceeds them.
func (w *writer) collect(first *job) []*job {
	var taken []*job
	entries := len(w.batch.waiting)
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
