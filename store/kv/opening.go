package kv

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"

	"github.com/dgraph-io/badger/v4"
)

const (
	headName  = "head"   // meta key: the position of the last entry
	logIDName = "log id" // meta key: the log's id

	checkedAtOpen = 256 // entries at the end of the log whose chain is checked
)

// head is what a store knows about its end.
type head struct {
	position
	logID string
}

// opening checks a store that is being opened against what was acknowledged.
type opening struct {
	engine       *badger.DB
	durable      func() error // returns when all that was committed is
	tail         *tail
	logger       *slog.Logger
	acknowledged position // what TAIL says
	known        bool     // whether TAIL could be read
	untouched    bool     // whether all files are as they were when the store was closed
	acceptLoss   bool
	logID        string // of a new store; "": one is made
}

// run returns the store's head, or says what is wrong with it.
func (o *opening) run() (head, error) {
	txn := o.engine.NewTransaction(false)
	defer txn.Discard()
	found, err := readHead(txn)
	if errors.Is(err, ErrNotFound) {
		return o.begin()
	}
	if err != nil {
		return head{}, err
	}
	if err := o.checkLog(txn, found.position); err != nil {
		return head{}, err
	}
	return o.checkTail(txn, found)
}

// begin makes the head of a new store. One that has acknowledged anything is not new.
func (o *opening) begin() (head, error) {
	if !o.known {
		return head{}, fmt.Errorf("the store is empty, and whether it should be is unreadable: %w", ErrDamaged)
	}
	if o.acknowledged.sequence > 0 && !o.acceptLoss {
		return head{}, &LostError{Have: 0, Want: o.acknowledged.sequence}
	}
	return o.rename(position{}, o.logID)
}

// checkTail compares the end of the log with what TAIL says was acknowledged.
func (o *opening) checkTail(txn *badger.Txn, found head) (head, error) {
	switch {
	case !o.known:
		return found, o.tail.reset(found.position)
	case found.sequence < o.acknowledged.sequence:
		return o.lost(found)
	case o.acknowledged.sequence == 0:
		return found, nil
	}
	entry, err := readStored(txn, o.acknowledged.sequence)
	if err != nil {
		return head{}, err
	}
	if entry.position != o.acknowledged {
		return head{}, fmt.Errorf("entry %d is not the one that was acknowledged: %w", entry.sequence, ErrDamaged)
	}
	return found, nil
}

func (o *opening) lost(found head) (head, error) {
	err := &LostError{Have: found.sequence, Want: o.acknowledged.sequence}
	if !o.acceptLoss {
		return head{}, err
	}
	o.logger.Warn("opening a store that lost entries, as was asked", "error", err)
	return o.rename(found.position, "")
}

// rename gives the log an id, a new one unless told which, and makes p its acknowledged end.
func (o *opening) rename(p position, logID string) (head, error) {
	if logID == "" {
		logID = rand.Text()
	}
	found := head{position: p, logID: logID}
	err := o.engine.Update(func(txn *badger.Txn) error {
		if err := txn.Set(metaKey(headName), encodePosition(p)); err != nil {
			return err
		}
		return txn.Set(metaKey(logIDName), []byte(found.logID))
	})
	if err == nil {
		err = o.durable()
	}
	if err != nil {
		return head{}, fmt.Errorf("write the log's id: %w", err)
	}
	return found, o.tail.reset(p)
}

// checkLog checks the end of the log, or all of it unless the files are known to be whole: damage to the last
// write-ahead log only shortens the log, which TAIL tells, but damage to one before it leaves a hole anywhere.
func (o *opening) checkLog(txn *badger.Txn, last position) error {
	end, err := lastStored(txn)
	if err != nil {
		return err
	}
	if end.sequence < last.sequence {
		return &LostError{Have: end.sequence, Want: last.sequence}
	}
	if end != last {
		return fmt.Errorf("the log ends with entry %d and should with another: %w", end.sequence, ErrDamaged)
	}
	if o.untouched {
		return checkEnd(txn)
	}
	return checkAll(txn)
}
