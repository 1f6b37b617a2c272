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
type overlay struct {
	changes map[string]change
	keys    []string // sorted
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
		at, _ := slices.BinarySearch(o.keys, key)
		o.keys = slices.Insert(o.keys, at, key)
	}
}

func (o *overlay) get(key string) (change, bool) {
	c, known := o.changes[key]
	return c, known
}

// absorb makes later's changes on top of o's.
func (o *overlay) absorb(later *overlay) {
	for _, key := range later.keys {
		o.set(key, later.changes[key])
	}
}

// within returns the changed keys that begin with prefix and are not before start, in order. It is a copy: changes made
// while it is being used do not disturb.
func (o *overlay) within(prefix, start string) []string {
	first := sort.SearchStrings(o.keys, max(prefix, start))
	end := first
	for end < len(o.keys) && strings.HasPrefix(o.keys[end], prefix) {
		end++
	}
	return slices.Clone(o.keys[first:end])
}
