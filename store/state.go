package store

import (
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// reader is a moment of the record: the writer's, in the middle of a batch, or
// a snapshot's.
type reader interface {
	Get(key []byte) ([]byte, error)
	Scan(prefix, from []byte, each func(key, value []byte) bool) error
}

// state reads records at one moment.
type state struct {
	codec
	reader
}

// record reads a record; ErrNotFound if it is not there.
func (st state) record(kind Kind, id ID) (Record, error) {
	data, err := st.Get(recordKey(kind, id))
	if errors.Is(err, kv.ErrNotFound) {
		return nil, fmt.Errorf("%s %s: %w", kind, id, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", kind, id, err)
	}
	return st.decodeRecord(kind, data)
}

// find reads a record, and is nil without an error if it is not there.
func (st state) find(kind Kind, id ID) (Record, error) {
	record, err := st.record(kind, id)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return record, err
}

// findOwn is find of a record that is keyed by who and what, and is most often
// not there yet. The writer knows that of an identifier without reading.
func (st state) findOwn(kind Kind, id ID) (Record, error) {
	if is, err := st.kindOf(id); err != nil || is != kind {
		return nil, err
	}
	return st.find(kind, id)
}

// require wants a record to be there, whatever it says; ErrNotFound if it is not.
func (st state) require(kind Kind, id ID) error {
	is, err := st.kindOf(id)
	if err == nil && is != kind {
		err = fmt.Errorf("%s %s: %w", kind, id, ErrNotFound)
	}
	return err
}

// lookup reads a key whose value is an identifier; zero if it is not there.
func (st state) lookup(key []byte) (ID, error) {
	data, err := st.Get(key)
	if errors.Is(err, kv.ErrNotFound) {
		return ID{}, nil
	}
	var id ID
	copy(id[:], data)
	return id, err
}

// kindOf tells what the record of an identifier is; 0 if it is not there.
func (st state) kindOf(id ID) (Kind, error) {
	data, err := st.Get(idKey(id))
	if errors.Is(err, kv.ErrNotFound) {
		return 0, nil
	}
	if err != nil || len(data) != 1 {
		return 0, firstError(err, fmt.Errorf("the kind of %s cannot be read", id))
	}
	return Kind(data[0]), nil
}

// each calls visit with every record of a kind.
func (st state) each(kind Kind, visit func(Record)) error {
	return st.eachUntil(kind, func(record Record) bool {
		visit(record)
		return true
	})
}

// eachUntil calls visit with every record of a kind until it returns false.
func (st state) eachUntil(kind Kind, visit func(Record) bool) error {
	var failed error
	err := st.Scan([]byte{spaceRecord, byte(kind)}, nil, func(_, value []byte) bool {
		var record Record
		if record, failed = st.decodeRecord(kind, value); failed == nil {
			return visit(record)
		}
		return false
	})
	if err := firstError(err, failed); err != nil {
		return fmt.Errorf("read every %s: %w", kind, err)
	}
	return nil
}

// referred reports whether any record refers to this one.
func (st state) referred(to ID) (found bool, err error) {
	err = st.Scan(backlinkPrefix(to), nil, func(_, _ []byte) bool {
		found = true
		return false
	})
	return found, err
}

// undoneBy is the entry that undid an entry, and was not undone itself; zero if
// there is none.
func (st state) undoneBy(entry ID) (ID, error) {
	var by ID
	undone := false
	for at := entry; ; undone = !undone {
		next, err := st.lookup(undoneKey(at))
		if err != nil {
			return ID{}, fmt.Errorf("find what undid %s: %w", entry, err)
		}
		if at == entry {
			by = next
		}
		if next.IsZero() {
			break
		}
		at = next
	}
	if !undone {
		return ID{}, nil
	}
	return by, nil
}
