package store

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// opened opens the store of a directory, from within the package.
func opened(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func closed(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// furnished is a store with a bit of everything, and the tool in it.
func furnished(t *testing.T, dir string) (s *Store, toolID, undone ID) {
	t.Helper()
	s = opened(t, dir)
	do := func(actor Actor, command Command) Receipt {
		receipt, err := s.Submit(t.Context(), actor, command)
		if err != nil {
			t.Fatalf("%T: %v", command, err)
		}
		return receipt
	}
	do(Actor{Key: "SHA256:ana"}, &Introduce{Person: Person{Handle: "ana", Name: "Ana", Type: "other"}})
	ana, err := s.ActorFor("SHA256:ana")
	if err != nil {
		t.Fatal(err)
	}
	maker := do(ana, &Add{Record: &Organisation{Name: "Maker"}})
	made := do(ana, &ReferenceTool{Tool: Tool{
		Name: "Decidim", Website: "https://decidim.org", Uses: []string{"vote"}, Developers: []ID{maker.Record},
	}})
	used := do(ana, &SayTool{Tie: Tie{Tool: made.Record, Relation: Uses}})
	do(ana, &Undo{Entry: used.Entry})
	return s, made.Record, used.Entry
}

// tamper changes what is under the store, as nothing but a bug or a damaged disk does.
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
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestCheckFindsWhatTheLogDoesNotSay(t *testing.T) {
	t.Parallel()
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	entry, err := c.encode(Entry{ID: NewID()}) // does nothing
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(tx *kv.Tx, tool, undone ID){
		"a record that was changed": func(tx *kv.Tx, tool, _ ID) {
			record, err := (state{c, tx}).record(KindTool, tool)
			if err != nil {
				t.Error(err)
				return
			}
			record.(*Tool).Licence = "MIT"
			body, _ := c.encode(record)
			tx.Put(recordKey(KindTool, tool), body)
		},
		"a record that is garbage":    func(tx *kv.Tx, tool, _ ID) { tx.Put(recordKey(KindTool, tool), []byte("garbage")) },
		"a record that is gone":       func(tx *kv.Tx, tool, _ ID) { tx.Delete(recordKey(KindTool, tool)) },
		"a record of nobody":          func(tx *kv.Tx, tool, _ ID) { tx.Put(recordKey(KindTerm, tool), []byte("x")) },
		"a slug that is gone":         func(tx *kv.Tx, _, _ ID) { tx.Delete(slugKey(KindTool, "decidim")) },
		"a slug that leads astray":    func(tx *kv.Tx, _, undone ID) { tx.Put(slugKey(KindTool, "decidim"), undone[:]) },
		"a slug of nothing":           func(tx *kv.Tx, tool, _ ID) { tx.Put(slugKey(KindTool, "other"), tool[:]) },
		"an id of another kind":       func(tx *kv.Tx, tool, _ ID) { tx.Put(idKey(tool), []byte{byte(KindPost)}) },
		"a name that is gone":         func(tx *kv.Tx, tool, _ ID) { tx.Delete(lookupKey(KindTool, lookup{spaceName, "decidim"})) },
		"an address of nothing":       func(tx *kv.Tx, tool, _ ID) { tx.Put(lookupKey(KindTool, lookup{spaceAddress, "x"}), tool[:]) },
		"a second of one name":        func(tx *kv.Tx, tool, _ ID) { tx.Put(otherKey(KindTool, lookup{spaceName, "decidim"}, tool), nil) },
		"a claim that is gone":        func(tx *kv.Tx, _, _ ID) { tx.Delete(claimKey(claim{space: "key", value: "SHA256:ana"})) },
		"a reference of nothing":      func(tx *kv.Tx, tool, _ ID) { tx.Put(backlinkKey(tool, &Post{}), make([]byte, 16)) },
		"an undo that is forgotten":   func(tx *kv.Tx, _, undone ID) { tx.Delete(undoneKey(undone)) },
		"an undo that never was":      func(tx *kv.Tx, tool, _ ID) { tx.Put(undoneKey(tool), tool[:]) },
		"a history with a hole":       func(tx *kv.Tx, tool, _ ID) { tx.Delete(sequenceKey(spaceHistory, tool, 3)) },
		"a history of what never was": func(tx *kv.Tx, tool, _ ID) { tx.Put(sequenceKey(spaceHistory, tool, 2), nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			s, tool, undone := furnished(t, dir)
			closed(t, s)
			tamper(t, dir, entry, func(tx *kv.Tx) { change(tx, tool, undone) })
			finds(t, dir)
		})
	}
	t.Run("an entry that cannot be read", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		s, _, _ := furnished(t, dir)
		closed(t, s)
		tamper(t, dir, []byte("garbage"), func(*kv.Tx) {})
		finds(t, dir)
	})
}

// finds wants a check to find something, in words that can be shown. What is
// too broken to be opened is found before.
func finds(t *testing.T, dir string) {
	t.Helper()
	s, err := Open(Options{Dir: dir})
	if err != nil {
		if !strings.Contains(err.Error(), "read every tool") {
			t.Errorf("open: %v", err)
		}
		return
	}
	defer closed(t, s)
	report, err := s.Check(t.Context(), nil)
	if err != nil || len(report.Findings) == 0 {
		t.Errorf("found nothing: %+v, %v", report, err)
	}
}

func TestCheckOfAWholeStoreFindsNothingWhileOthersWrite(t *testing.T) {
	t.Parallel()
	s, _, _ := furnished(t, t.TempDir())
	defer closed(t, s)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	written := make(chan error, 1)
	go func() {
		var err error
		for range 300 {
			if _, err = s.Submit(ctx, Actor{Role: Organiser}, &Add{Record: &Organisation{Name: "Maker " + NewID().String()}}); err != nil {
				break
			}
		}
		written <- err
	}()
	for range 5 {
		if report, err := s.Check(ctx, nil); err != nil || len(report.Findings) > 0 || report.Entries == 0 {
			t.Errorf("%+v, %v", report, err)
		}
	}
	if err := <-written; err != nil {
		t.Error(err)
	}
}
