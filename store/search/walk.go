package search

import "unicode/utf8"

// similar is a term that the typed word may have been meant to be.
type similar struct {
	term  uint32
	whole bool // the term itself, and not one of its beginnings
}

// walk reads terms in their order, and what neighbours share only once: the letters read so far are a stack, of which each
// term keeps what it shares with the last.
type walk struct {
	*automaton
	read     []letter
	accepted int // how many letters of the stack it took to accept, 0: not yet
	found    []similar
}

// letter is one letter of the stack, and what was known after it.
type letter struct {
	end  int // its end in the term, in bytes
	bits uint64
	states
}

// similar returns the words that are, or have a beginning that is, within so many edits of typed.
func (d *dictionary) similar(typed string, edits int) []similar {
	w := walk{automaton: newAutomaton(typed, edits)}
	w.read = append(w.read, letter{states: w.start()})
	from, to := d.seek(afterMark), d.seek("\xff")
	for i := from.leaf; i <= to.leaf && i < len(d.leaves); i++ {
		l, first, last := d.leaves[i], 0, len(d.leaves[i].terms)
		if i == from.leaf {
			first = from.at
		}
		if i == to.leaf {
			last = to.at
		}
		w.leaf(d, l, first, last)
	}
	return w.found
}

func (w *walk) leaf(d *dictionary, l leaf, first, last int) {
	for i := first; i < last; {
		w.keep(int(l.shared[i]))
		if !w.hopeless(int(l.shared[i]), l.after[i]) {
			whole := w.rest(d.terms[l.terms[i]].text)
			if whole || w.accepted > 0 {
				w.found = append(w.found, similar{l.terms[i], whole})
			}
		}
		i = w.pass(l, i+1, last)
	}
}

// hopeless reads the first letter that a term does not share, and reports whether it need not be looked at.
func (w *walk) hopeless(shared int, after uint8) bool {
	if w.accepted > 0 || after >= utf8.RuneSelf || w.top().end != shared || w.accepts(w.top().states) {
		return false
	}
	w.push(rune(after), 1)
	return w.dead(w.top().states)
}

// pass passes over the terms from i on that go on where nothing can be accepted any more, and returns the first that does not.
func (w *walk) pass(l leaf, i, last int) int {
	top := w.top()
	if !w.dead(top.states) {
		return i
	}
	for ; i < last && int(l.shared[i]) >= top.end; i++ {
		if w.accepted > 0 {
			w.found = append(w.found, similar{term: l.terms[i]})
		}
	}
	return i
}

func (w *walk) top() *letter { return &w.read[len(w.read)-1] }

// keep forgets the letters that end after so many bytes.
func (w *walk) keep(shared int) {
	n := len(w.read)
	for n > 1 && w.read[n-1].end > shared {
		n--
	}
	w.read = w.read[:n]
	if n <= w.accepted {
		w.accepted = 0
	}
}

// rest reads what is left of a term, until it is hopeless, and reports whether the whole of it is accepted.
func (w *walk) rest(text string) bool {
	for {
		top := w.top()
		if w.accepted == 0 && len(w.read) > 1 && w.accepts(top.states) {
			w.accepted = len(w.read) - 1
		}
		if w.dead(top.states) {
			return false
		}
		if top.end == len(text) {
			return w.accepts(top.states)
		}
		w.push(utf8.DecodeRuneInString(text[top.end:]))
	}
}

func (w *walk) push(r rune, size int) {
	top := w.top()
	next := letter{end: top.end + size, bits: w.letter(r)}
	var before states // of the letter before the last: at the first letter there is none
	if n := len(w.read); n > 1 {
		before = w.read[n-2].states
	}
	next.states = w.step(top.states, before, next.bits, top.bits)
	w.read = append(w.read, next)
}
