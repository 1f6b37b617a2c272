// Package intake takes many records in from one file: it reads ahead, finds out
// of each whether it is new, changed or as it is here, and submits what is to
// be done in the order of the file, many in one transaction. Each record is an
// entry of its own, which is there or not, whole: whoever stops it in the middle
// keeps what was taken, and taking the file in again goes on from there,
// because what is here already is left as it is.
//
// Memory does not grow with the file: a few hundred records are in it at a time.
package intake

import (
	"context"
	"errors"
	"io"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/background"
)

// Raw is a record in its file, not yet read.
type Raw struct {
	Line int   // from 1
	End  int64 // the offset of what comes after it, where the source knows it
	// Read reads it; it may be called beside others. Its error says what is
	// wrong with this record, and nothing of the others.
	Read func() (store.Record, error)
}

// Source gives the records of a file, one after the other; [io.EOF] after the
// last. Another error ends the intake.
type Source interface{ Next() (Raw, error) }

// Done is what became of a record, or would.
type Done string

// What can become of a record.
const (
	Added     Done = "added"
	Updated   Done = "updated"
	Unchanged Done = "unchanged"
	Conflict  Done = "conflict" // looks like tools that are here
	Refused   Done = "refused"
)

// Result is what became of one record.
type Result struct {
	Line       int
	End        int64
	Done       Done
	Record     store.Record // as it came; nil where it could not be read
	Slug       string       // that it has here, where that is known
	Fields     []string     // that changed, in alphabetical order
	Candidates []store.Candidate
	Err        error // why it was refused
}

// Options say how records are taken in.
type Options struct {
	Judge  Judge
	DryRun bool // only say what would become of them
	Strict bool // stop at the first that is refused or in conflict, and take nothing after it
	// Tell is told of each record, in the order of the file. Its error ends the intake.
	Tell func(Result) error
}

// ErrStopped means that a strict intake met what it could not take.
var ErrStopped = errors.New("stopped at what could not be taken")

const (
	chunkSize = 512 // records that are submitted together
	ahead     = 4   // chunks that are read ahead of the one that is submitted
)

// Run takes in the records of a source for an actor, until its end, or until
// the context's: what was told until then is done. What is refused keeps
// nothing else back; but where nothing at all can be written any more, it ends
// with that error.
func Run(ctx context.Context, s *store.Store, actor store.Actor, source Source, options Options) error {
	r := &run{store: s, actor: actor, source: source, Options: options, size: chunkSize}
	if options.Strict {
		r.size = 1
	}
	if options.DryRun {
		r.rehearsal = s.Rehearse()
	}
	judges := background.NewGroup(nil)
	defer judges.Wait()
	for {
		if err := r.fill(judges); err != nil {
			return err
		}
		if len(r.waiting) == 0 {
			return nil
		}
		next := r.waiting[0]
		r.waiting = r.waiting[1:]
		if err := r.take(ctx, next); err != nil {
			return err
		}
	}
}

// run is an intake under way.
type run struct {
	Options
	store     *store.Store
	actor     store.Actor
	source    Source
	rehearsal *store.Rehearsal
	size      int
	waiting   []*chunk // read, and being judged, in the order of the file
	ended     bool     // there is nothing more to read
}

// chunk is some records that are submitted together.
type chunk struct {
	raw    []Raw
	judged []verdict // one for each, once ready is closed
	ready  chan struct{}
}

// verdict is what is to be done with a record.
type verdict struct {
	Result
	command store.Command // nil: nothing
	apart   bool          // what comes before it has to be there first
}

// fill reads ahead, and has what was read judged meanwhile.
func (r *run) fill(judges *background.Group) error {
	for most := r.most(); !r.ended && len(r.waiting) < most; {
		next, err := r.read()
		if err != nil {
			return err
		}
		if len(next.raw) == 0 {
			break
		}
		r.waiting = append(r.waiting, next)
		judges.Go("judge what is imported", func() {
			defer close(next.ready)
			next.judged = r.judge(next.raw)
		})
	}
	return nil
}

// most is how many chunks are judged at once: one by one where each has to see
// what became of the one before.
func (r *run) most() int {
	if r.Strict {
		return 1
	}
	return ahead
}

func (r *run) read() (*chunk, error) {
	c := &chunk{ready: make(chan struct{})}
	for len(c.raw) < r.size {
		raw, err := r.source.Next()
		if errors.Is(err, io.EOF) {
			r.ended = true
			break
		}
		if err != nil {
			return nil, err
		}
		c.raw = append(c.raw, raw)
	}
	return c, nil
}
