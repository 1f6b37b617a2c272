package kv

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
)

// BackupVisitor is told what is in a backup, in its order: all entries, each of them checked against the one before it,
// then the callers' keys in theirs. The bytes are only valid during the call. Nil functions are not called. What they
// have been told is known to be true only when ReadBackup has returned without error: the file may be cut further on.
type BackupVisitor struct {
	Entry func(Committed) error
	Key   func(key, value []byte) error
}

// ReadBackup reads a whole backup and checks every byte of it. It refuses with ErrNotBackup, ErrNewer or ErrBackup, which
// says where the damage is; an error of the visitor is returned as it is. It holds no more than a block in memory.
func ReadBackup(ctx context.Context, in io.Reader, visit BackupVisitor) (BackupInfo, error) {
	r := &backupReader{in: bufio.NewReader(in), all: sha256.New(), visit: visit}
	info, err := r.run(ctx)
	info.Size = r.size
	return info, err
}

// backupReader reads blocks. It holds no more than one.
type backupReader struct {
	in     *bufio.Reader
	all    hash.Hash
	before []byte // the sum of all up to the block that was read last
	visit  BackupVisitor
	last   uint32 // sum of the block that was read last
	blocks int
	size   int64
	buffer []byte

	position position // of the entry that was read last
	keys     uint64
	key      []byte // the key that was read last
}

func (r *backupReader) run(ctx context.Context) (BackupInfo, error) {
	var info BackupInfo
	if err := r.magic(); err != nil {
		return info, err
	}
	kind, payload, err := r.block()
	if err != nil {
		return info, err
	}
	if kind != blockHeader || json.Unmarshal(payload, &info) != nil {
		return info, r.damaged("is not a header")
	}
	if info.Store > formatVersion {
		return info, &VersionError{Found: info.Store, Known: formatVersion}
	}
	for {
		if err := ctx.Err(); err != nil {
			return info, err
		}
		if kind, payload, err = r.block(); err != nil {
			return info, err
		}
		if kind == blockEnd {
			info.Keys = r.keys
			return info, r.end(info, payload)
		}
		if err := r.pairs(kind, payload); err != nil {
			return info, err
		}
	}
}

// magic reads the first line, which is short.
func (r *backupReader) magic() error {
	line, err := r.in.Peek(64)
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end+1]
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the backup: %w", err)
	}
	var version int
	if _, err := fmt.Sscanf(string(line), backupMagic, &version); err != nil || version < 1 || string(line) != fmt.Sprintf(backupMagic, version) {
		return ErrNotBackup
	}
	if version != backupFormat {
		return &VersionError{Found: version, Known: backupFormat}
	}
	_, err = r.read(len(line))
	return err
}

// block reads and checks the next block. The payload is valid until the next.
func (r *backupReader) block() (kind byte, payload []byte, err error) {
	r.blocks++
	r.before = r.all.Sum(nil)
	start, err := r.read(5)
	if err != nil {
		return 0, nil, err
	}
	var head [5]byte
	copy(head[:], start)
	length := binary.BigEndian.Uint32(head[1:])
	if length > blockMost {
		return 0, nil, r.damaged("has an impossible length")
	}
	data, err := r.read(int(length) + 4)
	if err != nil {
		return 0, nil, err
	}
	payload = data[:length]
	r.last = blockSum(r.last, head[:], payload)
	if binary.BigEndian.Uint32(data[length:]) != r.last {
		return 0, nil, r.damaged("does not have the checksum that it had when it was written")
	}
	return head[0], payload, nil
}

// read reads so many bytes, which are valid until the next call.
func (r *backupReader) read(length int) ([]byte, error) {
	if cap(r.buffer) < length {
		r.buffer = make([]byte, length)
	}
	data := r.buffer[:length]
	n, err := io.ReadFull(r.in, data)
	r.size += int64(n)
	_, _ = r.all.Write(data[:n]) // a hash takes everything
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, r.damaged("is cut off")
	}
	if err != nil {
		return nil, fmt.Errorf("read the backup: %w", err)
	}
	return data, nil
}

func (r *backupReader) damaged(what string) error {
	return fmt.Errorf("%w: block %d, around byte %d, %s", ErrBackup, r.blocks, r.size, what)
}

// pairs reads a block of entries or keys.
func (r *backupReader) pairs(kind byte, payload []byte) error {
	for len(payload) > 0 {
		key, rest, ok := cutString(payload)
		value, rest, whole := cutString(rest)
		if !ok || !whole {
			return r.damaged("ends too early")
		}
		payload = rest
		if err := r.pair(kind, key, value); err != nil {
			return err
		}
	}
	return nil
}

// cutString takes a byte string with its length off the front of data.
func cutString(data []byte) (found, rest []byte, ok bool) {
	length, n := binary.Uvarint(data)
	if n <= 0 || length > uint64(len(data)-n) {
		return nil, nil, false
	}
	return data[n : n+int(length)], data[n+int(length):], true
}

func (r *backupReader) pair(kind byte, key, value []byte) error {
	switch {
	case kind == blockEntries && r.keys == 0:
		return r.entry(key, value)
	case kind == blockKeys && (r.keys == 0 || bytes.Compare(r.key, key) < 0):
		r.keys++
		r.key = append(r.key[:0], key...)
		if r.visit.Key != nil {
			return r.visit.Key(key, value)
		}
		return nil
	}
	return r.damaged("is not what comes there")
}

func (r *backupReader) entry(key, value []byte) error {
	sequence, ok := decodeSequence(key)
	if !ok {
		return r.damaged("has an entry without a number")
	}
	entry, err := decodeEntry(sequence, value)
	if err == nil {
		err = entry.follows(r.position)
	}
	if err != nil {
		return r.damaged(err.Error())
	}
	r.position = entry.position
	if r.visit.Entry != nil {
		return r.visit.Entry(Committed{Sequence: entry.sequence, ID: entry.id, Data: entry.data})
	}
	return nil
}

// end holds what was read against the end and the header, and wants nothing to follow.
func (r *backupReader) end(info BackupInfo, payload []byte) error {
	switch {
	case len(payload) != endSize || !bytes.Equal(payload[16:], r.before):
		return r.damaged("does not fit what comes before it")
	case binary.BigEndian.Uint64(payload) != r.position.sequence, binary.BigEndian.Uint64(payload[8:]) != r.keys,
		r.position != position{info.Sequence, info.Chain}:
		return r.damaged("counts more or less than there is")
	}
	if _, err := r.in.ReadByte(); !errors.Is(err, io.EOF) {
		return r.damaged("is followed by something")
	}
	return nil
}
