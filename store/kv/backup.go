package kv

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash"
	"hash/crc32"
	"io"
	"time"
)

// A backup is a line of magic and then blocks, each of them
//
//	kind    1 byte
//	length  4 bytes, big-endian
//	payload
//	sum     4 bytes: CRC-32C of the sum of the block before it, the kind, the length and the payload
//
// in this order: the header, the entries, the callers' keys, the end. The header is JSON. Entries and keys are pairs, each
// of them two byte strings after their lengths. The end counts both, and has the SHA-256 of all that comes before it.
const (
	backupMagic  = "concorde backup, format %d\n"
	backupFormat = 1

	blockHeader  byte = 'H'
	blockEntries byte = 'E' // sequence, the entry as it is on the log
	blockKeys    byte = 'K' // key, value
	blockEnd     byte = 'Z'

	blockFull = 64 << 10                            // bytes after which a block is written
	blockMost = blockFull + MaxKey + MaxValue + 128 // bytes that a block may have
	endSize   = 8 + 8 + sha256.Size
)

// BackupInfo is what a backup says about itself.
type BackupInfo struct {
	Log      string    `json:"log"`      // the id of the log it was made of
	Store    int       `json:"store"`    // the format version of the store it was made of
	Sequence uint64    `json:"sequence"` // of its last entry
	Chain    uint32    `json:"chain"`    // the checksum of everything up to it
	At       time.Time `json:"at"`       // when it was begun

	Keys uint64 `json:"-"` // of callers
	Size int64  `json:"-"` // bytes
}

// backupWriter writes blocks. It holds no more than one.
type backupWriter struct {
	out   io.Writer
	all   hash.Hash
	last  uint32 // sum of the block before
	kind  byte
	block []byte
	size  int64
}

func newBackupWriter(out io.Writer) *backupWriter {
	return &backupWriter{out: out, all: sha256.New(), kind: blockEntries}
}

// Backup writes everything that Append has answered for to out: a whole prefix of the log, and the records that it has
// led to, as they are when Backup begins. Reading and writing go on meanwhile. It refuses to write what does not fit
// (ErrDamaged, ErrLost): a backup never looks better than its store. progress, which may be nil, is called now and then.
func (db *DB) Backup(ctx context.Context, out io.Writer, at time.Time, progress func(done, total uint64)) (BackupInfo, error) {
	if progress == nil {
		progress = func(uint64, uint64) {}
	}
	var info BackupInfo
	err := db.snapshots.with(func(now *published) (err error) {
		defer recoverDamage(&err)
		info = BackupInfo{Log: db.logID, Store: formatVersion, Sequence: now.sequence, Chain: now.chain, At: at.UTC()}
		w := newBackupWriter(out)
		if err := w.header(info); err != nil {
			return err
		}
		if err := w.entries(ctx, now, progress); err != nil {
			return err
		}
		if info.Keys, err = w.keys(ctx, now); err != nil {
			return err
		}
		if err := w.end(info); err != nil {
			return err
		}
		info.Size = w.size
		progress(info.Sequence, info.Sequence)
		return nil
	})
	if err != nil {
		return BackupInfo{}, fmt.Errorf("back up store %s: %w", db.dir, err)
	}
	return info, nil
}

func (w *backupWriter) header(info BackupInfo) error {
	if err := w.write(fmt.Appendf(nil, backupMagic, backupFormat)); err != nil {
		return err
	}
	text, err := json.Marshal(info)
	if err != nil {
		return fmt.Errorf("encode the header: %w", err)
	}
	return w.put(blockHeader, text)
}

// entries writes the log, and makes sure that it is whole.
func (w *backupWriter) entries(ctx context.Context, at *published, progress func(done, total uint64)) error {
	var last position
	var failed error
	err := eachStored(at.txn, nil, false, func(entry stored) bool {
		if failed = entry.follows(last); failed != nil {
			return false
		}
		last = entry.position
		failed = w.add(blockEntries, encodeSequence(entry.sequence), encodeEntry(entry.id, entry.data, entry.chain))
		if entry.sequence%progressEvery == 0 && entry.sequence < at.sequence {
			progress(entry.sequence, at.sequence)
		}
		return failed == nil && ctx.Err() == nil
	})
	if err := firstOf(failed, err, ctx.Err()); err != nil {
		return err
	}
	if last != at.position {
		return &LostError{Have: last.sequence, Want: at.sequence}
	}
	return w.flush()
}

func (w *backupWriter) keys(ctx context.Context, at *published) (count uint64, err error) {
	var failed error
	err = iterate(at.txn, []byte{clientPrefix}, nil, false, func(key, value []byte) bool {
		count++
		failed = w.add(blockKeys, key[1:], value)
		return failed == nil && ctx.Err() == nil
	})
	return count, firstOf(failed, err, ctx.Err(), w.flush())
}

func (w *backupWriter) end(info BackupInfo) error {
	end := binary.BigEndian.AppendUint64(nil, info.Sequence)
	end = binary.BigEndian.AppendUint64(end, info.Keys)
	return w.put(blockEnd, w.all.Sum(end))
}

// add puts a pair into a block of its kind, and writes the block when it is full.
func (w *backupWriter) add(kind byte, key, value []byte) error {
	if w.kind != kind {
		if err := w.flush(); err != nil {
			return err
		}
		w.kind = kind
	}
	w.block = append(binary.AppendUvarint(w.block, uint64(len(key))), key...)
	w.block = append(binary.AppendUvarint(w.block, uint64(len(value))), value...)
	if len(w.block) < blockFull {
		return nil
	}
	return w.flush()
}

func (w *backupWriter) flush() error {
	if len(w.block) == 0 {
		return nil
	}
	err := w.put(w.kind, w.block)
	w.block = w.block[:0]
	return err
}

func (w *backupWriter) put(kind byte, payload []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(payload)))
	w.last = blockSum(w.last, head, payload)
	return firstOf(w.write(head), w.write(payload), w.write(binary.BigEndian.AppendUint32(nil, w.last)))
}

func (w *backupWriter) write(data []byte) error {
	n, err := w.out.Write(data)
	w.size += int64(n)
	_, _ = w.all.Write(data) // a hash takes everything
	return err
}

// blockSum chains a block with the one before it, so that none can be missing or elsewhere.
func blockSum(before uint32, head, payload []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	sum := crc32.Update(0, table, binary.BigEndian.AppendUint32(nil, before))
	return crc32.Update(crc32.Update(sum, table, head), table, payload)
}

// firstOf returns the first error that there is.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
