package kv

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/dgraph-io/badger/v4/table"
)

// Report is what [DB.Verify] found.
type Report struct {
	Entries  uint64  // read
	Whole    bool    // the log has every entry, each as it was written: all else can be made again from it
	Problems []error // what does not fit, in the order it was found, up to maxProblems; each is ErrLost or ErrDamaged
}

const (
	maxProblems   = 100
	progressEvery = 1000 // entries between calls of progress
)

// Err returns the problems as one error, nil if there are none.
func (r Report) Err() error { return errors.Join(r.Problems...) }

func (r *Report) add(problem error) {
	if problem != nil && len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, problem)
	}
}

// Verify reads the whole log and checks that it has no holes, that each entry's checksum fits it and the one before it,
// and that each is found by its id; and Badger's tables too. Reading and writing go on meanwhile: it checks what was
// there when it began. progress, which may be nil, is called now and then on this goroutine. The error says that Verify
// could not go on; what is wrong with the store is in the report.
func (db *DB) Verify(ctx context.Context, progress func(done, total uint64)) (Report, error) {
	if progress == nil {
		progress = func(uint64, uint64) {}
	}
	var report Report
	err := db.snapshots.with(func(at *published) error {
		db.verifyTables(&report)
		check := verification{ctx: ctx, at: at, report: &report, progress: progress}
		return check.run()
	})
	if err != nil {
		return report, fmt.Errorf("verify store %s: %w", db.dir, err)
	}
	return report, nil
}

// verifyTables reads the tables from disk. Badger's own check is content with what it has in its cache.
func (db *DB) verifyTables(report *Report) {
	for _, info := range db.engine.Tables() {
		name := filepath.Join(engineDir, table.IDToFilename(info.ID))
		err := readTable(filepath.Join(db.dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) { // it may just have been compacted away
			report.add(fmt.Errorf("%s: %w", name, err))
		}
	}
}

// verification is one reading of the log.
type verification struct {
	ctx      context.Context
	at       *published
	report   *Report
	progress func(done, total uint64)
	last     position
	broken   bool // the log is
}

// run survives what Badger makes of damage.
func (v *verification) run() error {
	err := func() (err error) {
		defer recoverDamage(&err)
		return errors.Join(v.entries(), v.ids())
	}()
	if errors.Is(err, ErrDamaged) {
		v.report.add(err)
		return v.ctx.Err()
	}
	return err
}

// entries checks the log.
func (v *verification) entries() error {
	err := eachStored(v.at.txn, nil, false, func(entry stored) bool {
		v.entry(entry)
		return v.ctx.Err() == nil
	})
	if errors.Is(err, ErrDamaged) {
		v.report.add(err)
		v.broken, err = true, nil
	}
	if err == nil {
		err = v.ctx.Err()
	}
	if err == nil && v.last.sequence < v.at.sequence {
		v.report.add(&LostError{Have: v.last.sequence, Want: v.at.sequence})
	}
	v.report.Whole = err == nil && !v.broken && v.last == v.at.position
	v.progress(v.report.Entries, v.at.sequence)
	return err
}

// entry checks one entry, and goes on from it even if it does not fit.
func (v *verification) entry(entry stored) {
	if problem := entry.follows(v.last); problem != nil {
		v.broken = true
		v.report.add(problem)
	}
	v.last = entry.position
	if sequence, err := readID(v.at.txn, entry.id); err != nil || sequence != entry.sequence {
		v.report.add(fmt.Errorf("entry %d is not found by its id: %w", entry.sequence, ErrDamaged))
	}
	v.report.Entries++
	if v.report.Entries%progressEvery == 0 {
		v.progress(v.report.Entries, v.at.sequence)
	}
}

// ids checks that there are no more ids than entries; that each entry has its own is known by now.
func (v *verification) ids() error {
	var ids uint64
	err := iterate(v.at.txn, []byte{idPrefix}, nil, false, func(_, _ []byte) bool {
		ids++
		return v.ctx.Err() == nil
	})
	if err == nil && v.ctx.Err() == nil && ids != v.report.Entries {
		v.report.add(fmt.Errorf("%d ids for %d entries: %w", ids, v.report.Entries, ErrDamaged))
	}
	return err
}
