package kv_test

import (
	"encoding/binary"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// The two benchmarks below are to be run together: the first has to be at least five times the second.
// The temporary directory has to be on a real disk (TMPDIR says where): on tmpfs a sync costs nothing.

const benchmarkWriters = 256

func BenchmarkAppend256Writers(b *testing.B) {
	db := open(b, kv.Options{Dir: b.TempDir()})
	record := make([]byte, 200)
	race(b, func(n int) error {
		var key [8]byte
		binary.BigEndian.PutUint64(key[:], uint64(n))
		_, _, err := db.Append(b.Context(), id(n), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			tx.Put(key[:], record)
			return kv.Result{Data: record}, nil
		})
		return err
	})
}

// BenchmarkBadgerDirect256 writes the same records without log, ids or chain: one transaction each, with the same
// options, of which the syncing matters.
func BenchmarkBadgerDirect256(b *testing.B) {
	db, err := badger.Open(kv.EngineOptions(b.TempDir()).WithSyncWrites(true).WithDetectConflicts(true))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	record := make([]byte, 200)
	race(b, func(n int) error {
		var key [8]byte
		binary.BigEndian.PutUint64(key[:], uint64(n))
		return db.Update(func(txn *badger.Txn) error { return txn.Set(key[:], record) })
	})
}

// race lets 256 goroutines commit numbers from 1 to b.N between them, and reports how many a second.
func race(b *testing.B, commit func(n int) error) {
	b.Helper()
	var next atomic.Int64
	var failures sync.Map
	group := background.NewGroup(nil)
	b.ResetTimer()
	for range benchmarkWriters {
		group.Go("committer", func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				if err := commit(int(n)); err != nil {
					failures.Store(err.Error(), true)
				}
			}
		})
	}
	group.Wait()
	b.StopTimer()
	failures.Range(func(text, _ any) bool { b.Error(text); return true })
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
}
