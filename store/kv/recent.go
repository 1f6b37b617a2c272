package kv

import "errors"

// recent is what the writer has read of the disk and nobody has changed since: entries are about few records, and the
// same people make them. Everything passes the one writer, so that what it keeps stays true until a batch changes it; then
// that batch lies over it as long as it is not on disk, and when it is, the key is looked for there anew.
type recent struct {
	read map[string]seen // by Badger key
	size int             // bytes, about
}

// seen is what there is under a key, or that there is nothing.
type seen struct {
	value []byte
	err   error // nil or ErrNotFound
}

const (
	recentRoom  = 1 << 20 // bytes that all of it may take; then it begins anew
	recentEntry = 100     // bytes a key, beside it and its value
)

func newRecent() *recent { return &recent{read: make(map[string]seen)} }

// get returns what is under a key, after look if that is not known.
func (r *recent) get(key []byte, look func(key []byte) ([]byte, error)) ([]byte, error) {
	if known, ok := r.read[string(key)]; ok {
		return known.value, known.err
	}
	value, err := look(key)
	if err == nil || errors.Is(err, ErrNotFound) { // what failed may work when asked again
		r.note(key, seen{value, err})
	}
	return value, err
}

func (r *recent) note(key []byte, is seen) {
	if r.size += len(key) + len(is.value) + recentEntry; r.size > recentRoom {
		clear(r.read)
		r.size = len(key) + len(is.value) + recentEntry
	}
	r.read[string(key)] = is
}

// forget gives up what a batch changes, when the batch is handed on.
func (r *recent) forget(changed *overlay) {
	for _, key := range changed.keys {
		if known, ok := r.read[key]; ok {
			r.size -= len(key) + len(known.value) + recentEntry
			delete(r.read, key)
		}
	}
}
