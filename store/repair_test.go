package store

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// partOf is what each space of keys is for. A space that is not here is one
// that nothing checks.
func partOf() map[byte]Part {
	return map[byte]Part{
		spaceRecord: PartRecord, spaceID: PartID, spaceSlug: PartSlug, spaceClaim: PartClaim, spaceName: PartName,
		spaceAddress: PartAddress, spaceHistory: PartHistory, spaceDeeds: PartDeeds, spaceHidden: PartHidden,
		spaceLead: PartMerged, spaceUndone: PartUndone, spaceBacklink: PartReference, spaceTouched: PartTouched,
	}
}

// victims are a key of each space, and of names and addresses one of each form.
func victims(t *testing.T, all keys) []string {
	t.Helper()
	var out []string
	for space := range partOf() {
		key := all.in(space)
		if key == "" {
			t.Fatalf("the store has no key %q", space)
		}
		out = append(out, key)
	}
	for _, space := range []byte{spaceName, spaceAddress} {
		second := ""
		for key, value := range all {
			if key[0] == space && value == "" {
				second = key
			}
		}
		if second == "" {
			t.Fatalf("nothing has a second %q", space)
		}
		out = append(out, second)
	}
	return out
}

// likeness is a key of the same form as another, of something that is not there.
func likeness(all keys, key string) string {
	like := []byte(key)
	if strings.IndexByte(string([]byte{spaceSlug, spaceClaim, spaceName, spaceAddress}), key[0]) >= 0 && all[key] != "" {
		return key + "elsewhere"
	}
	like[len(like)-1] ^= 0xa5
	return string(like)
}

// Of every space of keys, one that is gone, changed or too much is found and
// named, and put right: the store is then what its log makes, to the byte.
func TestEveryKindOfDamageIsFoundAndPutRight(t *testing.T) {
	t.Parallel()
	template := t.TempDir()
	complete(t, template)
	before, _ := dump(t, template)
	if got, want := len(before.spaces()), len(partOf()); got != want {
		t.Fatalf("the store has the spaces %q, %d are checked", before.spaces(), want)
	}
	for wrong, damage := range map[Wrong]func(tx *kv.Tx, key string){
		WrongMissing: func(tx *kv.Tx, key string) { tx.Delete([]byte(key)) },
		WrongChanged: func(tx *kv.Tx, key string) { tx.Put([]byte(key), []byte("x")) },
		WrongExtra:   func(tx *kv.Tx, key string) { tx.Put([]byte(likeness(before, key)), []byte(before[key])) },
	} {
		t.Run(string(wrong), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(template)); err != nil {
				t.Fatal(err)
			}
			hurt := victims(t, before)
			tamper(t, dir, idle(t), func(tx *kv.Tx) {
				for _, key := range hurt {
					damage(tx, key)
				}
			})
			damaged, log := dump(t, dir)
			report, err := Examine(t.Context(), Options{Dir: dir}, nil)
			if err != nil || len(report.Findings)+report.More != len(hurt) || !report.Repairable() {
				t.Errorf("%d keys are damaged, found: %v, %v", len(hurt), report.Findings, err)
			}
			for _, key := range hurt {
				if !slices.ContainsFunc(report.Findings, func(f Finding) bool { return f.Part == partOf()[key[0]] && f.Wrong == wrong }) {
					t.Errorf("of %q nothing is said: %v", key, report.Findings)
				}
			}
			nothingLeft(t, dir)
			if again, _ := dump(t, dir); !maps.Equal(again, damaged) {
				t.Error("looking changed something")
			}
			repaired, err := Repair(t.Context(), Options{Dir: dir}, nil)
			if err != nil || len(repaired.Findings) != len(hurt) {
				t.Fatalf("%+v, %v", repaired, err)
			}
			after, sameLog := dump(t, dir)
			if !maps.Equal(after, before) || sameLog != log {
				t.Error("it is not what the log makes, or the log is another")
			}
			wholeAgain(t, dir)
			keptAsItWas(t, repaired.Aside, damaged)
		})
	}
}

// wholeAgain wants a store to open, and to have nothing wrong.
func wholeAgain(t *testing.T, dir string) {
	t.Helper()
	nothingLeft(t, dir)
	s := opened(t, dir)
	report, err := s.Check(t.Context(), nil)
	closed(t, s)
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("%v, %v", report.Findings, err)
	}
	kept := aside(t, dir)
	if again, err := Repair(t.Context(), Options{Dir: dir}, nil); err != nil || again.Aside != "" || len(again.Findings) > 0 {
		t.Errorf("a second repair: %+v, %v", again, err)
	}
	if !slices.Equal(aside(t, dir), kept) {
		t.Error("a repair of what is whole replaced it")
	}
}

