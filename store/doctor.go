package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Report is what a check of the whole store found.
type Report struct {
	LogID    string
	Entries  uint64
	Records  int       // that there must be
	Findings []Finding // what is wrong, the first hundred; none: all is well
	More     int       // findings beyond those

	derivable int // findings that can be put right

	// Strange is how many keys this version knows nothing of.
	Strange int
	// Derivable says that everything but the log can be made again from it: it is
	// whole, and every entry could be read.
	Derivable bool
}

// findingsMost is how many findings are kept.
const findingsMost = 100

func (r *Report) find(f Finding) {
	if f.Derivable() {
		r.derivable++
	}
	if len(r.Findings) < findingsMost {
		r.Findings = append(r.Findings, f)
	} else {
		r.More++
	}
}

// Wrong is how many findings there are that [Repair] puts right.
func (r *Report) Wrong() int { return r.derivable }

// Repairable reports whether [Repair] has anything to put right.
func (r *Report) Repairable() bool {
	return r.Derivable && r.derivable > 0
}

// InMemory reports whether anything that is kept in memory is not as the log
// says. It is made anew when the store is opened the next time.
func (r *Report) InMemory() bool { return slices.ContainsFunc(r.Findings, Finding.InMemory) }

// findErrors takes in what the log's own check found. Where the log is whole
// all the same, it is the files around it, or its index.
func (r *Report) findErrors(part Part, problems []error) {
	for _, problem := range problems {
		f := Finding{Part: part, Wrong: WrongDamaged, Detail: problem.Error()}
		var lost *kv.LostError
		if errors.As(problem, &lost) {
			f.Wrong, f.Entry, f.Last = WrongMissing, lost.Have+1, lost.Want
		}
		r.find(f)
	}
}

// Check reads every entry of the log, makes all that it leads to anew in a
// directory beside the store's own, and holds every record and every key of the
// store against that, one by one; and then what is kept in memory. It changes
// nothing, may run while others read and write, and takes as much of the disk as
// the store, and as much memory as what is kept there. Others who ask meanwhile
// wait for their turn.
func (s *Store) Check(ctx context.Context, progress func(done, total uint64)) (Report, error) {
	select {
	case s.checking <- struct{}{}:
		defer func() { <-s.checking }()
	case <-ctx.Done():
		return Report{}, ctx.Err()
	}
	if err := s.Whole(ctx); err != nil {
		return Report{}, err
	}
	c := checkup{codec: s.codec, db: s.db, options: s.options, progress: progress, live: s}
	err := c.check(ctx)
	return c.report, err
}

// Examine is [Store.Check] of the store in a data directory that nobody has
// open. It asks for less than [Open] does: what is wrong with records and keys
// does not keep it from telling so.
func Examine(ctx context.Context, options Options, progress func(done, total uint64)) (report Report, err error) {
	codec, err := newCodec()
	if err != nil {
		return report, err
	}
	if err := firstError(placeWhole(options.Dir), wantStore(options.Dir)); err != nil {
		return report, fmt.Errorf("open the store: %w", err)
	}
	db, err := kv.Open(options.engine())
	if err != nil {
		return report, fmt.Errorf("open the store: %w", err)
	}
	c := checkup{codec: codec, db: db, options: options, progress: progress}
	err = firstError(removeScratch(options.Dir), c.check(ctx))
	return c.report, firstError(err, db.Close())
}

// wantStore refuses to make a store where there is none.
func wantStore(dir string) error {
	_, err := os.Lstat(storeDir(dir))
	return err
}

// engine is what of the options the log and keys need.
func (o Options) engine() kv.Options {
	return kv.Options{
		Dir: storeDir(o.Dir), Logger: o.Logger, Holder: o.Holder, Reach: o.Reach, FreeSpace: o.FreeSpace,
	}
}

// scratchName begins the names of the directories in which checks work.
const scratchName = "store.checking-"

// removeScratch removes what checks that were interrupted left behind. The
// caller has the store, so no other is under way.
func removeScratch(dir string) error {
	left, err := filepath.Glob(filepath.Join(dir, scratchName+"*"))
	for _, path := range left {
		err = firstError(err, os.RemoveAll(path))
	}
	if err != nil {
		return fmt.Errorf("remove what a check left behind: %w", err)
	}
	return nil
}

// checkup is one check of a store.
type checkup struct {
	codec
	db       *kv.DB
	options  Options
	progress func(done, total uint64) // may be nil
	report   Report
	live     *Store // that is open; nil: nobody has it, so nothing is in memory
}

// check compares the store with one that is made of its log, in a directory
// that is removed again.
func (c *checkup) check(ctx context.Context) (err error) {
	whole, err := c.checkLog(ctx)
	if err != nil || !whole {
		return err
	}
	if err := c.db.RoomForCopy(); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(c.options.Dir, scratchName)
	if err != nil {
		return fmt.Errorf("make a place for the check: %w", err)
	}
	defer func() { err = firstError(err, os.RemoveAll(scratch)) }()
	options := c.options.engine()
	options.Dir, options.Unsynced = storeDir(scratch), true
	anew, err := newRebuilding(options)
	if err != nil {
		return fmt.Errorf("make a place for the check: %w", err)
	}
	defer func() { err = firstError(err, anew.db.Close()) }()
	if err := c.compareWith(ctx, anew, false); err != nil || c.live == nil || !c.report.Derivable {
		return err
	}
	return c.live.checkMemory(ctx, c, anew)
}

// checkLog checks the log itself. Without one that is whole there is nothing to
// hold the rest against.
func (c *checkup) checkLog(ctx context.Context) (whole bool, err error) {
	c.report.LogID = c.db.LogID()
	log, err := c.db.Verify(ctx, c.half(0))
	if err != nil {
		return false, fmt.Errorf("check the log: %w", err)
	}
	c.report.Entries, c.report.Derivable = log.Entries, log.Whole
	part := PartLog
	if log.Whole {
		part = PartFiles
	}
	c.report.findErrors(part, log.Problems)
	return log.Whole, nil
}

// half is the progress of one of the two halves of the work.
func (c *checkup) half(before uint64) func(done, total uint64) {
	return func(done, total uint64) {
		if c.progress != nil {
			c.progress(before*total+done, 2*total)
		}
	}
}
