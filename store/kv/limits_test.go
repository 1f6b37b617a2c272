package kv_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestWhatIsTooLargeIsRefused(t *testing.T) {
	t.Parallel()
	big := bytes.Repeat([]byte("x"), kv.MaxValue)
	for name, c := range map[string]struct {
		apply kv.Apply
		want  error
	}{
		"largest entry":     {result(kv.MaxEntry), nil},
		"entry":             {result(kv.MaxEntry + 1), kv.ErrTooLarge},
		"largest record":    {put("a", string(big)), kv.ErrTooLarge}, // its data is as large
		"record":            {write(func(tx *kv.Tx) { tx.Put([]byte("a"), append(big, 'x')) }), kv.ErrTooLarge},
		"whole record":      {write(func(tx *kv.Tx) { tx.Put([]byte("a"), big) }), nil},
		"largest key":       {write(func(tx *kv.Tx) { tx.Put(big[:kv.MaxKey], nil) }), nil},
		"key":               {write(func(tx *kv.Tx) { tx.Delete(big[:kv.MaxKey+1]) }), kv.ErrTooLarge},
		"many bytes":        {write(func(tx *kv.Tx) { tx.Put([]byte("a"), big); tx.Put([]byte("b"), big); tx.Put([]byte("c"), big) }), kv.ErrTooLarge},
		"many records":      {write(func(tx *kv.Tx) { putMany(tx, 20_000) }), kv.ErrTooLarge},
		"one record, often": {write(func(tx *kv.Tx) { putOften(tx, 20_000) }), nil},
		"fewer records":     {write(func(tx *kv.Tx) { putMany(tx, 10_000) }), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			db := open(t, kv.Options{Dir: t.TempDir()})
			sequence, _, err := db.Append(t.Context(), id(1), c.apply)
			if !errors.Is(err, c.want) || (err == nil) != (sequence == 1) {
				t.Errorf("Append gives %d, %v; want %v", sequence, err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), "limit") {
				t.Errorf("the error does not say the limit: %v", err)
			}
			mustAppend(t, db, 2, put("next", "x"))
		})
	}
}

func result(size int) kv.Apply {
	return func(*kv.Tx, uint64) (kv.Result, error) { return kv.Result{Data: make([]byte, size)}, nil }
}

func write(f func(*kv.Tx)) kv.Apply {
	return func(tx *kv.Tx, _ uint64) (kv.Result, error) { f(tx); return kv.Result{}, nil }
}

func putMany(tx *kv.Tx, count int) {
	for n := range count {
		tx.Put(fmt.Appendf(nil, "%06d", n), nil)
	}
}

func putOften(tx *kv.Tx, count int) {
	for range count {
		tx.Put([]byte("a"), make([]byte, 1000))
	}
}

func TestManyEntriesGoInFewBatches(t *testing.T) {
	t.Parallel()
	var seen batches
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: seen.record})
	fill(t, db, 1, 3000)
	if sizes := seen.sizes(); len(sizes) > 4 {
		t.Errorf("3000 small entries took %d batches: %v", len(sizes), sizes)
	}
	expectFilled(t, db, 3000)
}

func TestBatchesAreSplitAtBadgersLimits(t *testing.T) {
	t.Parallel()
	var seen batches
	db := open(t, kv.Options{Dir: t.TempDir(), OnCommit: seen.record})
	var requests []kv.Request
	for n := range 40 {
		requests = append(requests, kv.Request{ID: id(n), Apply: result(200 << 10)})
	}
	for i, outcome := range db.AppendAll(t.Context(), requests) {
		if outcome.Err != nil || outcome.Sequence != uint64(i+1) {
			t.Fatalf("entry %d became %+v", i+1, outcome)
		}
	}
	if sizes := seen.sizes(); len(sizes) < 7 || len(sizes) > 10 {
		t.Errorf("8 MB went in batches of %v", sizes)
	}
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil || report.Entries != 40 {
		t.Errorf("Verify: %d entries, %v, %v", report.Entries, report.Err(), err)
	}
}