func keptAsItWas(t *testing.T, path string, want keys) {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(storeDir(dir), os.DirFS(path)); err != nil {
		t.Fatal(err)
	}
	if got, _ := dump(t, dir); !maps.Equal(got, want) {
		t.Error("the old store is not what it was")
	}
}

// What a finding says is what people know things by.
func TestFindingsNameThings(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, tool, _ := furnished(t, dir)
	closed(t, s)
	tamper(t, dir, idle(t), func(tx *kv.Tx) {
		tx.Delete(recordKey(KindTool, tool))
		tx.Delete(claimKey(claim{space: "key", value: "SHA256:ana"}))
		tx.Put(otherKey(KindTool, lookup{spaceName, "decidim"}, tool), nil)
		tx.Delete(sequenceKey(spaceHistory, tool, 3))
	})
	report, err := Examine(t.Context(), Options{Dir: dir}, nil)
	var got []string
	for _, f := range report.Findings {
		f.Record, f.Other = ID{}, ID{}
		got = append(got, f.String())
	}
	want := []string{
		`history tool "decidim" entry 3: missing`, `name tool "decidim": extra`, `record tool "decidim": missing`,
		`claim person "SHA256:ana": missing`,
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

// What this version knows nothing of is told, and goes along untouched: keys
// of other forms, and what entries led to whose kinds of records it does not know.
func TestWhatIsNotUnderstoodIsToldAndKept(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	complete(t, dir)
	before, _ := dump(t, dir)
	c, err := newCodec()
	if err != nil {
		t.Fatal(err)
	}
	later := ID{0: 9, 15: 9}
	entry, err := c.encode(Entry{ID: NewID(), Verb: "teleport", Puts: []Put{{Kind: 99, Record: later, Body: []byte("?")}}})
	if err != nil {
		t.Fatal(err)
	}
	strange := keys{
		"Q of a later version":                "1",
		string(recordKey(99, later)):          "?",
		string(idKey(later)):                  "\x63",
		string(slugKey(99, "later")):          string(later[:]),
		string(slugKey(KindTool, "later")):    string(later[:]), // whatever it may mean
		string([]byte{spaceHistory, 1, 2, 3}): "",
	}
	s := opened(t, dir)
	sequence := s.Sequence() + 1
	closed(t, s)
	strange[string(sequenceKey(spaceTouched, ID{1: 1}, sequence))] = ""
	tamper(t, dir, entry, func(tx *kv.Tx) {
		for key, value := range strange {
			tx.Put([]byte(key), []byte(value))
		}
		tx.Put(sequenceKey(spaceHistory, later, sequence), nil) // as every version does
		tx.Delete([]byte(before.in(spaceSlug)))
	})
	_, log := dump(t, dir)
	repaired, err := Repair(t.Context(), Options{Dir: dir}, nil)
	if err != nil || repaired.Strange != len(strange) || repaired.Aside == "" {
		t.Fatalf("%+v, %v", repaired, err)
	}
	want := maps.Clone(before)
	maps.Copy(want, strange)
	want[string(sequenceKey(spaceHistory, later, sequence))] = ""
	after, sameLog := dump(t, dir)
	if !maps.Equal(after, want) || sameLog != log {
		t.Errorf("the log is the same: %t; the keys: %q", sameLog == log, differing(after, want))
	}
	report, err := Examine(t.Context(), Options{Dir: dir}, nil)
	if err != nil || report.Repairable() || len(report.Findings) != len(strange)+2 {
		t.Errorf("afterwards: %v, %v", report.Findings, err)
	}
	for _, f := range report.Findings {
		if f.Wrong != WrongStrange {
			t.Errorf("%v", f)
		}
	}
	if again, err := Repair(t.Context(), Options{Dir: dir}, nil); err != nil || again.Aside != "" {
		t.Errorf("a repair of that: %+v, %v", again, err)
	}
}

func differing(a, b keys) (out []string) {
	for key, value := range a {
		if other, ok := b[key]; !ok || other != value {
			out = append(out, "+"+key)
		}
	}
	for key := range b {
		if _, ok := a[key]; !ok {
			out = append(out, "-"+key)
		}
	}
	return out
}

// A log that does not tell everything any more is told, and never "repaired".
func TestADamagedLogIsNotRepairedAway(t *testing.T) {
	t.Parallel()
	t.Run("an entry that nobody can read", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		s, tool, _ := furnished(t, dir)
		closed(t, s)
		tamper(t, dir, []byte("garbage"), func(tx *kv.Tx) { tx.Delete(recordKey(KindTool, tool)) })
		before, log := dump(t, dir)
		report, err := Examine(t.Context(), Options{Dir: dir}, nil)
		if err != nil || report.Repairable() || len(report.Findings) != 2 || report.Findings[0].Wrong != WrongUnread ||
			report.Findings[0].Entry != report.Entries {
			t.Errorf("%+v, %v", report, err)
		}
		refused(t, dir, ErrNotDerivable)
		if after, same := dump(t, dir); !maps.Equal(after, before) || same != log {
			t.Error("something has changed")
		}
	})
	t.Run("an entry that is not as it was written", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		s, _, _ := furnished(t, dir)
		closed(t, s)
		flip := []byte{0, 0, 0, 0, 0, 0, 0, 0, 3}
		hurtEngine(t, dir, func(txn *badger.Txn) error {
			item, err := txn.Get(flip)
			if err != nil {
				return err
			}
			value, err := item.ValueCopy(nil)
			if err != nil {
				return err
			}
			value[len(value)-1] ^= 1
			return txn.Set(flip, value)
		})
		if report, err := Examine(t.Context(), Options{Dir: dir}, nil); !errors.Is(err, kv.ErrDamaged) {
			t.Errorf("%+v, %v", report, err)
		}
		refused(t, dir, kv.ErrDamaged)
	})
	t.Run("an entry that is gone", func(t *testing.T) {
		t.Parallel()
		dir := t.TempDir()
		s, _, _ := furnished(t, dir)
		closed(t, s)
		hurtEngine(t, dir, func(txn *badger.Txn) error { return txn.Delete([]byte{0, 0, 0, 0, 0, 0, 0, 0, 3}) })
		if report, err := Examine(t.Context(), Options{Dir: dir}, nil); !errors.Is(err, kv.ErrLost) {
			t.Errorf("%+v, %v", report, err)
		}
		refused(t, dir, kv.ErrLost)
	})
}

