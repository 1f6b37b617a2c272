package kv

import "time"

// newPipeline makes the three stages that an entry passes, writer, committer and announcer, each of which has one batch
// at most, and goes on with the next while the one after it is busy. A stage that is ahead waits until it is the next
// one's turn.
func newPipeline(db *DB, options Options) (*writer, *committer, *announcer) {
	planned, committed := make(chan *batch, 1), make(chan *batch, 1)
	committing, announcing := newTurn(), newTurn()
	newest, ended := make(chan *published, 1), make(chan struct{})
	base := db.snapshots.take()
	health := newHealth(db.logger, base.sequence)
	w := &writer{
		making: make(turn, 1), committing: committing, // the first turn is the writer's
		jobs: make(chan *job, queueDepth), knocked: make(chan struct{}, 1), planned: planned, newest: newest,
		quit: make(chan struct{}), ended: ended,
		logger: db.logger, engine: db.engine, snapshots: db.snapshots, health: health, sums: db.sums,
		absence: newAbsence(options.Sought), recent: newRecent(), space: newSpace(db.dir, options.FreeSpace, db.lock.touch, health, db.logger), limit: limitsOf(db.engine),
		after: time.After, base: base,
	}
	w.start(base.position)
	return w, &committer{
			committing: committing, announcing: announcing, planned: planned, committed: committed, newest: newest,
			logger: db.logger, engine: db.engine, tail: db.tail, snapshots: db.snapshots, health: health,
			commit: commitEngine, durable: db.wal.sync,
		}, &announcer{
			announcing: announcing, committed: committed, ended: ended,
			logger: db.logger, snapshots: db.snapshots, progress: db.progress, health: health, onCommit: options.OnCommit,
		}
}
