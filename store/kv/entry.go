package kv

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// An entry on disk: a layout byte, the id, the chain, the caller's bytes.
const (
	entryLayout byte = 1
	chainAt          = 1 + len(ID{})
	dataAt           = chainAt + 4
)

// position is a place on the log: a sequence, and the checksum of everything up to it.
type position struct {
	sequence uint64
	chain    uint32
}

// next returns the position of an entry with this id and data that follows p.
func (p position) next(id ID, data []byte) position {
	var head [4 + 8 + 1]byte
	binary.BigEndian.PutUint32(head[:], p.chain)
	binary.BigEndian.PutUint64(head[4:], p.sequence+1)
	head[12] = entryLayout
	sum := crc32.Update(0, crc32.MakeTable(crc32.Castagnoli), head[:])
	sum = crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), id[:])
	sum = crc32.Update(sum, crc32.MakeTable(crc32.Castagnoli), data)
	return position{sequence: p.sequence + 1, chain: sum}
}

func encodeEntry(id ID, data []byte, chain uint32) []byte {
	out := make([]byte, 0, dataAt+len(data))
	out = append(out, entryLayout)
	out = append(out, id[:]...)
	out = binary.BigEndian.AppendUint32(out, chain)
	return append(out, data...)
}

// stored is an entry as it was read, before its chain is checked.
type stored struct {
	position
	id   ID
	data []byte
}

func decodeEntry(sequence uint64, value []byte) (stored, error) {
	if len(value) < dataAt || value[0] != entryLayout {
		return stored{}, fmt.Errorf("entry %d cannot be read: %w", sequence, ErrDamaged)
	}
	entry := stored{data: value[dataAt:]}
	entry.sequence = sequence
	entry.chain = binary.BigEndian.Uint32(value[chainAt:])
	copy(entry.id[:], value[1:])
	return entry, nil
}

// follows reports whether the entry is whole and the one after p: a hole is ErrLost, anything else ErrDamaged.
func (s stored) follows(p position) error {
	if s.sequence != p.sequence+1 {
		return &LostError{Have: p.sequence, Want: s.sequence - 1}
	}
	if p.next(s.id, s.data) != s.position {
		return fmt.Errorf("the checksum of entry %d does not fit: %w", s.sequence, ErrDamaged)
	}
	return nil
}

func encodePosition(p position) []byte {
	return binary.BigEndian.AppendUint32(encodeSequence(p.sequence), p.chain)
}

func decodePosition(data []byte) (position, bool) {
	if len(data) != 12 {
		return position{}, false
	}
	return position{binary.BigEndian.Uint64(data), binary.BigEndian.Uint32(data[8:])}, true
}
