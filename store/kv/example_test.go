package kv_test

import (
	"context"
	"fmt"
	"os"

	"github.com/ogptoolbox/concorde/store/kv"
)

// An entry and the record it makes are written together, once.
func Example() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	db, err := kv.Open(kv.Options{Dir: dir, Holder: "example", OnCommit: func(batch []kv.Committed) {
		for _, entry := range batch {
			fmt.Println("committed", entry.Sequence, entry.Note)
		}
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = db.Close() }()
	join := func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		tx.Put([]byte("member/ana"), fmt.Appendf(nil, "since entry %d", sequence))
		return kv.Result{Data: []byte("ana joins"), Note: "ana"}, nil
	}
	for range 2 {
		fmt.Println(db.Append(context.Background(), kv.ID{1}, join))
	}
	err = db.View(func(s *kv.Snapshot) error {
		return s.Scan([]byte("member/"), nil, func(key, value []byte) bool {
			fmt.Printf("%s: %s\n", key, value)
			return true
		})
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// committed 1 ana
	// 1 false <nil>
	// 1 true <nil>
	// member/ana: since entry 1
}
