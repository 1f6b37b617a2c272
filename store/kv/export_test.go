package kv

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/dgraph-io/badger/v4"
)

// What tests outside the package need to see or to break.

// Migration and Migrate are the machinery of format versions.
type Migration = migration

// FormatVersion is what this program writes.
const FormatVersion = formatVersion

// Migrate brings dir from one version to another.
func Migrate(dir string, have, want int, steps map[int]Migration) error {
	return migrate(dir, have, want, steps)
}

// ReadFormat returns the version of the store in dir.
func ReadFormat(dir string) (int, error) { return readFormat(dir) }

// BreakCommit puts commit in the place of Badger's, before anything is appended.
func (db *DB) BreakCommit(commit func(*badger.Txn) error) { db.committer.commit = commit }

// BreakSync puts sync in the place of what syncs, which it is given, before anything is appended.
func (db *DB) BreakSync(sync func(sync func() error) error) {
	real := db.committer.durable
	db.committer.durable = func() error { return sync(real) }
}

// EngineOptions are the options that Badger is opened with.
func EngineOptions(dir string) badger.Options {
	return engineOptions(dir, withDefaults(Options{}).Logger)
}

// NoteTables has the writer do what it does a second after it has written, and returns whether it will do so again.
func (db *DB) NoteTables() bool {
	var again bool
	_, _, _ = db.Append(context.Background(), ID{0xff}, func(*Tx, uint64) (Result, error) {
		again = db.sums.follow(db.engine)
		return Result{}, errors.New("nothing to append")
	})
	return again
}

// SetTimer gives the writer another way to know that a second is over, before anything is appended.
func (db *DB) SetTimer(after func(time.Duration) <-chan time.Time) { db.writer.after = after }

// HeadKey is where Badger has the position of the last entry.
func HeadKey() []byte { return metaKey(headName) }

// Closing is closed once Close has begun.
func (db *DB) Closing() <-chan struct{} { return db.writer.quit }

// SetClock gives the watch on the disk another clock, before anything is appended.
func (db *DB) SetClock(now func() time.Time) {
	db.writer.space.mutex.Lock()
	defer db.writer.space.mutex.Unlock()
	db.writer.space.now = now
}

// SetTouch gives the watch on the disk another way to see whether it takes anything.
func (db *DB) SetTouch(touch func() error) {
	db.writer.space.mutex.Lock()
	defer db.writer.space.mutex.Unlock()
	db.writer.space.touch = touch
}

// NeededFree returns the bytes that have to be free for changes to a store of a size.
func NeededFree(size uint64) uint64 { return neededFree(size) }

// StoreSize returns the bytes that the files in dir take on disk.
func StoreSize(dir string) (uint64, error) { return storeSize(dir) }

// Engine is Badger, to do damage with.
func (db *DB) Engine() *badger.DB { return db.engine }

// LogKey is where Badger has an entry.
func LogKey(sequence uint64) []byte { return logKey(sequence) }

// IDKey is where Badger has the sequence of an id.
func IDKey(id ID) []byte { return idKey(id) }

// LockFile is the open LOCK.
func (db *DB) LockFile() *os.File { return db.lock.file }

// DropEntry takes an entry out of the log, as damage does. It shows after the next entry.
func DropEntry(db *DB, sequence uint64) error {
	return db.engine.Update(func(txn *badger.Txn) error { return txn.Delete(logKey(sequence)) })
}

// InFormat returns the options of a program that writes another format, and knows other steps to it.
func InFormat(options Options, format int, steps map[int]Migration) Options {
	options.format, options.steps = format, steps
	return options
}

// Unsynced returns the options of a store that leaves out the syncs.
func Unsynced(options Options) Options {
	options.Unsynced = true
	return options
}

// SameDisk reports whether a directory is on the disk of a store.
func SameDisk(db *DB, dir string) bool { return sameDisk(db.dir, dir) }

// Forget has the writer forget which of the keys that are sought there are.
func (db *DB) Forget() {
	_, _, _ = db.Append(context.Background(), ID{0xfe}, func(*Tx, uint64) (Result, error) {
		clear(db.writer.absence.slots)
		return Result{}, errors.New("nothing to append")
	})
}
