package kv

import "slices"

// merging is a scan of records on disk with the changes over them.
type merging struct {
	pending []string // changed keys not come to yet, in order
	changes map[string]change
	visit   func(key, value []byte) bool
	stopped bool
}

// merge collects the changes that a scan will meet, later ones over earlier.
func (tx *Tx) merge(prefix, start []byte, visit func(key, value []byte) bool) *merging {
	m := &merging{changes: make(map[string]change), visit: visit}
	for _, layer := range slices.Backward(tx.layers) {
		for _, key := range layer.within(string(prefix), string(start)) {
			m.changes[key] = layer.changes[key]
			m.pending = append(m.pending, key)
		}
	}
	slices.Sort(m.pending)
	m.pending = slices.Compact(m.pending)
	return m
}

// disk takes the next record on disk, after the changed ones before it.
func (m *merging) disk(key, value []byte) bool {
	for len(m.pending) > 0 && m.pending[0] < string(key) {
		if !m.change() {
			return false
		}
	}
	if len(m.pending) > 0 && m.pending[0] == string(key) {
		return m.change()
	}
	return m.show(key, value)
}

// rest shows the changed records after the last on disk.
func (m *merging) rest() {
	for len(m.pending) > 0 && m.change() {
		continue
	}
}

// change takes the next changed record.
func (m *merging) change() bool {
	key := m.pending[0]
	m.pending = m.pending[1:]
	if c := m.changes[key]; !c.deleted {
		return m.show([]byte(key), c.value)
	}
	return true
}

func (m *merging) show(key, value []byte) bool {
	m.stopped = !m.visit(key, value)
	return !m.stopped
}
