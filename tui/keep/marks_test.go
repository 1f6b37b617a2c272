package keep

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What was read stays read: on any machine, after a restart, and not in another log.
func TestWhatWasReadStaysRead(t *testing.T) {
	t.Parallel()
	path := t.TempDir()
	first := open(t, path)
	d := first.Desk(OfPerson("ana"))
	d.Read("log", 7)
	d.ReadTo("log", 4)
	d.Leave()
	back := open(t, path).Desk(OfPerson("ana"))
	marks := back.Marks("log")
	if !marks.Has(1) || !marks.Has(4) || marks.Has(5) || !marks.Has(7) || marks.Has(8) {
		t.Errorf("%+v", marks)
	}
	if other := back.Marks("another"); other.Has(1) || other.Has(7) {
		t.Errorf("of another log: %+v", other)
	}
	if len(back.Open()) != 0 || open(t, path).Desk("ana").Marks("log").Has(1) {
		t.Error("it is mixed up with a key's desk")
	}
}

// However one marks, what is read is what a set would say, and the marks stay small.
func TestMarksAreASet(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		d, read := Alone(), map[uint64]bool{}
		for range rapid.IntRange(0, 40).Draw(t, "steps") {
			sequence := rapid.Uint64Range(1, 50).Draw(t, "sequence")
			if rapid.Bool().Draw(t, "all") {
				d.ReadTo("log", sequence)
				for one := range sequence + 1 {
					read[one] = true
				}
			} else {
				d.Read("log", sequence)
				read[sequence] = true
			}
		}
		read[0] = true // is no sequence
		marks, got := d.Marks("log"), []uint64{}
		for one := range uint64(52) {
			if marks.Has(one) {
				got = append(got, one)
			}
		}
		if diff := cmp.Diff(slices.Sorted(maps.Keys(read)), got); diff != "" {
			t.Fatal(diff)
		}
		if len(marks.Done) > 0 && marks.Done[0] <= marks.Seen {
			t.Fatalf("%+v", marks)
		}
	})
	d := Alone()
	for one := range uint64(2 * mostDone) {
		d.Read("log", one+1)
	}
	if marks := d.Marks("log"); len(marks.Done) != mostDone || !marks.Has(2*mostDone) {
		t.Errorf("%d marks", len(marks.Done))
	}
}

func TestMarksOfAnyFileAreUsable(t *testing.T) {
	t.Parallel()
	m := Marks{Log: "log", Seen: 3, Done: []uint64{9, 2, 9, 5}}
	m.clean()
	if diff := cmp.Diff(Marks{Log: "log", Seen: 3, Done: []uint64{5, 9}}, m); diff != "" {
		t.Error(diff)
	}
}
