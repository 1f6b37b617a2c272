package search

import "slices"

// Put inserts a document, or replaces the one with its key. Its words are folded before any search has to wait, so several
// goroutines that put at once are faster than one.
func (x *Index) Put(d Document) {
	p := prepare(d)
	x.mu.Lock()
	defer x.mu.Unlock()
	n, ok := x.number(d.Key)
	if !ok {
		n = x.assign(d.Key)
	}
	before := x.documents[n]
	after := document{d.Key, fold(d.Name), d.Created, d.Used, pack(p.terms(x.dictionary.number))}
	was, is := x.kept.answers(x, before.terms, &x.kept.was), x.kept.answers(x, after.terms, &x.kept.is)
	leftAlone, asBefore := is, was
	if moves(before, after) || !x.classified(n, d.Facets) {
		leftAlone, asBefore = nil, nil
	}
	x.kept.leave(x, n, was, leftAlone)
	x.replace(n, before.terms, after.terms)
	x.classify(n, d.Facets)
	x.place(n, ok, after)
	x.kept.join(x, n, is, asBefore)
}

// moves reports whether a document belongs elsewhere in an order after a change.
func moves(before, after document) bool {
	return before.used != after.used || before.name != after.name || before.created != after.created
}

// Delete forgets a document. Without one of that key it does nothing.
func (x *Index) Delete(k Key) {
	x.mu.Lock()
	defer x.mu.Unlock()
	n, ok := x.number(k)
	if !ok {
		return
	}
	x.kept.leave(x, n, x.kept.answers(x, x.documents[n].terms, &x.kept.was), nil)
	x.replace(n, x.documents[n].terms, "")
	x.classify(n, nil)
	for _, o := range x.orders() {
		o.remove(n)
	}
	x.byKey.remove(x.hash(k), n)
	x.documents[n] = document{}
	x.present.drop(n)
	x.unused = append(x.unused, n)
}

// SetUsed changes how many use a document. Without one of that key it does nothing.
func (x *Index) SetUsed(k Key, used int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if n, ok := x.number(k); ok {
		d := x.documents[n]
		d.used = used
		x.kept.move(x, n, func() { x.place(n, true, d) })
	}
}

// assign gives a new document a number.
func (x *Index) assign(k Key) uint32 {
	n := uint32(len(x.documents))
	if last := len(x.unused) - 1; last >= 0 {
		n, x.unused = x.unused[last], x.unused[:last]
	} else {
		x.documents = append(x.documents, document{})
	}
	x.byKey.put(x.hash(k), n)
	x.present = x.present.grown(n)
	x.present.put(n)
	return n
}

// replace takes a document out of the terms it no longer has and puts it into those it has now; the others stay untouched.
func (x *Index) replace(n uint32, before, after packed) {
	gone := make([]tiered, 0, len(before))
	now := slices.Collect(after.all())
	for t := range before.all() {
		for len(now) > 0 && now[0] < t {
			x.enter(n, now[0])
			now = now[1:]
		}
		if len(now) > 0 && now[0] == t {
			now = now[1:]
			continue
		}
		gone = append(gone, t)
	}
	for _, t := range now {
		x.enter(n, t)
	}
	for _, t := range gone {
		x.quit(n, t)
	}
}

func (x *Index) enter(n uint32, t tiered) {
	x.dictionary.terms[t.number()].add(pair(n, t.tier()), len(x.documents))
}

func (x *Index) quit(n uint32, t tiered) {
	p := &x.dictionary.terms[t.number()].posting
	if p.remove(pair(n, t.tier()), len(x.documents)); p.len() == 0 {
		x.dictionary.remove(t.number())
	}
}

// classified reports whether a document has these values already.
func (x *Index) classified(n uint32, values [][]string) bool {
	for i, f := range x.facets {
		var texts []string
		if i < len(values) {
			texts = values[i]
		}
		if !f.has(n, texts) {
			return false
		}
	}
	return true
}

// classify replaces the values of a document.
func (x *Index) classify(n uint32, values [][]string) {
	for i, f := range x.facets {
		var texts []string
		if i < len(values) {
			texts = values[i]
		}
		f.put(n, texts, len(x.documents))
	}
}

// place remembers a document, and moves it in the orders if it belongs elsewhere now.
func (x *Index) place(n uint32, present bool, after document) {
	before := x.documents[n]
	moved := !present || moves(before, after)
	for _, o := range x.orders() {
		if moved && present {
			o.remove(n)
		}
	}
	x.documents[n] = after
	for _, o := range x.orders() {
		if moved {
			o.insert(n)
		}
	}
}
