package search

// Near returns at most limit documents whose whole name is the given one, is one typo away from it (from four letters on), or
// begins with it: in this order, and of each kind the most used first. Names that differ in accents, case or punctuation
// are the same. It is quick enough to be asked while a name is typed.
func (x *Index) Near(name string, limit int) []Key {
	return x.near(takeApart(name).name, limit, x.named, x.misnamed, x.longer)
}

// Misspelt returns what [Index.Near] does without the names that only begin with the given one, unless that is too short for
// a typo to be told from another name. It is for who asks once, with a whole name.
func (x *Index) Misspelt(name string, limit int) []Key {
	whole := takeApart(name).name
	if allowedEdits(whole) == 0 {
		return x.Near(name, limit)
	}
	return x.near(whole, limit, x.named, x.misnamed)
}

func (x *Index) near(name string, limit int, kinds ...func(string, *scratch) *planes) []Key {
	if name == "" {
		return nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	s := x.scratches.Get().(*scratch)
	defer x.scratches.Put(s)
	s.reset(len(x.documents))

	w, seen := window{limit: max(limit, 0)}, s.docs()
	for _, kind := range kinds {
		found := kind(name, s)
		if found.empty() { // as when a name is new: going over all documents would be most of the work
			continue
		}
		class := s.docs()
		found.into(class)
		class.andNot(seen)
		seen.or(class)
		if n := class.count(); !w.take(class, n, &x.used, len(x.documents)) {
			break
		}
	}
	return x.keys(w.numbers)
}

// named finds the documents of a whole name.
func (x *Index) named(name string, s *scratch) *planes {
	p := planes{scratch: s}
	if n, ok := x.dictionary.find(nameMark + name); ok {
		x.dictionary.terms[n].into(&p)
	}
	return &p
}

// misnamed finds the documents whose whole name is one typo away.
func (x *Index) misnamed(name string, s *scratch) *planes {
	p := planes{scratch: s}
	if allowedEdits(name) == 0 {
		return &p
	}
	for _, n := range x.dictionary.misspelt(name) {
		x.dictionary.terms[n].into(&p)
	}
	return &p
}

// longer finds the documents whose whole name begins with name.
func (x *Index) longer(name string, s *scratch) *planes {
	p := planes{scratch: s}
	for n := range x.dictionary.begin(nameMark + name) {
		x.dictionary.terms[n].into(&p)
	}
	return &p
}
