package kv

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
)

// announcer is the last stage: one goroutine, unless a caller has its turn, that shows readers what is durable, has
// everything that is derived from the log follow, and gives the answers. All answers pass here, in the order of the log,
// so that none tells of an entry before it can be seen.
type announcer struct {
	announcing turn          // taken by whoever gives it a batch
	committed  <-chan *batch // from the committer
	ended      chan struct{} // closed when all is done

	logger    *slog.Logger
	snapshots *snapshots
	progress  *progress
	health    *health
	onCommit  func([]Committed)
	deaf      bool // OnCommit has panicked

	telling sync.Mutex // held from publishing a batch until OnCommit has followed
}

// run ends when the committer has ended, and the last batch is answered.
func (a *announcer) run() {
	defer close(a.ended)
	for b := range a.committed {
		a.tell(b)
		a.announcing.end()
	}
	<-a.announcing // for good: a caller may have it
}

// tell shows a batch, if there is anything to see, and gives the answers.
func (a *announcer) tell(b *batch) {
	if b.snapshot != nil {
		a.show(b)
	}
	b.settle(a.health.now())
}

// show has readers see the batch, and OnCommit follow it, while nobody is in [DB.Still].
func (a *announcer) show(b *batch) {
	a.telling.Lock()
	defer a.telling.Unlock()
	a.snapshots.publish(b.snapshot)
	a.announce(b)
}

// announce hands the batch to OnCommit, and then moves Sequence: who sees it sees what OnCommit has derived. Once that
// has panicked, a batch that was under way already is only made visible.
func (a *announcer) announce(b *batch) {
	defer a.progress.advance(b.head.sequence)
	defer func() {
		if cause := recover(); cause != nil {
			a.logger.Error("OnCommit panicked", "panic", cause, "stack", string(debug.Stack()))
			a.deaf = true
			a.health.fail(fmt.Errorf("what is derived from the log no longer follows it: %v", cause))
		}
	}()
	if !a.deaf {
		a.onCommit(b.entries)
	}
}
