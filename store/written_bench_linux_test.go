package store_test

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store/kv"
)

// write is a key that a transaction wrote, and its value.
type write struct{ key, value []byte }

// anew returns the key with another ending, of the same length, for those keys that every transaction has to itself.
func (w write) anew(n uint64) []byte {
	key := slices.Clone(w.key)
	if len(key) > 8 {
		binary.BigEndian.PutUint64(key[len(key)-8:], n)
	}
	return key
}

// badgerPeer writes the same keys with Badger alone, which syncs them itself.
func badgerPeer(b *testing.B, writes []write) *peer {
	options := badger.DefaultOptions(b.TempDir()).WithSyncWrites(true).WithMemTableSize(logSize / 2).
		WithLogger(nil).WithMetricsEnabled(false).WithDetectConflicts(false)
	db, err := badger.Open(options)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	n := uint64(0)
	return &peer{name: "badger", do: func() error {
		n++
		return db.Update(func(txn *badger.Txn) error {
			for _, w := range writes {
				if err := txn.Set(w.anew(n), w.value); err != nil {
					return err
				}
			}
			return nil
		})
	}}
}

// logPeer appends an entry with the same records to a log that nothing is derived from.
func logPeer(b *testing.B, writes []write) *peer {
	db, err := kv.Open(kv.Options{Dir: b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	n := uint64(0)
	apply := func(tx *kv.Tx, _ uint64) (result kv.Result, err error) {
		for _, w := range writes {
			switch w.key[0] {
			case entrySpace:
				result.Data = w.value[entryHead:]
			case recordSpace:
				tx.Put(w.anew(n)[1:], w.value)
			}
		}
		return result, nil
	}
	return &peer{name: "log", do: func() error {
		n++
		var id kv.ID
		binary.BigEndian.PutUint64(id[:], n)
		return db.AppendAll(b.Context(), []kv.Request{{ID: id, New: true, Apply: apply}})[0].Err
	}}
}

// lastTransaction reads from Badger's write-ahead log what the last transaction wrote, and how many bytes that takes there.
func lastTransaction(b *testing.B, dir string) (writes []write, size int) {
	logs, err := filepath.Glob(filepath.Join(dir, "*.mem"))
	if err != nil || len(logs) == 0 {
		b.Fatalf("Badger has no write-ahead log in %s: %v", dir, err)
	}
	data, err := os.ReadFile(slices.Max(logs))
	if err != nil {
		b.Fatal(err)
	}
	var now []write
	begin, at := logHeader, logHeader
	for {
		one, meta, length := nextWrite(data[at:])
		if len(one.key) == 0 {
			return writes, size
		}
		at += length
		if meta&endsTransaction == 0 {
			now = append(now, one)
			continue
		}
		writes, size = now, at-begin
		now, begin = nil, at
	}
}

// How Badger's write-ahead log is laid out, and the log in it.
const (
	logHeader       = 20
	endsTransaction = 1 << 7
	versionSize     = 8 // at the end of each key
	checksumSize    = 4 // after each value

	entrySpace, recordSpace = 0x00, 0x10 // the first byte of a key of the log
	entryHead               = 21         // before the entry itself
)

// nextWrite reads one write of the write-ahead log; its key is empty behind the last.
func nextWrite(data []byte) (one write, meta byte, length int) {
	at, lengths := 2, [3]uint64{} // of the key, of the value; and a time
	for i := range lengths {
		n, size := binary.Uvarint(data[at:])
		lengths[i], at = n, at+size
	}
	key, value := int(lengths[0]), int(lengths[1])
	if key == 0 {
		return write{}, 0, 0
	}
	one = write{key: data[at : at+key-versionSize], value: data[at+key : at+key+value]}
	return one, data[0], at + key + value + checksumSize
}
