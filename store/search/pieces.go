package search

import (
	"hash/maphash"
	"iter"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"
)

// pieces finds the whole names that are one typo away. A name is cut into a few pieces; a typo spoils one of them and leaves
// the others as they were typed, unless two letters are swapped over a border, and those are other names that can be looked
// up. So each name is filed once a piece, under all that is left when the piece is taken out: there are two dozen places to
// look, however many names. With fewer pieces, names that differ in one word or number would lie in one place.
type pieces struct {
	names table
	seed  maphash.Seed
}

// piecesOf is how many pieces a name is cut into.
const piecesOf = 6

// gap is a name without one of its pieces.
type gap struct {
	before, after string
	letters       int // of the whole name
	piece         int
}

// border is how many letters are before a piece of a name of so many letters.
func border(letters, piece int) int { return letters * piece / piecesOf }

// gaps yields a name without each of its pieces, as it is in names of so many letters: its own, one less or one more. Then the
// piece, which is spoilt, has as much less or more than theirs.
func gaps(name string, letters int) iter.Seq[gap] {
	return func(yield func(gap) bool) {
		own := utf8.RuneCountInString(name)
		for piece := range piecesOf {
			before, after := border(letters, piece), own-letters+border(letters, piece+1)
			if after < before { // there is no letter in the piece that could be missing
				continue
			}
			if !yield(gap{cut(name, before), name[len(cut(name, after)):], letters, piece}) {
				return
			}
		}
	}
}

func (p *pieces) hash(g gap) uint64 {
	const spread = 0x9e3779b97f4a7c15 // odd, and its bits are mixed: small numbers reach the high bits
	number := uint64(g.letters*piecesOf + g.piece)
	return (maphash.String(p.seed, g.before)+number)*spread ^ maphash.String(p.seed, g.after)
}

// put takes in a name and its number.
func (p *pieces) put(name string, n uint32) {
	for g := range gaps(name, utf8.RuneCountInString(name)) {
		p.names.put(p.hash(g), n)
	}
}

// remove takes a name out that is in.
func (p *pieces) remove(name string, n uint32) {
	for g := range gaps(name, utf8.RuneCountInString(name)) {
		p.names.remove(p.hash(g), n)
	}
}

// misspelt returns the names that are one typo away from typed, or typed itself; some several times.
func (d *dictionary) misspelt(typed string) (found []uint32) {
	letters := utf8.RuneCountInString(typed)
	for length := max(letters-1, 1); length <= letters+1; length++ {
		for g := range gaps(typed, length) {
			d.pieces.names.find(d.pieces.hash(g), func(n uint32) bool {
				if text.OneSlipApart(d.name(n), typed) {
					found = append(found, n)
				}
				return false // there may be more
			})
		}
	}
	for piece := 1; piece < piecesOf; piece++ {
		if n, ok := d.find(nameMark + swapped(typed, border(letters, piece))); ok {
			found = append(found, n)
		}
	}
	return found
}

// swapped swaps the last of so many letters of s with the one after.
func swapped(s string, letters int) string {
	middle := len(cut(s, letters))
	before, a := utf8.DecodeLastRuneInString(s[:middle])
	after, b := utf8.DecodeRuneInString(s[middle:])
	if a == 0 || b == 0 {
		return s
	}
	return s[:middle-a] + string(after) + string(before) + s[middle+b:]
}

// name returns the text of a term that is a whole name.
func (d *dictionary) name(n uint32) string { return d.terms[n].text[len(nameMark):] }
