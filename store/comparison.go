package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// compareWith makes a store anew of the log, and holds what there is against
// it. What this version does not understand goes along, if that is asked for.
func (c *checkup) compareWith(ctx context.Context, anew *rebuilding, along bool) error {
	return c.db.View(func(old *kv.Snapshot) error {
		anew.lenient = true
		if err := c.replay(ctx, anew, old.Sequence()); err != nil {
			return err
		}
		for _, f := range anew.findings {
			c.report.find(f)
		}
		c.report.More += anew.more
		c.report.Derivable = c.report.Derivable && !anew.unread
		return anew.db.View(func(made *kv.Snapshot) error {
			x := comparison{describer: describer{state{c.codec, made}, c.db}, report: &c.report, strange: anew.strange}
			if !along {
				return x.run(ctx, old, made)
			}
			return anew.db.Graft(func(put func(key, value []byte) error) error {
				x.keep = put
				return x.run(ctx, old, made)
			})
		})
	})
}

// replay feeds the log, up to a sequence, to the store that is made anew: what
// that does not have yet.
func (c *checkup) replay(ctx context.Context, anew *rebuilding, last uint64) error {
	const some = 128
	progress := c.half(1)
	for after := anew.db.Sequence(); after < last; {
		entries, err := c.db.Entries(after, int(min(some, last-after)))
		if err == nil && len(entries) == 0 {
			err = ErrNotFound
		}
		if err != nil {
			return fmt.Errorf("replay after entry %d: %w", after, err)
		}
		for _, entry := range entries {
			if err := anew.take(ctx, entry); err != nil {
				return err
			}
		}
		after = entries[len(entries)-1].Sequence
		progress(after, last)
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return anew.flush(ctx)
}

// comparison holds the keys of a store against those that its log leads to.
type comparison struct {
	describer
	report  *Report
	strange strangers
	keep    func(key, value []byte) error // takes what is strange; may be nil
}

// run goes through both in the order of their keys.
func (x *comparison) run(ctx context.Context, old, made *kv.Snapshot) error {
	is, must := newCursor(old), newCursor(made)
	for n := 0; ; n++ {
		if n%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		key, value, here := is.peek()
		wants, body, there := must.peek()
		if err := firstError(is.err, must.err); err != nil {
			return fmt.Errorf("compare the store with its log: %w", err)
		}
		if !here && !there {
			return nil
		}
		switch order := compareEnds(key, here, wants, there); {
		case order < 0:
			is.next()
			if err := x.extra(key, value); err != nil {
				return err
			}
		case order > 0:
			must.next()
			x.count(wants)
			x.find(wants, body, WrongMissing)
		default:
			is.next()
			must.next()
			x.count(wants)
			if !bytes.Equal(value, body) {
				x.find(wants, body, WrongChanged)
			}
		}
	}
}

// compareEnds compares two keys, of which one that is not there comes last.
func compareEnds(a []byte, hasA bool, b []byte, hasB bool) int {
	switch {
	case !hasA:
		return 1
	case !hasB:
		return -1
	}
	return bytes.Compare(a, b)
}

func (x *comparison) count(key []byte) {
	if key[0] == spaceRecord {
		x.report.Records++
	}
}

func (x *comparison) find(key, value []byte, wrong Wrong) {
	f := x.describe(key, value)
	f.Wrong = wrong
	x.name(&f)
	x.report.find(f)
}

// extra is a key that the log does not lead to: wrong, unless it is a matter
// that this version knows nothing of.
func (x *comparison) extra(key, value []byte) error {
	f := x.describe(key, value)
	f.Wrong = WrongExtra
	if f.Part == PartUnknown || x.strange.concerns(f) {
		f.Wrong = WrongStrange
	}
	x.name(&f)
	x.report.find(f)
	if f.Wrong != WrongStrange {
		return nil
	}
	x.report.Strange++
	if x.keep == nil {
		return nil
	}
	return x.keep(key, value)
}
