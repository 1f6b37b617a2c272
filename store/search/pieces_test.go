package search

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestMisspeltNamesAreAllThoseOneTypoAway compares with a look at every name, after any history.
func TestMisspeltNamesAreAllThoseOneTypoAway(t *testing.T) {
	t.Parallel()
	names := rapid.StringMatching(`[abé]{1,5}[ab]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		d, typed := newDictionary(), []string{}
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			name := names.Draw(t, "name")
			if n, ok := d.find(nameMark + name); ok && rapid.Bool().Draw(t, "remove") {
				d.remove(n)
			} else {
				d.number(nameMark + name)
				d.number(name) // a word is no name
			}
			typed = append(typed, name, mistype(t, name), names.Draw(t, "typed"))
		}
		for _, typed := range typed {
			if typed == "" { // never asked for
				continue
			}
			got := slices.Compact(slices.Sorted(slices.Values(d.misspelt(typed))))
			var want []uint32
			for n := range d.begin(nameMark) {
				if _, edits := distance(typed, d.name(n)); edits <= 1 {
					want = append(want, n)
				}
			}
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Fatalf("near %q: %q, want %q", typed, texts(d, got), texts(d, want))
			}
		}
	})
}

// mistype makes one typo, or perhaps none.
func mistype(t *rapid.T, name string) string {
	letters := []rune(name)
	at := rapid.IntRange(0, len(letters)-1).Draw(t, "at")
	switch rapid.SampledFrom([]string{"other", "less", "more", "swapped"}).Draw(t, "typo") {
	case "other":
		letters[at] = 'x'
	case "less":
		letters = slices.Delete(letters, at, at+1)
	case "more":
		letters = slices.Insert(letters, at, 'é')
	default:
		other := min(at+1, len(letters)-1)
		letters[at], letters[other] = letters[other], letters[at]
	}
	return string(letters)
}

func texts(d dictionary, numbers []uint32) (all []string) {
	for _, n := range numbers {
		all = append(all, d.name(n))
	}
	return all
}

func TestNamesThatAreGoneLeaveNoPieces(t *testing.T) {
	t.Parallel()
	d := newDictionary()
	var numbers []uint32
	for _, name := range []string{"a", "ab", "budget", "budgets", "participatory budget", "été"} {
		numbers = append(numbers, d.number(nameMark+name))
	}
	for _, n := range numbers {
		d.remove(n)
	}
	if left := d.pieces.names.n; left != 0 {
		t.Errorf("%d pieces are left of no names", left)
	}
}
