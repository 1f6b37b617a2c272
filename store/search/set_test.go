package search

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSetTakesTheSmallerForm fills a set and empties it again: it always holds what it should, in little more room than the
// better of a list and a bitmap.
func TestSetTakesTheSmallerForm(t *testing.T) {
	t.Parallel()
	const numbers = 20_000
	var s set
	order := rand.New(rand.NewPCG(1, 1)).Perm(numbers)
	check := func(in []int) {
		got, want := newDocset(numbers), newDocset(numbers)
		s.into(got)
		for _, n := range in {
			want.put(uint32(n))
		}
		if !slices.Equal(got.words, want.words) || s.n != len(in) || s.common(want) != len(in) {
			t.Fatalf("of %d documents the set says %d and has %d", len(in), s.n, got.count())
		}
		if best := min(4*len(in), numbers/8); s.bytes() > 2*best+4*shortList {
			t.Fatalf("%d documents take %d bytes, which could be %d", len(in), s.bytes(), best)
		}
	}
	for i, n := range order {
		if s.add(uint32(n), numbers); i%500 == 0 {
			check(order[:i+1])
		}
	}
	for i, n := range order {
		if s.remove(uint32(n), numbers); i%500 == 0 || i > numbers-20 {
			check(order[i+1:])
		}
	}
}

// TestSetFollowsTheIndexAsItGrows has a word that was frequent while documents were few.
func TestSetFollowsTheIndexAsItGrows(t *testing.T) {
	t.Parallel()
	var s set
	for n := range uint32(100) {
		s.add(n, 100)
	}
	for n := uint32(1000); n < 100_000; n += 1000 {
		s.add(n, int(n)+1)
	}
	if s.bytes() > 8*s.n+4*shortList {
		t.Errorf("%d documents take %d bytes", s.n, s.bytes())
	}
}

func TestPostingShrinks(t *testing.T) {
	t.Parallel()
	var p posting
	for n := range uint32(200) {
		p.add(pair(n, int(n)%tiers), 200)
	}
	if p.many == nil || p.len() != 200 {
		t.Fatalf("200 documents are %d, as few: %v", p.len(), p.few)
	}
	for n := range uint32(190) {
		p.remove(pair(n, int(n)%tiers), 200)
	}
	if p.many != nil || p.len() != 10 || !slices.IsSorted(p.few) {
		t.Errorf("the last ten are %v, as many: %v", p.few, p.many)
	}
}

func TestRowsAreUsedAgain(t *testing.T) {
	t.Parallel()
	c := newColumns(1)[0]
	c.set(0, []uint32{1, 2, 3})
	for i := range uint32(100) {
		c.set(5, []uint32{i, i + 1})
		c.set(5, []uint32{i})
		c.set(6, []uint32{i, i + 2})
		c.set(6, nil)
	}
	if len(c.rows) > 15 {
		t.Errorf("the column grew to %d", len(c.rows))
	}
	if got := c.of(0, nil); !slices.Equal(got, []uint32{1, 2, 3}) {
		t.Errorf("document 0 has %v", got)
	}
	if got := c.of(5, nil); !slices.Equal(got, []uint32{99}) {
		t.Errorf("document 5 has %v", got)
	}
}

func TestCutsInWholeLetters(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ got, want string }{
		{cut("éèà", 3), "éèà"}, {cut("éèà", 2), "éè"}, {cut("abcd", 3), "abc"}, {cut("", 3), ""},
		{cutBytes("éè", 4), "éè"}, {cutBytes("éè", 3), "é"}, {cutBytes("é", 1), ""}, {cutBytes("abc", 2), "ab"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}