// refused wants a repair to refuse, and to leave everything in its place.
func refused(t *testing.T, dir string, why error) {
	t.Helper()
	repaired, err := Repair(t.Context(), Options{Dir: dir}, nil)
	if !errors.Is(err, why) || repaired.Aside != "" || len(aside(t, dir)) > 0 {
		t.Errorf("a repair: %+v, %v", repaired, err)
	}
	nothingLeft(t, dir)
}

// hurtEngine changes Badger's own keys, and has its files taken as they are.
func hurtEngine(t *testing.T, dir string, change func(*badger.Txn) error) {
	t.Helper()
	engine, err := badger.Open(badger.DefaultOptions(filepath.Join(dir, "store", "badger")).WithLogger(nil))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(engine.Update(change), engine.Close(), os.Remove(filepath.Join(dir, "store", "SUMS"))); err != nil {
		t.Fatal(err)
	}
}

// Whenever a repair is interrupted, the old store or the new one is there.
func TestARepairThatIsInterruptedLosesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, tool, _ := furnished(t, dir)
	closed(t, s)
	tamper(t, dir, idle(t), func(tx *kv.Tx) { tx.Delete(idKey(tool)) })
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Repair(ended, Options{Dir: dir}, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	nothingLeft(t, dir)
	// As a kill leaves it.
	if err := errors.Join(
		os.MkdirAll(filepath.Join(dir, scratchName+"1", "store"), 0o700), os.MkdirAll(filepath.Join(dir, freshName, "store"), 0o700),
	); err != nil {
		t.Fatal(err)
	}
	if repaired, err := Repair(t.Context(), Options{Dir: dir}, nil); err != nil || repaired.Aside == "" {
		t.Errorf("%+v, %v", repaired, err)
	}
	wholeAgain(t, dir)
}

// Who has the store open keeps it, and where there is none, none is made.
func TestARepairIsAloneWithTheStore(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s := opened(t, dir)
	for name, do := range map[string]func(Options) error{
		"examine": func(o Options) error { _, err := Examine(t.Context(), o, nil); return err },
		"repair":  func(o Options) error { _, err := Repair(t.Context(), o, nil); return err },
	} {
		if err := do(Options{Dir: dir}); !errors.Is(err, ErrHeld) {
			t.Errorf("%s of a store that is open: %v", name, err)
		}
		empty := t.TempDir()
		if err := do(Options{Dir: empty}); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s of nothing: %v", name, err)
		}
		if entries, err := os.ReadDir(empty); err != nil || len(entries) > 0 {
			t.Errorf("%s of nothing made %v, %v", name, entries, err)
		}
	}
	closed(t, s)
}

// A disk that has no room for a check is said to be full; nothing is left on it.
func TestACheckWithoutRoomSaysSo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	s, _, _ := furnished(t, dir)
	closed(t, s)
	options := Options{Dir: dir, FreeSpace: func(string) (uint64, error) { return 256 << 20, nil }} // enough for the store itself
	if report, err := Examine(t.Context(), options, nil); !errors.Is(err, ErrReadOnly) || !report.Derivable {
		t.Errorf("%+v, %v", report, err)
	}
	if repaired, err := Repair(t.Context(), options, nil); !errors.Is(err, ErrReadOnly) || repaired.Aside != "" {
		t.Errorf("%+v, %v", repaired, err)
	}
	nothingLeft(t, dir)
}
