package kv_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// swap is an operation on one record: a write returns what was there before, a read has no value to write.
type swap struct{ key, write string }

// history is what clients did to a store and saw of it, with times.
type history struct {
	mutex sync.Mutex
	begun time.Time
	all   []porcupine.Operation
}

// swaps is what single records do when one operation follows the other.
func swaps() porcupine.Model {
	return porcupine.Model{
		Partition: func(all []porcupine.Operation) [][]porcupine.Operation {
			byKey := make(map[string][]porcupine.Operation)
			for _, o := range all {
				key := o.Input.(swap).key
				byKey[key] = append(byKey[key], o)
			}
			var parts [][]porcupine.Operation
			for _, part := range byKey {
				parts = append(parts, part)
			}
			return parts
		},
		Init: func() any { return "" },
		Step: func(state, input, output any) (bool, any) {
			next := state
			if written := input.(swap).write; written != "" {
				next = written
			}
			return output == state, next
		},
	}
}

func (h *history) do(client int, input swap, call func(swap) (string, error)) error {
	from := time.Since(h.begun)
	output, err := call(input)
	to := time.Since(h.begun)
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.all = append(h.all, porcupine.Operation{
		ClientId: client, Input: input, Output: output, Call: from.Nanoseconds(), Return: to.Nanoseconds(),
	})
	return err
}

// swapper returns the function that swaps the value of a record by appending.
func swapper(t *testing.T, db *kv.DB, n int) func(swap) (string, error) {
	return func(s swap) (before string, err error) {
		_, _, err = db.Append(t.Context(), id(n), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
			found, err := tx.Get([]byte(s.key))
			if err != nil && !errors.Is(err, kv.ErrNotFound) {
				return kv.Result{}, err
			}
			before = string(found)
			tx.Put([]byte(s.key), []byte(s.write))
			return kv.Result{}, nil
		})
		return before, err
	}
}

func read(s *kv.Snapshot, key string) (string, error) {
	found, err := s.Get([]byte(key))
	if errors.Is(err, kv.ErrNotFound) {
		return "", nil
	}
	return string(found), err
}

func freshReader(db *kv.DB) func(swap) (string, error) {
	return func(s swap) (found string, err error) {
		err = db.View(func(snapshot *kv.Snapshot) error {
			found, err = read(snapshot, s.key)
			return err
		})
		return found, err
	}
}

// clients runs eight clients, each of which writes and reads by turns.
func clients(t *testing.T, db *kv.DB, reader func(swap) (string, error)) []porcupine.Operation {
	h := history{begun: time.Now()}
	group := background.NewGroup(nil)
	for client := range 8 {
		group.Go("client", func() {
			for n := range 30 {
				key := fmt.Sprint("key ", (client+n)%3)
				number := client*1000 + n
				writing := h.do(client, swap{key, fmt.Sprint(number)}, swapper(t, db, number))
				if err := errors.Join(writing, h.do(client, swap{key: key}, reader)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	return h.all
}

func TestTheStoreIsLinearizable(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	if !porcupine.CheckOperations(swaps(), clients(t, db, freshReader(db))) {
		t.Error("there is no order in which the clients could have seen what they saw")
	}
}

// TestStaleReadsAreNotLinearizable makes sure that the check above can fail.
func TestStaleReadsAreNotLinearizable(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	err := db.View(func(old *kv.Snapshot) error {
		stale := func(s swap) (string, error) { return read(old, s.key) }
		if porcupine.CheckOperations(swaps(), clients(t, db, stale)) {
			t.Error("reads from an old snapshot pass for linearizable")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
