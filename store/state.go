package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store/kv"
)

// The spaces of keys. A key is a space's byte and what follows it there;
// numbers are big-endian, so that they sort. Spaces are never given again.
const (
	spaceRecord  = 'r' // kind, id → record
	spaceID      = 'i' // id → kind
	spaceSlug    = 's' // kind, slug → id
	spaceClaim   = 'u' // space, 0, value → id: names that one record holds
	spaceName    = 'n' // kind, folded name, 0, id
	spaceAddress = 'a' // kind, normal form of an address, 0, id
	spaceHistory = 'h' // id, sequence
	spaceDeeds   = 'p' // person, sequence: what they did
	spaceUndone  = 'd' // id of an entry → id of the entry that undid it
)

func recordKey(kind Kind, id ID) []byte { return append([]byte{spaceRecord, byte(kind)}, id[:]...) }
func idKey(id ID) []byte                { return append([]byte{spaceID}, id[:]...) }
func slugKey(kind Kind, slug string) []byte {
	return append([]byte{spaceSlug, byte(kind)}, slug...)
}

func claimKey(c claim) []byte {
	key := append([]byte{spaceClaim}, c.space...)
	key = append(key, 0)
	return append(key, c.value...)
}

// lookupPrefix begins the keys of all records of a kind with that name or address.
func lookupPrefix(space byte, kind Kind, value string) []byte {
	return append(append([]byte{space, byte(kind)}, value...), 0)
}

func lookupKey(space byte, kind Kind, value string, id ID) []byte {
	return append(lookupPrefix(space, kind, value), id[:]...)
}

func sequenceKey(space byte, of ID, sequence uint64) []byte {
	key := append([]byte{space}, of[:]...)
	return binary.BigEndian.AppendUint64(key, sequence)
}

func undoneKey(entry ID) []byte { return append([]byte{spaceUndone}, entry[:]...) }

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
	if errors.Is(err, kv.ErrNotFound) || len(data) == 0 {
		return 0, nil
	}
	return Kind(data[0]), err
}

// withName lists the records of a kind that have this name or address.
func (st state) withName(space byte, kind Kind, value string) ([]ID, error) {
	prefix := lookupPrefix(space, kind, value)
	var out []ID
	err := st.Scan(prefix, nil, func(key, _ []byte) bool {
		if rest := key[len(prefix):]; len(rest) == len(ID{}) {
			out = append(out, ID(rest))
		}
		return true
	})
	return out, err
}
