package kv

import (
	"slices"
	"sort"
	"strings"
)

// change is what a record is to become: a value, or nothing.
type change struct {
	value   []byte
	deleted bool
}

// overlay is a set of changes that are not on disk yet, by Badger key. Badger has no savepoints, so an entry's changes
// are kept here until it has succeeded, and a batch's until it is committed. The zero value is empty.
//
// Once a batch is handed on, nobody changes its overlay any more: the committer reads the changes while the writer reads
// them too, and may put the keys, which only the writer uses, in order.
type overlay struct {
	changes map[string]change
	keys    []string // in order as far as sorted says
	sorted  int      // few entries scan, so that keys are put in order when one does
	size    int      // bytes of keys and values
}

func (o *overlay) set(key string, c change) {
	if o.changes == nil {
		o.changes = make(map[string]change)
	}
	before, known := o.changes[key]
	o.changes[key] = c
	o.size += len(c.value) - len(before.value)
	if !known {
		o.size += len(key)
		o.keys = append(o.keys, key)
	}
}

// absorb makes later's changes on top of o's.
func (o *overlay) absorb(later *overlay) {
	for _, key := range later.keys {
		o.set(key, later.changes[key])
	}
}

// roomKept is how many changes an overlay that is emptied keeps room for: what one entry usually makes, and more.
const roomKept = 64

// reset empties the overlay, and keeps its room for the next changes.
func (o *overlay) reset() {
	if len(o.keys) > roomKept {
		*o = overlay{}
		return
	}
	clear(o.changes)
	clear(o.keys)
	o.keys, o.sorted, o.size = o.keys[:0], 0, 0
}

// within returns the changed keys that begin with prefix and are not before start, in order. It is a copy: changes made
// while it is being used do not disturb.
func (o *overlay) within(prefix, start string) []string {
	o.order()
	first := sort.SearchStrings(o.keys, max(prefix, start))
	end := first
	for end < len(o.keys) && strings.HasPrefix(o.keys[end], prefix) {
		end++
	}
	return slices.Clone(o.keys[first:end])
}

func (o *overlay) order() {
	if o.sorted < len(o.keys) {
		slices.Sort(o.keys)
		o.sorted = len(o.keys)
	}
}
