package kv_test

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"runtime"
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// TestMain fails the tests if a goroutine outlives its store. Rapid's usual hundred checks open hundreds of stores, which
// is for torture; -rapid.checks says otherwise.
func TestMain(m *testing.M) {
	checks := flag.Lookup("rapid.checks")
	if err := checks.Value.Set("20"); err != nil {
		panic(err)
	}
	flag.Parse()
	goleak.VerifyTestMain(m)
}

// open opens a store that is closed at the end of the test.
func open(t testing.TB, options kv.Options) *kv.DB {
	t.Helper()
	db, err := kv.Open(options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closeDB(t, db) })
	return db
}

func closeDB(t testing.TB, db *kv.DB) {
	t.Helper()
	if err := db.Close(); err != nil {
		t.Error(err)
	}
}

// id returns the id number n.
func id(n int) kv.ID {
	var out kv.ID
	binary.BigEndian.PutUint64(out[8:], uint64(n))
	return out
}

// put returns an Apply that sets one record and logs its value.
func put(key, value string) kv.Apply {
	return func(tx *kv.Tx, _ uint64) (kv.Result, error) {
		tx.Put([]byte(key), []byte(value))
		return kv.Result{Data: []byte(value)}, nil
	}
}

// mustAppend appends and returns the sequence.
func mustAppend(t testing.TB, db *kv.DB, n int, apply kv.Apply) uint64 {
	t.Helper()
	sequence, again, err := db.Append(context.Background(), id(n), apply)
	if err != nil || again {
		t.Fatalf("Append gave sequence %d, again %t, error %v", sequence, again, err)
	}
	return sequence
}

// fill appends entries from..to, of which number n sets "key n" to "value n".
func fill(t testing.TB, db *kv.DB, from, to int) {
	t.Helper()
	var requests []kv.Request
	for n := from; n <= to; n++ {
		requests = append(requests, kv.Request{ID: id(n), Apply: put(fmt.Sprint("key ", n), fmt.Sprint("value ", n))})
	}
	for i, outcome := range db.AppendAll(context.Background(), requests) {
		if outcome.Err != nil || outcome.Sequence != uint64(from+i) {
			t.Fatalf("entry %d became %+v", from+i, outcome)
		}
	}
}

// value returns a record, "(none)" if there is none.
func value(t testing.TB, db *kv.DB, key string) string {
	t.Helper()
	out := "(none)"
	err := db.View(func(s *kv.Snapshot) error {
		data, err := s.Get([]byte(key))
		if errors.Is(err, kv.ErrNotFound) {
			return nil
		}
		out = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// expectFilled checks that the store is what fill(1, n) has made, in every way there is.
func expectFilled(t testing.TB, db *kv.DB, n int) {
	t.Helper()
	report, err := db.Verify(context.Background(), nil)
	if err != nil || report.Err() != nil || report.Entries != uint64(n) || db.Sequence() != uint64(n) {
		t.Errorf("Verify found %d entries of %d and %v, %v; want %d", report.Entries, db.Sequence(), report.Err(), err, n)
	}
	for i := 1; i <= n; i++ {
		if got, want := value(t, db, fmt.Sprint("key ", i)), fmt.Sprint("value ", i); got != want {
			t.Errorf("key %d is %q, want %q", i, got, want)
		}
	}
}

// holdWriter keeps the writer busy with entry 0 until release is called, which returns what became of the entry.
func holdWriter(db *kv.DB) (release func() error) {
	begun, end, done := make(chan bool), make(chan bool), make(chan error)
	background.Go(nil, "hold the writer", func() {
		_, _, err := db.Append(context.Background(), id(0), func(*kv.Tx, uint64) (kv.Result, error) {
			close(begun)
			<-end
			return kv.Result{}, nil
		})
		done <- err
	})
	<-begun
	return func() error { close(end); return <-done }
}

// letGo releases the writer and expects that its entry was appended.
func letGo(t testing.TB, release func() error) {
	t.Helper()
	if err := release(); err != nil {
		t.Error(err)
	}
}

// untilWaiting returns when so many Append calls wait for the writer.
func untilWaiting(db *kv.DB, calls int) {
	for db.Waiting() < calls {
		runtime.Gosched()
	}
}
