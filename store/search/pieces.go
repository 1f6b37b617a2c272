package search

import (
	"hash/maphash"
	"iter"

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

// spelt is a name and where its letters are.
type spelt struct {
	name string
	at   [maxLetters + 1]uint16 // of each letter, and of the end
	n    int                    // letters
}

func spell(name string) *spelt {
	s := &spelt{name: name}
	for i := range name {
		s.at[s.n] = uint16(i)
		s.n++
	}
	s.at[s.n] = uint16(len(name))
	return s
}

// gaps yields a name without each of its pieces, as it is in names of so many letters: its own, one less or one more. Then the
// piece, which is spoilt, has as much less or more than theirs.
func (s *spelt) gaps(letters int) iter.Seq[gap] {
	return func(yield func(gap) bool) {
		for piece := range piecesOf {
			before, after := border(letters, piece), s.n-letters+border(letters, piece+1)
			if after < before { // there is no letter in the piece that could be missing
				continue
			}
			if !yield(gap{s.name[:s.at[before]], s.name[s.at[after]:], letters, piece}) {
				return
			}
		}
	}
}

// swapped returns the name with the last of its first letters and the one after it swapped, if there are both.
func (s *spelt) swapped(first int) string {
	if first < 1 || first >= s.n {
		return s.name
	}
	from, middle, to := s.at[first-1], s.at[first], s.at[first+1]
	return s.name[:from] + s.name[middle:to] + s.name[from:middle] + s.name[to:]
}

func (p *pieces) hash(g gap) uint64 {
	const spread = 0x9e3779b97f4a7c15 // odd, and its bits are mixed: small numbers reach the high bits
	number := uint64(g.letters*piecesOf + g.piece)
	return (maphash.String(p.seed, g.before)+number)*spread ^ maphash.String(p.seed, g.after)
}

// put takes in a name and its number.
func (p *pieces) put(name string, n uint32) {
	s := spell(name)
	for g := range s.gaps(s.n) {
		p.names.put(p.hash(g), n)
	}
}

// remove takes a name out that is in.
func (p *pieces) remove(name string, n uint32) {
	s := spell(name)
	for g := range s.gaps(s.n) {
		p.names.remove(p.hash(g), n)
	}
}

// misspelt returns the names that are one typo away from typed, or typed itself; some several times.
func (d *dictionary) misspelt(typed string) (found []uint32) {
	s := spell(typed)
	for letters := max(s.n-1, 1); letters <= s.n+1; letters++ {
		for g := range s.gaps(letters) {
			d.pieces.names.find(d.pieces.hash(g), func(n uint32) bool {
				if text.OneSlipApart(d.name(n), typed) {
					found = append(found, n)
				}
				return false // there may be more
			})
		}
	}
	for piece := 1; piece < piecesOf; piece++ {
		if n, ok := d.find(nameMark + s.swapped(border(s.n, piece))); ok {
			found = append(found, n)
		}
	}
	return found
}

// name returns the text of a term that is a whole name.
func (d *dictionary) name(n uint32) string { return d.terms[n].text[len(nameMark):] }
