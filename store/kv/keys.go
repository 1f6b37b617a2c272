package kv

import "encoding/binary"

// The first byte of every Badger key says whose it is. Big-endian sequences make the log's order the keys' order.
const (
	logPrefix    byte = 0x00 // + sequence: an entry
	idPrefix     byte = 0x01 // + ID: its sequence
	metaPrefix   byte = 0x02 // + name: about the store itself
	clientPrefix byte = 0x10 // + the caller's key
)

func logKey(sequence uint64) []byte {
	return binary.BigEndian.AppendUint64([]byte{logPrefix}, sequence)
}

func idKey(id ID) []byte {
	return append([]byte{idPrefix}, id[:]...)
}

func metaKey(name string) []byte {
	return append([]byte{metaPrefix}, name...)
}

func clientKey(key []byte) []byte {
	return append(append(make([]byte, 0, len(key)+1), clientPrefix), key...)
}

func encodeSequence(sequence uint64) []byte {
	return binary.BigEndian.AppendUint64(nil, sequence)
}

func decodeSequence(data []byte) (uint64, bool) {
	if len(data) != 8 {
		return 0, false
	}
	return binary.BigEndian.Uint64(data), true
}
