package kv

import (
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"

	"github.com/ogptoolbox/concorde/store/background"
)

// Open opens the store in options.Dir, making it if there is none, and checks that it is whole as far as can be told
// quickly: [DB.Verify] reads everything. It refuses with ErrHeld, ErrNotOurs, ErrNewer, ErrTooOld, ErrDamaged, ErrLost
// or ErrReadOnly (a disk so full that even opening could kill the process). Damaged tables and manifests are refused
// before Badger touches them; of a write-ahead log Badger has then cut off what it could not read.
func Open(options Options) (*DB, error) {
	db, err := open(withDefaults(options))
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", options.Dir, err)
	}
	return db, nil
}

func withDefaults(options Options) Options {
	if options.Logger == nil {
		options.Logger = slog.New(slog.DiscardHandler)
	}
	if options.FreeSpace == nil {
		options.FreeSpace = freeSpace
	}
	if options.format == 0 {
		options.format, options.steps = formatVersion, migrations()
	}
	if options.OnCommit == nil {
		options.OnCommit = func([]Committed) {}
	}
	if options.OnClose == nil {
		options.OnClose = func(*Snapshot) {}
	}
	return options
}

func open(options Options) (*DB, error) {
	dir, err := filepath.Abs(options.Dir)
	if err != nil {
		return nil, err
	}
	if err := prepareDir(dir); err != nil {
		return nil, err
	}
	held, release, err := lockFor(dir, options)
	if err != nil {
		return nil, err
	}
	db := &DB{dir: dir, logger: options.Logger, lock: held, unlock: release, group: background.NewGroup(options.Logger)}
	if err := db.load(options); err != nil {
		return nil, errors.Join(err, db.abandon())
	}
	db.start(options)
	return db, nil
}

// lockFor takes the lock, which is given back when the store is closed; one that the caller has stays the caller's.
func lockFor(dir string, options Options) (held *lock, release func() error, err error) {
	if options.Held != nil && options.Held.lock != nil {
		return options.Held.lock, func() error { return nil }, nil
	}
	held, err = takeLock(dir, options.Holder, options.Reach)
	if err != nil {
		return nil, nil, err
	}
	return held, held.release, nil
}

// load brings the directory up to date, opens Badger and checks what is there.
func (db *DB) load(options Options) error {
	if err := roomToOpen(db.dir, options.FreeSpace); err != nil {
		return err
	}
	if err := db.ensureFormat(options); err != nil {
		return err
	}
	last, known, err := db.loadTail()
	if err != nil {
		return err
	}
	untouched, err := db.openEngine(options.Unsynced)
	if err != nil {
		return err
	}
	check := opening{
		engine: db.engine, durable: db.wal.all, tail: db.tail, logger: db.logger,
		acknowledged: last, known: known, untouched: untouched, acceptLoss: options.AcceptLoss,
		logID: options.LogID,
	}
	head, err := check.run()
	if err != nil {
		return err
	}
	db.logID = head.logID
	db.progress = newProgress(head.sequence)
	db.snapshots = newSnapshots(db.engine, head.position)
	return nil
}

// openEngine checks Badger's files and opens Badger. It reports whether they are as they were when it was closed.
func (db *DB) openEngine(unsynced bool) (untouched bool, err error) {
	if db.sums, err = readSums(db.dir, db.logger); err != nil {
		return false, err
	}
	if untouched, err = db.sums.check(); err != nil {
		return false, err
	}
	if err := db.sums.begin(); err != nil {
		return false, err
	}
	if db.engine, err = openEngine(db.dir, db.logger, unsynced); err != nil {
		return false, err
	}
	db.wal, err = openWAL(db.engine, filepath.Join(db.dir, engineDir), unsynced)
	return untouched, err
}

func (db *DB) loadTail() (last position, known bool, err error) {
	db.tail, last, known, err = openTail(db.dir)
	if err == nil && !known {
		db.logger.Warn("the note of the last acknowledged entry is unreadable; a loss of the newest entries would go unseen",
			"file", filepath.Join(db.dir, tailName))
	}
	return last, known, err
}

// ensureFormat makes the directory a store, or migrates the store that it is. FORMAT comes after TAIL, so that a store
// with FORMAT and without data can tell whether there ever was data.
func (db *DB) ensureFormat(options Options) error {
	version, err := readFormat(db.dir)
	if err != nil {
		return err
	}
	if version != 0 {
		return migrate(db.dir, version, options.format, options.steps)
	}
	if err := createTail(db.dir); err != nil {
		return err
	}
	return writeFormat(db.dir, options.format)
}

// start puts the stages of writing to work.
func (db *DB) start(options Options) {
	db.onClose = options.OnClose
	db.writer, db.committer, db.announcer = newPipeline(db, options)
	db.group.Go("store writer", db.writer.run)
	db.group.Go("store committer", db.committer.run)
	db.group.Go("store announcer", db.announcer.run)
	db.group.Go("store watch", func() { db.writer.space.watch(db.writer.quit) })
}

// abandon closes what load had opened before it failed.
func (db *DB) abandon() error {
	var errs []error
	if db.snapshots != nil {
		db.snapshots.close()
	}
	if db.engine != nil {
		errs = append(errs, db.engine.Close())
	}
	if db.wal != nil {
		errs = append(errs, db.wal.close())
	}
	if db.tail != nil {
		errs = append(errs, db.tail.close())
	}
	return errors.Join(append(errs, db.unlock())...)
}
