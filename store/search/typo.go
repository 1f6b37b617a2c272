package search

import "unicode/utf8"

// automaton reads a word letter by letter and knows, at each, which beginnings of the typed word it may have read so far
// with how many edits: a letter more, less or other, or two swapped. It follows all at once, bit i of a state being the
// typed word's first i letters (Wu and Manber's way), so a letter costs a few instructions whatever the word.
type automaton struct {
	ascii  [utf8.RuneSelf]uint64 // by letter: bit i+1 where the typed word's letter i is this one
	others map[rune]uint64
	edits  int
	end    uint64 // the bit of the whole typed word
}

// maxEdits is how many edits a word may be read with at most.
const maxEdits = 2

// states are the beginnings read with at most 0, 1, 2 edits.
type states [maxEdits + 1]uint64

func newAutomaton(typed string, edits int) *automaton {
	a := &automaton{edits: edits, others: map[rune]uint64{}, end: 1}
	for _, r := range typed {
		a.end <<= 1
		if r < utf8.RuneSelf {
			a.ascii[r] |= a.end
		} else {
			a.others[r] |= a.end
		}
	}
	return a
}

// start is what may have been read before the first letter: nothing, or letters that are missing.
func (a *automaton) start() (s states) {
	for e := range s {
		s[e] = 2<<e - 1
	}
	return s
}

func (a *automaton) letter(r rune) uint64 {
	if r < utf8.RuneSelf {
		return a.ascii[r]
	}
	return a.others[r]
}

// step reads a letter, given by its bits, in now; the letter before it, last, was read in before.
func (a *automaton) step(now, before states, letter, last uint64) (next states) {
	next[0] = now[0] << 1 & letter
	for e := 1; e <= a.edits; e++ {
		next[e] = now[e]<<1&letter | // as typed
			now[e-1] | now[e-1]<<1 | next[e-1]<<1 | // a letter more, other, less
			before[e-1]<<2&last&(letter<<1) // swapped with the last
	}
	return next
}

// accepts reports whether the whole typed word may have been read.
func (a *automaton) accepts(s states) bool { return s[a.edits]&a.end != 0 }

// dead reports whether nothing that follows can be accepted.
func (a *automaton) dead(s states) bool { return s[a.edits]&(a.end<<1-1) == 0 }

// allowedEdits is how many edits a word may be read with, by its letters: short words are too near to each other.
func allowedEdits(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n < 4:
		return 0
	case n < 8:
		return 1
	default:
		return maxEdits
	}
}
