package kv

import (
	"context"
	"sync/atomic"
)

// Append asks the writer to run apply inside the next batch, and returns when the entry is synced to disk and handed to
// OnCommit. If id is on the log already, apply is not run, and the sequence of the first time is returned with again
// set. An error of apply drops what it wrote, and nothing else, and is returned as it is.
//
// Other errors: ctx's if it ended before the writer took the entry up (from then on Append waits, so that its answer is
// certain), ErrClosed, ErrTooLarge, ErrReadOnly, ErrFailed: nothing was written. Only ErrUnknown leaves that open.
func (db *DB) Append(ctx context.Context, id ID, apply Apply) (sequence uint64, again bool, err error) {
	outcome := db.submit(ctx, []Request{{ID: id, Apply: apply}})[0]
	return outcome.Sequence, outcome.Again, outcome.Err
}

// AppendAll is Append for many entries, in their order, in as few batches as possible; others' entries may come between
// them. There is one outcome for each request. One that fails does not keep the next from being tried.
func (db *DB) AppendAll(ctx context.Context, appends []Request) []Outcome {
	outcomes := make([]Outcome, 0, len(appends))
	for len(outcomes) < len(appends) {
		rest := appends[len(outcomes):]
		chunk := rest[:min(len(rest), maxChunk)]
		outcomes = append(outcomes, db.submit(ctx, chunk)...)
	}
	return outcomes
}

// job is one call's requests on their way through the writer.
type job struct {
	requests []Request
	outcomes []Outcome // the stages' until done is closed
	claimed  atomic.Bool
	done     chan struct{}
}

func newJob(requests []Request) *job {
	return &job{requests: requests, outcomes: make([]Outcome, len(requests)), done: make(chan struct{})}
}

// claim settles whether the writer takes the job up or its caller gives it up, for good.
func (j *job) claim() bool { return j.claimed.CompareAndSwap(false, true) }

// refuse answers every request with err.
func (j *job) refuse(err error) []Outcome {
	for i := range j.outcomes {
		j.outcomes[i] = Outcome{Err: err}
	}
	return j.outcomes
}

// submit does what is requested, or has the writer do it, and returns the outcomes.
func (db *DB) submit(ctx context.Context, requests []Request) []Outcome {
	j := newJob(requests)
	if err := ctx.Err(); err != nil {
		return j.refuse(err)
	}
	if db.alone(j) {
		return j.outcomes
	}
	return db.writer.submit(ctx, j)
}

// submit hands a job to the writer and waits for its outcomes.
func (w *writer) submit(ctx context.Context, j *job) []Outcome {
	select {
	case w.jobs <- j:
		w.knock()
	case <-ctx.Done():
		return j.refuse(ctx.Err())
	case <-w.quit:
		return j.refuse(ErrClosed)
	}
	return w.await(ctx, j)
}

func (w *writer) await(ctx context.Context, j *job) []Outcome {
	select {
	case <-j.done:
		return j.outcomes
	case <-ctx.Done():
		if j.claim() {
			return j.refuse(ctx.Err())
		}
	case <-w.ended:
	}
	return w.settle(j)
}

// settle waits for a job that the writer has taken up, unless the writer is gone.
func (w *writer) settle(j *job) []Outcome {
	select {
	case <-j.done:
		return j.outcomes
	case <-w.ended:
	}
	select {
	case <-j.done: // both had happened
		return j.outcomes
	default:
	}
	if !j.claim() {
		return newJob(j.requests).refuse(ErrUnknown) // the writer panicked halfway
	}
	if err := w.health.failure(); err != nil { // it is nobody's now that the writer has ended
		return j.refuse(err)
	}
	return j.refuse(ErrClosed)
}
