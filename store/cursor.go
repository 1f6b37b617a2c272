package store

import (
	"bytes"

	"github.com/ogptoolbox/concorde/store/kv"
)

// What a cursor holds in memory, at most or a little more.
const (
	cursorKeys  = 256
	cursorBytes = 1 << 20
)

// cursor goes through the keys of a store at one moment, in their order. Two of
// them can go side by side, which two scans cannot.
type cursor struct {
	snapshot *kv.Snapshot
	pairs    []pair
	at       int
	from     []byte // where the next pairs begin
	over     bool   // there are no more than these
	err      error
}

type pair struct{ key, value []byte }

func newCursor(snapshot *kv.Snapshot) *cursor { return &cursor{snapshot: snapshot} }

// peek is the key that it is at; none at the end, and after an error.
func (c *cursor) peek() (key, value []byte, ok bool) {
	if c.at == len(c.pairs) && !c.over {
		c.fill()
	}
	if c.err != nil || c.at == len(c.pairs) {
		return nil, nil, false
	}
	return c.pairs[c.at].key, c.pairs[c.at].value, true
}

// next goes on. What peek returned stays valid.
func (c *cursor) next() { c.at++ }

func (c *cursor) fill() {
	c.pairs, c.at = nil, 0
	size := 0
	c.over = true
	c.err = c.snapshot.Scan(nil, c.from, func(key, value []byte) bool {
		c.pairs = append(c.pairs, pair{bytes.Clone(key), bytes.Clone(value)})
		size += len(key) + len(value)
		c.over = len(c.pairs) < cursorKeys && size < cursorBytes
		return c.over
	})
	if len(c.pairs) > 0 {
		c.from = append(bytes.Clone(c.pairs[len(c.pairs)-1].key), 0) // the least key after it
	}
}
