package kv

import (
	"fmt"

	"github.com/dgraph-io/badger/v4"
)

// batch is what is committed at once: entries, the records they change, and the outcomes that wait for it. It belongs to
// the stage that has it; the writer goes on reading what those that it has handed on have changed.
type batch struct {
	head     position // of the last entry, or of the log if there is none yet
	records  overlay
	entries  []Committed
	chains   []uint32 // of entries
	ids      map[ID]uint64
	size     int // bytes of entries
	waiting  []promise
	jobs     []*job     // to be answered with it
	snapshot *published // that shows it, once it is durable
}

// promise is an outcome to be given when the batch is durable.
type promise struct {
	to      *Outcome
	outcome Outcome
}

// newBatch begins a batch at a place on the log, with room for as much as the one before it had, if there is one.
func newBatch(head position, before *batch) *batch {
	b := &batch{head: head, ids: make(map[ID]uint64)}
	if before != nil {
		b.entries = make([]Committed, 0, len(before.entries))
		b.records = overlay{
			changes: make(map[string]change, len(before.records.keys)),
			keys:    make([]string, 0, len(before.records.keys)),
		}
	}
	return b
}

func (b *batch) promise(to *Outcome, outcome Outcome) {
	b.waiting = append(b.waiting, promise{to, outcome})
}

// settle gives the outcomes. Those that say that something was written, now or before, are true only if it is durable.
func (b *batch) settle(became verdict) {
	for _, p := range b.waiting {
		if err := became.of(p.outcome.Sequence); err != nil {
			p.outcome = Outcome{Err: err}
		}
		*p.to = p.outcome
	}
	for _, j := range b.jobs {
		close(j.done)
	}
}

// add puts an entry and the records it changes into the batch.
func (b *batch) add(id ID, result Result, records *overlay) uint64 {
	b.head = b.head.next(id, result.Data)
	b.entries = append(b.entries, Committed{Sequence: b.head.sequence, ID: id, Data: result.Data, Note: result.Note})
	b.chains = append(b.chains, b.head.chain)
	b.ids[id] = b.head.sequence
	b.size += len(result.Data)
	b.records.absorb(records)
	return b.head.sequence
}

// What Badger counts besides keys and values, rounded up: a transaction that it finds too big is a failed batch.
const (
	writeOverhead  = 32  // bytes a key
	entryOverhead  = 128 // bytes an entry: its two keys and its header
	batchOverhead  = 256 // bytes a batch: the head
	writesPerEntry = 2   // the entry and its id
	headWrites     = 1
	spareShare     = 16 // one part in so many of what Badger takes is left alone
)

// limits are what one Badger transaction takes.
type limits struct{ bytes, writes int64 }

func limitsOf(engine *badger.DB) limits {
	bytes, writes := engine.MaxBatchSize(), engine.MaxBatchCount()
	return limits{bytes: bytes - bytes/spareShare, writes: writes - writes/spareShare}
}

// fits returns nil if an entry with so much data and these records can still be added, or what is too large.
func (b *batch) fits(data int, records *overlay, limit limits) error {
	writes := int64(headWrites + writesPerEntry*(len(b.entries)+1) + len(b.records.keys) + len(records.keys))
	bytes := int64(batchOverhead + entryOverhead*(len(b.entries)+1) + b.size + data +
		b.records.size + records.size + writeOverhead*(len(b.records.keys)+len(records.keys)))
	if writes > limit.writes {
		return &TooLargeError{What: "the number of records that change at once", Size: uint64(writes), Limit: uint64(limit.writes)}
	}
	if bytes > limit.bytes {
		return &TooLargeError{What: "what changes at once", Size: uint64(bytes), Limit: uint64(limit.bytes)}
	}
	return nil
}

// write puts everything into a Badger transaction, which keeps it in no order either.
func (b *batch) write(txn *badger.Txn) error {
	for i, entry := range b.entries {
		if err := txn.Set(logKey(entry.Sequence), encodeEntry(entry.ID, entry.Data, b.chains[i])); err != nil {
			return fmt.Errorf("entry %d: %w", entry.Sequence, err)
		}
		if err := txn.Set(idKey(entry.ID), encodeSequence(entry.Sequence)); err != nil {
			return fmt.Errorf("the id of entry %d: %w", entry.Sequence, err)
		}
	}
	for key, change := range b.records.changes {
		if err := writeChange(txn, key, change); err != nil {
			return fmt.Errorf("record %x: %w", key, err)
		}
	}
	return txn.Set(metaKey(headName), encodePosition(b.head))
}

func writeChange(txn *badger.Txn, key string, c change) error {
	if c.deleted {
		return txn.Delete([]byte(key))
	}
	return txn.Set([]byte(key), c.value)
}
