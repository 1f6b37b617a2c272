package kv

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// writer is the first stage: one goroutine that makes entries, unless a caller has its turn. The fields below the
// channels are whose turn it is, but for health.
type writer struct {
	making     turn
	committing turn // to be taken to give the committer a batch
	jobs       chan *job
	knocked    chan struct{}   // holds something once there may be jobs, or something was written
	planned    chan *batch     // to the committer
	newest     chan *published // from the committer
	quit       chan struct{}   // closed by stop
	ended      chan struct{}   // closed when the last stage has ended
	noting     atomic.Bool     // a note will be taken of what Badger makes of what is written

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
	w.making.end()
	var note <-chan time.Time // comes once Badger may have made tables of what was written
	for !w.stopped() {
		select {
		case <-w.quit:
		case <-w.knocked:
			w.serveAll()
			if note == nil {
				note = w.after(noteDelay)
			}
		case <-note:
			note = nil
			w.noting.Store(false)
			if w.follow() {
				note = w.after(noteDelay) // it may not be done
			}
		}
		w.noting.Store(note != nil)
	}
	<-w.making // for good
	w.refuseWaiting()
}

// knock has the writer look for jobs.
func (w *writer) knock() {
	select {
	case w.knocked <- struct{}{}:
	default: // it will look anyway
	}
}

// remember has the writer note in a while what Badger has made of what was written.
func (w *writer) remember() {
	if !w.noting.Load() {
		w.knock()
	}
}

// follow notes what Badger has made of what was written, and reports whether it has made anything.
func (w *writer) follow() bool {
	<-w.making
	again := w.sums.follow(w.engine)
	w.making.end()
	return again
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

// serveAll serves all that wait. It keeps its turn should it panic: nobody is to make anything any more then.
func (w *writer) serveAll() {
	<-w.making
	for !w.stopped() {
		j := w.waiting(0)
		if j == nil {
			break
		}
		w.serve(j)
	}
	w.making.end()
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
