package search

import "slices"

// frequent is a value and how many have it, in a number that is the smaller the more have it, and of as many the earlier its
// text comes: how many, turned round, and the place of the value among all texts.
type frequent uint64

func (f *facet) frequent(value, n uint32) frequent {
	return frequent(^n)<<32 | frequent(f.places[value])
}

func (m frequent) n() int                { return int(^uint32(m >> 32)) }
func (m frequent) place() uint32         { return uint32(m) }
func (f *facet) value(m frequent) uint32 { return f.byText[m.place()] }

// top finds the most frequent values, in order, and returns how many there are.
func (f *facet) top(c *counted, most *[CountedValues]frequent) (found int) {
	if !c.listed {
		return f.most(c.counts, most)
	}
	c.sorted = c.sorted[:0]
	for _, v := range c.list {
		c.sorted = append(c.sorted, f.frequent(v, c.counts[v]))
	}
	slices.Sort(c.sorted)
	return copy(most[:], c.sorted)
}

// most finds them among all values.
func (f *facet) most(c counts, most *[CountedValues]frequent) (found int) {
	least := uint32(1)
	for v, n := range c {
		if n < least {
			continue
		}
		m := f.frequent(uint32(v), n)
		if found == len(most) && m > most[found-1] {
			continue
		}
		if found < len(most) {
			found++
		}
		i := found - 1
		for ; i > 0 && most[i-1] > m; i-- {
			most[i] = most[i-1]
		}
		if most[i] = m; found == len(most) {
			least = uint32(most[found-1].n())
		}
	}
	return found
}
