package kv

import (
	"fmt"
	"runtime/debug"
)

// flush commits the batch, tells everybody, and begins the next. Without entries there is only telling.
func (w *writer) flush() {
	if len(w.batch.entries) == 0 {
		w.batch.settle(nil)
		return
	}
	done := w.batch
	if err := w.sync(done); err != nil {
		w.fail(err)
		done.settle(fmt.Errorf("%w: %w", ErrUnknown, err))
		w.batch = newBatch(w.base.position)
		return
	}
	w.publish(done)
	w.announce(done)
	done.settle(nil)
}

// sync makes the batch durable, and then TAIL say so.
func (w *writer) sync(b *batch) error {
	txn := w.engine.NewTransaction(true)
	defer txn.Discard()
	if err := b.write(txn); err != nil {
		return fmt.Errorf("write a batch: %w", err)
	}
	if err := w.commit(txn); err != nil {
		return fmt.Errorf("commit a batch: %w", err)
	}
	if err := w.tail.write(b.head); err != nil {
		w.logger.Warn("a loss of the newest entries would go unseen", "error", err)
	}
	return nil
}

// publish lets readers see the batch.
func (w *writer) publish(b *batch) {
	before := w.base
	w.snapshots.publish(newSnapshot(w.engine, b.head))
	w.base = w.snapshots.take()
	w.batch = newBatch(b.head)
	w.snapshots.drop(before)
}

// announce hands the batch to OnCommit, and then moves Sequence: who sees it sees what OnCommit has derived.
func (w *writer) announce(b *batch) {
	defer w.progress.advance(b.head.sequence)
	defer func() {
		if cause := recover(); cause != nil {
			w.logger.Error("OnCommit panicked", "panic", cause, "stack", string(debug.Stack()))
			w.fail(fmt.Errorf("what is derived from the log no longer follows it: %v", cause))
		}
	}()
	w.onCommit(b.entries)
}

// fail makes the writer take no more entries. After an error nothing tells what is on disk, and the next sync may
// succeed although the last has not; only opening again, which reads what there is, does.
func (w *writer) fail(cause error) {
	w.failed = fmt.Errorf("%w: %w", ErrFailed, cause)
	w.logger.Error("the store takes no more changes until it is opened again", "error", cause)
}
