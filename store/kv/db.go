package kv

import (
	"errors"
	"fmt"
	"log/slog"
	"sync"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/background"
)

// DB is an open store. Its methods may be called by any number of goroutines. Make it with [Open], end it with Close.
type DB struct {
	dir    string
	logger *slog.Logger
	logID  string

	lock      *lock
	unlock    func() error
	engine    *badger.DB
	wal       *wal
	tail      *tail
	sums      *sums
	snapshots *snapshots
	progress  *progress
	writer    *writer
	committer *committer
	announcer *announcer
	group     *background.Group
	onClose   func(*Snapshot)

	closing  sync.Once
	closeErr error
}

// LogID names this log: random text made with it. A cursor is a log id and a sequence. Where the ids differ, equal
// sequences mean nothing.
func (db *DB) LogID() string { return db.logID }

// Sequence returns the sequence of the last entry that is durable and handed to OnCommit; 0 if there is none.
func (db *DB) Sequence() uint64 { return db.progress.sequence() }

// Waiting returns how many Append calls the writer has not taken up.
func (db *DB) Waiting() int { return len(db.writer.jobs) }

// Health returns why no entries are taken now, as [DB.Append] would, or nil. It looks at the disk each time.
func (db *DB) Health() error {
	select {
	case <-db.writer.quit:
		return ErrClosed
	default:
	}
	if err := db.writer.health.failure(); err != nil {
		return err
	}
	return db.writer.space.check()
}

// Trouble returns why no entries are taken now, or nil, as far as is known: the disk is looked at every second. The
// channel is closed when that has changed.
func (db *DB) Trouble() (changed <-chan struct{}, err error) { return db.writer.health.trouble() }

// SetReach changes how a second process is told to reach the data, such as "ssh -p 2222 localhost".
func (db *DB) SetReach(reach string) error { return db.lock.setReach(reach) }

// Close ends the store: Append calls that still wait get ErrClosed, batches under way are finished, functions in View are
// waited for. Then Badger tidies up, and the lock is given back. Every call returns once all this is done, and the same.
// On a disk that takes no changes Badger cannot tidy up: it is left as it is, as if the process were killed, which the
// process had better do next. Nothing is lost by that.
func (db *DB) Close() error {
	db.closing.Do(func() { db.closeErr = db.close() })
	return db.closeErr
}

func (db *DB) close() error {
	db.writer.stop()
	db.group.Wait()
	db.writer.release()
	err := db.leave()
	db.progress.close()
	db.snapshots.close()
	closed, problem := db.closeEngine()
	err = errors.Join(err, problem)
	if closed && err == nil && db.writer.health.failure() == nil {
		err = db.sums.end() // otherwise the next Open had better look closely
	}
	if closed {
		err = errors.Join(err, db.tail.close())
	} else {
		err = errors.Join(err, db.tail.file.Close()) // which is as durable as it can be
	}
	if err := errors.Join(err, db.wal.close(), db.unlock()); err != nil {
		return fmt.Errorf("close store %s: %w", db.dir, err)
	}
	return nil
}

// leave hands the last moment to OnClose, if all is well.
func (db *DB) leave() error {
	if db.writer.health.failure() != nil || db.writer.space.check() != nil {
		return nil
	}
	return db.View(func(s *Snapshot) error { db.onClose(s); return nil })
}

// closeEngine has Badger put what it has into tables, unless the disk cannot take them: it would try for ever on a disk
// that refuses, and end the process on one that is full.
func (db *DB) closeEngine() (closed bool, err error) {
	if trouble := db.writer.space.check(); trouble != nil {
		db.logger.Warn("the store is left as it is, and the next start will read all of it", "error", trouble)
		return false, nil
	}
	return true, db.engine.Close()
}
