package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// The spaces of keys. A key is a space's byte and what follows it there;
// numbers are big-endian, so that they sort. Spaces are never given again.
const (
	spaceRecord  = 'r' // kind, id → record
	spaceID      = 'i' // id → kind
	spaceSlug    = 's' // kind, slug → id
	spaceClaim   = 'u' // space, 0, value → id: names that one record holds
	spaceName    = 'n' // kind, folded name → id of who has it first; and 0, id for each who has it as well
	spaceAddress = 'a' // the same, by the normal form of an address
	spaceHistory = 'h' // id, sequence
	spaceDeeds   = 'p' // person, sequence: what they did
	spaceHidden  = 'x' // id: hidden by an organiser
	spaceLead    = 'm' // id of what was merged → id of what it was merged into
	spaceUndone  = 'd' // id of an entry → id of the entry that undid it last
	// Who refers to a record, so that the writer can tell whether it may go, and
	// the relations in memory need no record read to be there: the record
	// referred to, kind of the other, when that was made, its id.
	spaceBacklink = 'b'
	// What was changed or ended of what refers to a record, so that whose record
	// it is hears of it: the record, sequence. What began is found by backlinks. A
	// log that began before this space did lacks it for what is older.
	spaceTouched = 't'
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

// lookupKey finds the record of a kind that has a name or an address. An
// address may be longer than a key; then its hash stands for its end.
func lookupKey(kind Kind, l lookup) []byte {
	const most = 500
	value := l.value
	if len(value) > most {
		sum := sha256.Sum256([]byte(value))
		value = value[:most] + hex.EncodeToString(sum[:])
	}
	return append([]byte{l.space, byte(kind)}, value...)
}

// othersPrefix begins the keys of the other records with that name or address.
func othersPrefix(kind Kind, l lookup) []byte { return append(lookupKey(kind, l), 0) }

func otherKey(kind Kind, l lookup, id ID) []byte { return append(othersPrefix(kind, l), id[:]...) }

func sequenceKey(space byte, of ID, sequence uint64) []byte {
	key := append([]byte{space}, of[:]...)
	return binary.BigEndian.AppendUint64(key, sequence)
}

func hiddenKey(id ID) []byte { return append([]byte{spaceHidden}, id[:]...) }

func leadKey(id ID) []byte { return append([]byte{spaceLead}, id[:]...) }

func undoneKey(entry ID) []byte { return append([]byte{spaceUndone}, entry[:]...) }

func backlinkPrefix(to ID) []byte { return append([]byte{spaceBacklink}, to[:]...) }

func backlinkKey(to ID, from Record) []byte {
	head := from.Head()
	key := append(backlinkPrefix(to), byte(from.Kind()))
	key = binary.BigEndian.AppendUint64(key, head.Made)
	return append(key, head.ID[:]...)
}

// backlink reads a key that backlinkKey made.
func backlink(key []byte) (relation relation, at referrer, ok bool) {
	const length = 1 + len(ID{}) + 1 + 8 + len(ID{})
	if len(key) != length {
		return relation, at, false
	}
	relation.to, key = ID(key[1:]), key[1+len(ID{}):]
	relation.by, at.made, at.id = Kind(key[0]), binary.BigEndian.Uint64(key[1:]), ID(key[9:])
	return relation, at, true
}
