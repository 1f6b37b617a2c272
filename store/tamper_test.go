package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// keys are all keys and values of a store, or some of them.
type keys map[string]string

// dump reads all keys of a store, and its log as one string.
func dump(t *testing.T, dir string) (all keys, log string) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: filepath.Join(dir, "store")})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	}()
	all = keys{}
	var entries []kv.Committed
	err = db.View(func(snapshot *kv.Snapshot) error {
		return snapshot.Scan(nil, nil, func(key, value []byte) bool {
			all[string(key)] = string(value)
			return true
		})
	})
	if err == nil {
		entries, err = db.Entries(0, 1<<20)
	}
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	text.WriteString(db.LogID())
	for _, entry := range entries {
		text.Write(entry.ID[:])
		text.Write(entry.Data)
	}
	return all, text.String()
}

// spaces are the first bytes of the keys, in order.
func (k keys) spaces() string {
	var out []byte
	for key := range k {
		if !slices.Contains(out, key[0]) {
			out = append(out, key[0])
		}
	}
	slices.Sort(out)
	return string(out)
}

// in is the first key of a space, in their order.
func (k keys) in(space byte) string {
	first := ""
	for key := range k {
		if key[0] == space && (first == "" || key < first) {
			first = key
		}
	}
	return first
}

// tamper changes what is under the store, as nothing but a bug or a damaged
// disk does. The log gets an entry with this data.
func tamper(t *testing.T, dir string, data []byte, change func(tx *kv.Tx)) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: filepath.Join(dir, "store")})
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = db.Append(context.Background(), kv.ID(NewID()), func(tx *kv.Tx, _ uint64) (kv.Result, error) {
		change(tx)
		return kv.Result{Data: data}, nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

// idle is an entry that leads to nothing.
func idle(t *testing.T) []byte {
	t.Helper()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	data, err := c.encode(Entry{ID: NewID(), Verb: VerbEdit})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// complete is a store with a key in every space there is.
func complete(t *testing.T, dir string) {
	t.Helper()
	s, tool, _ := furnished(t, dir)
	defer closed(t, s)
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	ana.Role = Organiser
	do := func(command Command) Receipt {
		receipt, err := s.Submit(t.Context(), ana, command)
		if err != nil {
			t.Fatalf("%T: %v", command, err)
		}
		return receipt
	}
	same := do(&ReferenceTool{Tool: Tool{Name: "Decidim", Website: "https://decidim.org", Uses: []string{"vote"}}, AllowDuplicate: true})
	third := do(&ReferenceTool{Tool: Tool{Name: "Third", Uses: []string{"vote"}}})
	do(&MergeTools{From: third.Record, Into: tool, Reason: "the same"})
	do(&Hide{Kind: KindTool, Record: same.Record, Reason: "spam"})
}

// aside are the directories of stores that were replaced.
func aside(t *testing.T, dir string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, asideName+"*"))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// nothingLeft wants nothing in a data directory that a check or a repair works with.
func nothingLeft(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if name := entry.Name(); strings.HasPrefix(name, scratchName) || name == freshName || name == wholeName {
			t.Errorf("%s is left", name)
		}
	}
}
