package text

import (
	"unicode"
	"unicode/utf8"
)

const (
	deepest  = 40 // spaces of indentation that are kept: more than any Markdown needs, less than a screen
	tabWidth = 4

	// A letter may carry marks up to this weight. An accent that any script may use weighs 2, a sign of a script's
	// own weighs 1: four accents are more than Vietnamese needs, eight signs more than Burmese.
	heaviest = 8
)

// writer takes decomposed text and keeps of white space, marks and joiners what belongs there.
type writer struct {
	block bool
	out   []byte

	newlines, spaces int  // white space that waits for something to separate
	solid            rune // the space that does not break, where it is all that waits; else 0

	last   rune // what was written last; 0 after white space
	base   rune // the last that was no mark and no joiner; 0 if a mark has nothing to sit on
	weight int  // of the marks on base
	virama bool // base carries one
}

func (w *writer) writeAll(decomposed []byte) {
	for i := 0; i < len(decomposed); {
		r, size := utf8.DecodeRune(decomposed[i:])
		i += size
		switch {
		case r == ' ', r == '\t', r == '\n', isSolid(r):
			w.space(r)
		case isJoiner(r):
			next, _ := utf8.DecodeRune(decomposed[i:])
			w.join(r, next)
		case isMark(r):
			w.mark(r)
		default:
			w.letter(r)
		}
	}
}

func (w *writer) space(r rune) {
	w.last, w.base = 0, 0
	alone := w.newlines+w.spaces == 0
	w.solid = 0
	switch {
	case isSolid(r) && alone:
		w.solid = r
		w.spaces++
	case r == '\n' && w.block:
		w.newlines++
		w.spaces = 0
	case r == '\t' && w.newlines > 0:
		w.spaces += tabWidth
	default:
		w.spaces++
	}
}

func (w *writer) letter(r rune) {
	w.separate()
	w.out = utf8.AppendRune(w.out, r)
	w.last, w.base, w.weight, w.virama = r, r, 0, false
}

// separate writes the white space that waited, now that it separates two things.
func (w *writer) separate() {
	switch {
	case len(w.out) == 0:
	case w.solid != 0:
		w.out = utf8.AppendRune(w.out, w.solid)
	default:
		for range min(w.newlines, 2) {
			w.out = append(w.out, '\n')
		}
		for range min(w.spaces, widest(w.newlines > 0)) {
			w.out = append(w.out, ' ')
		}
	}
	w.newlines, w.spaces, w.solid = 0, 0, 0
}

// widest is how many spaces in a row may stay.
func widest(indentation bool) int {
	if indentation {
		return deepest
	}
	return 1
}

// mark writes r unless it has no base or its base carries enough. From the first mark that is dropped all the
// following are: to keep a later one would put marks together that were apart, out of their canonical order.
func (w *writer) mark(r rune) {
	if w.base == 0 || w.weight+weigh(r) > heaviest {
		w.base = 0
		return
	}
	w.out = utf8.AppendRune(w.out, r)
	w.last = r
	w.weight += weigh(r)
	w.virama = w.virama || isVirama(r)
}

func weigh(mark rune) int {
	if unicode.In(mark, unicode.Inherited, unicode.Common) {
		return 2
	}
	return 1
}

// join writes a joiner where it means something; where it is dropped, so are the marks behind it, as in mark.
func (w *writer) join(r, next rune) {
	if w.base == 0 || !w.mayJoin(r, next) {
		w.base = 0
		return
	}
	w.out = utf8.AppendRune(w.out, r)
	w.last = r
}

// mayJoin looks only at what has been written and at a neighbour that will be, so that it decides the same on
// text that is already clean.
func (w *writer) mayJoin(r, next rune) bool {
	switch {
	case isJoiner(w.last) && !(w.last == asEmoji && r == joiner):
		return false
	case r == asEmoji:
		return isEmoji(w.last) || isKey(w.last) && next == keycap
	case r == joiner && isEmoji(w.base):
		return isEmoji(next) && (w.last == asEmoji || isEmoji(w.last))
	case isCursive(w.base):
		return isCursive(next)
	case w.virama:
		return true
	}
	return isVirama(next) && w.weight+weigh(next) <= heaviest
}

// isKey reports the characters of a telephone's keys, which have coloured forms too.
func isKey(r rune) bool { return r >= '0' && r <= '9' || r == '#' || r == '*' }
