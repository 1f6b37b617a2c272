package kv

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

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
	tail         *tail
	logger       *slog.Logger
	acknowledged position // what TAIL says
	known        bool     // whether TAIL could be read
	logs         logFiles
	acceptLoss   bool
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
	return o.rename(position{})
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
	return o.rename(found.position)
}

// rename gives the log a new id, and makes p its acknowledged end.
func (o *opening) rename(p position) (head, error) {
	found := head{position: p, logID: rand.Text()}
	err := o.engine.Update(func(txn *badger.Txn) error {
		if err := txn.Set(metaKey(headName), encodePosition(p)); err != nil {
			return err
		}
		return txn.Set(metaKey(logIDName), []byte(found.logID))
	})
	if err != nil {
		return head{}, fmt.Errorf("write the log's id: %w", err)
	}
	return found, o.tail.reset(p)
}

// checkLog checks the end of the log: as much of it as a damaged write-ahead log may have holes in.
func (o *opening) checkLog(txn *badger.Txn, last position) error {
	end, err := lastStored(txn)
	if err != nil {
		return err
	}
	if end != last {
		return fmt.Errorf("the log ends at entry %d and should at %d: %w", end.sequence, last.sequence, ErrDamaged)
	}
	return checkBackwards(txn, last, o.logs.unchecked())
}

// logFiles are Badger's write-ahead logs as they were found. A store that was closed well has none with anything in it.
type logFiles struct {
	count int
	bytes uint64
}

// measureLogs looks at the logs in engine before Badger reads and then removes them.
func measureLogs(engine string) (logFiles, error) {
	paths, err := filepath.Glob(filepath.Join(escapeGlob(engine), "*.mem"))
	if err != nil {
		return logFiles{}, err
	}
	var found logFiles
	for _, path := range paths {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return logFiles{}, fmt.Errorf("look at Badger's logs: %w", err)
		}
		found.count++
		found.bytes += occupied(info)
	}
	return found, nil
}

// unchecked returns how many bytes of entries at the end of the log have to be checked beyond the usual few. Damage to
// the only log shortens it, which TAIL tells; but damage to the first of several leaves a hole anywhere in it.
func (l logFiles) unchecked() uint64 {
	if l.count < 2 {
		return 0
	}
	return l.bytes
}
