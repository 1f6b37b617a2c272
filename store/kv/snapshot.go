package kv

import (
	"fmt"
	"sync"

	"github.com/dgraph-io/badger/v4"
)

// Snapshot is the store at one moment, between two batches. It is valid until the function given to View returns, and
// may be used by several goroutines that end before that.
type Snapshot struct {
	at    *published
	logID string
}

// View calls read with a snapshot of everything that Append has answered for, or is about to. It never waits for writing. An error of read is
// returned as it is. Close waits for read, so read must not close the store.
func (db *DB) View(read func(*Snapshot) error) error {
	return db.snapshots.with(func(at *published) error {
		snapshot := &Snapshot{at, db.logID}
		defer func() { snapshot.at = nil }() // who keeps it shall notice at once
		return read(snapshot)
	})
}

// Sequence returns the sequence of the last entry that the snapshot includes.
func (s *Snapshot) Sequence() uint64 { return s.at.sequence }

// Mark names what the snapshot shows: the log, its last entry and a checksum of all before it. What is derived from one
// snapshot is true of another with the same mark.
func (s *Snapshot) Mark() string {
	return fmt.Sprintf("%s %x", s.logID, encodePosition(s.at.position))
}

// Get returns a copy of the value of key, or ErrNotFound.
func (s *Snapshot) Get(key []byte) ([]byte, error) {
	return get(s.at.txn, clientKey(key))
}

// Scan calls visit with the keys that begin with prefix, in order, from the key from on (nil: the first), until it
// returns false. Key and value are only valid during the call: copy what you keep.
func (s *Snapshot) Scan(prefix, from []byte, visit func(key, value []byte) bool) error {
	return s.scan(prefix, from, false, visit)
}

// ScanReverse is Scan backwards, from the key from down (nil: from the last key with the prefix).
func (s *Snapshot) ScanReverse(prefix, from []byte, visit func(key, value []byte) bool) error {
	return s.scan(prefix, from, true, visit)
}

func (s *Snapshot) scan(prefix, from []byte, reverse bool, visit func(key, value []byte) bool) error {
	var start []byte
	if from != nil {
		start = clientKey(from)
	}
	return iterate(s.at.txn, clientKey(prefix), start, reverse, func(key, value []byte) bool {
		return visit(key[1:], value)
	})
}

// published is the read transaction after one batch, shared by all who read until the next.
type published struct {
	position
	txn   *badger.Txn
	users int // including the snapshots it is current in; guarded by snapshots.mutex
}

// snapshots holds the current published transaction, and discards each one when nobody uses it any more.
type snapshots struct {
	mutex   sync.Mutex // held for moments only, never while reading
	current *published // nil once closed
	open    sync.WaitGroup
}

func newSnapshots(engine *badger.DB, at position) *snapshots {
	s := new(snapshots)
	s.current = s.begin(engine, at)
	return s
}

// begin begins a read transaction of what is durable now, for its first user.
func (s *snapshots) begin(engine *badger.DB, at position) *published {
	s.open.Add(1)
	return &published{position: at, txn: engine.NewTransaction(false), users: 1}
}

// share gives a transaction another user, who is to drop it.
func (s *snapshots) share(p *published) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	p.users++
}

// with calls use with the current transaction, or returns ErrClosed.
func (s *snapshots) with(use func(*published) error) error {
	at := s.take()
	if at == nil {
		return ErrClosed
	}
	defer s.drop(at)
	return use(at)
}

func (s *snapshots) take() *published {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.current != nil {
		s.current.users++
	}
	return s.current
}

func (s *snapshots) drop(at *published) {
	s.mutex.Lock()
	at.users--
	last := at.users == 0
	s.mutex.Unlock()
	if last {
		at.txn.Discard()
		s.open.Done()
	}
}

// publish makes next the current transaction, and is its user from then on.
func (s *snapshots) publish(next *published) {
	s.mutex.Lock()
	before := s.current
	s.current = next
	s.mutex.Unlock()
	s.drop(before)
}

// close lets nobody begin to read, and waits for those who do.
func (s *snapshots) close() {
	s.mutex.Lock()
	before := s.current
	s.current = nil
	s.mutex.Unlock()
	if before != nil {
		s.drop(before)
	}
	s.open.Wait()
}
