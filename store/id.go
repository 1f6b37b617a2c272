package store

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/oklog/ulid/v2"
)

// ID names a record or an entry: a ULID, so that it sorts by the time it was made.
type ID [16]byte

// NewID makes an identifier for this moment. It may be called concurrently.
func NewID() ID { return newIDAt(time.Now()) }

func newIDAt(at time.Time) ID {
	// A clock that was never set must not keep anyone from contributing.
	ms := uint64(max(at.UnixMilli(), 0))
	return ID(ulid.MustNew(min(ms, ulid.MaxTime()), rand.Reader))
}

// derivedID is the identity of a record that is keyed by who and what, such as
// a membership: two people who say the same thing twice put one record, and a
// thousand who join one coalition never meet.
func derivedID(kind Kind, parts ...[]byte) ID {
	h := sha256.New()
	h.Write([]byte{byte(kind)})
	for _, part := range parts {
		h.Write(binary.BigEndian.AppendUint32(nil, uint32(len(part))))
		h.Write(part)
	}
	var id ID
	copy(id[:], h.Sum(nil))
	return id
}

// StableID is an identifier made from a name, for data that is loaded more
// than once and must be recognised, such as the starter catalogue.
func StableID(name string) ID { return derivedID(0, []byte(name)) }

// ParseID reads the text form of an identifier.
func ParseID(s string) (ID, bool) {
	u, err := ulid.ParseStrict(s)
	return ID(u), err == nil
}

// IsZero reports whether the identifier names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the 26-character text form.
func (id ID) String() string { return ulid.ULID(id).String() }

// MarshalText is the text form, so that JSON carries it as a string.
func (id ID) MarshalText() ([]byte, error) { return ulid.ULID(id).MarshalText() }

// UnmarshalText reads the text form.
func (id *ID) UnmarshalText(b []byte) error { return (*ulid.ULID)(id).UnmarshalText(b) }
