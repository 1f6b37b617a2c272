package kv

import (
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/dgraph-io/badger/v4"
)

// committer is the second stage: one goroutine that commits, unless a caller has its turn. While it waits for the disk,
// the writer makes the next batch, and the announcer tells of the last.
type committer struct {
	committing turn            // taken by whoever gives it a batch
	announcing turn            // to be taken to give the announcer one
	planned    <-chan *batch   // from the writer
	committed  chan<- *batch   // to the announcer
	newest     chan *published // to the writer: the newest snapshot, unless it has been taken

	logger    *slog.Logger
	engine    *badger.DB
	tail      *tail
	snapshots *snapshots
	health    *health
	commit    func(*badger.Txn) error
	durable   func() error // returns when all that was committed is
}

// run ends when the writer has ended, and the last batch is handed on.
func (c *committer) run() {
	defer close(c.committed)
	for b := range c.planned {
		c.save(b)
		<-c.announcing
		c.committed <- b // there is room
		c.committing.end()
	}
	<-c.committing // for good: a caller may have it
}

// save makes a batch durable. After a failure no batch is: the next was made on top of the one that failed.
func (c *committer) save(b *batch) {
	if len(b.entries) == 0 || c.health.failure() != nil {
		return
	}
	if err := c.sync(b); err != nil {
		c.health.doubt(b.head.sequence, err)
		return
	}
	c.health.saved(b.head.sequence)
	c.offer(b.snapshot)
}

// sync commits the batch durably, has TAIL say so, and takes the snapshot that shows it, before another commit begins. Badger
// panics on tables that were damaged since they were opened: that fails the batch too.
func (c *committer) sync(b *batch) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			c.logger.Error("committing a batch panicked", "panic", cause, "stack", string(debug.Stack()))
			err = fmt.Errorf("committing a batch panicked: %v", cause)
		}
	}()
	txn := c.engine.NewTransaction(true)
	defer txn.Discard()
	if err := b.write(txn); err != nil {
		return fmt.Errorf("write a batch: %w", err)
	}
	if err := c.commit(txn); err != nil {
		return fmt.Errorf("commit a batch: %w", err)
	}
	snapshot := c.snapshots.begin(c.engine, b.head)
	if err := c.durable(); err != nil {
		c.snapshots.drop(snapshot)
		return fmt.Errorf("sync a batch: %w", err)
	}
	if err := c.tail.write(b.head); err != nil {
		c.logger.Warn("a loss of the newest entries would go unseen", "error", err)
	}
	b.snapshot = snapshot
	return nil
}

// offer lays the newest snapshot out for the writer, in the place of the one before.
func (c *committer) offer(p *published) {
	c.snapshots.share(p)
	select {
	case before := <-c.newest:
		c.snapshots.drop(before)
	default:
	}
	c.newest <- p // there is room: nobody else puts anything there
}

// commitEngine commits a Badger transaction. Tests put a disk that fails in its place.
func commitEngine(txn *badger.Txn) error { return txn.Commit() }
