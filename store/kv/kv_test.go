package kv_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store/kv"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

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

// add appends and expects a sequence.
func add(t testing.TB, db *kv.DB, n int, apply kv.Apply, want uint64) {
	t.Helper()
	sequence, again, err := db.Append(context.Background(), id(n), apply)
	if err != nil || again || sequence != want {
		t.Fatalf("Append gave sequence %d, again %t, error %v; want %d, false, nil", sequence, again, err, want)
	}
}

// fill appends entries from..to, of which number n sets "key n" to "value n".
func fill(t testing.TB, db *kv.DB, from, to int) {
	t.Helper()
	for n := from; n <= to; n++ {
		add(t, db, n, put(fmt.Sprint("key ", n), fmt.Sprint("value ", n)), uint64(n))
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
