package wire

import "testing"

// Lines are parted where no style is on, and not between a mark and what it is on.
func TestLinesArePartedWhereNothingGoesOn(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		old, now string
		want     window
	}{
		"the middle": {
			"\x1b[1m│ a │\x1b[m one \x1b[2m│\x1b[m same", "\x1b[1m│ a │\x1b[m two \x1b[2m│\x1b[m same",
			window{x: 5, old: " one \x1b[2m│\x1b[m", now: " two \x1b[2m│\x1b[m", cells: 6},
		},
		"the end":           {"\x1b[1ma\x1b[m one", "\x1b[1ma\x1b[m two three", window{x: 1, old: " one", now: " two three"}},
		"what moves":        {"a\x1b[m same", "ab\x1b[m same", window{old: "a\x1b[m same", now: "ab\x1b[m same"}},
		"in a style":        {"\x1b[1mab", "\x1b[1mac", window{old: "\x1b[1mab", now: "\x1b[1mac"}},
		"a mark at the end": {"a\x1b[m\u0301", "b\x1b[m\u0301", window{old: "a\x1b[m\u0301", now: "b\x1b[m\u0301"}},
		"a mark behind it":  {"a\x1b[m\u0301b", "a\x1b[m\u0301c", window{old: "a\x1b[m\u0301b", now: "a\x1b[m\u0301c"}},
	} {
		if is := apart(test.old, test.now); is != test.want {
			t.Errorf("%s: %+v, expected %+v", name, is, test.want)
		}
	}
}
