package kv

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
)

// errLooked ends an entry that was only made to look at what is the writer's.
var errLooked = errors.New("there is nothing to append")

// lookAtOnce is how many keys are looked for while nobody else's entries are made.
const lookAtOnce = 512

// Overlooked calls found with every key of a snapshot that the writer, by what it keeps in memory of those that are Sought,
// takes for absent: a name that has been taken would be given again. Others write meanwhile. Of a store that takes no
// entries nothing is told: nor does that give anything to anybody.
func (db *DB) Overlooked(ctx context.Context, found func(snapshot *Snapshot, key, value []byte)) error {
	return db.View(func(snapshot *Snapshot) error {
		for _, prefix := range db.writer.absence.prefixes {
			look := lookout{db: db}
			err := snapshot.Scan(prefix[1:], nil, func(key, _ []byte) bool {
				look.keys = append(look.keys, clientKey(key))
				return len(look.keys) < lookAtOnce || look.now(ctx)
			})
			look.now(ctx)
			if err := errors.Join(err, ctx.Err()); err != nil {
				return fmt.Errorf("look for keys that are overlooked: %w", err)
			}
			for _, key := range look.overlooked {
				value, err := get(snapshot.at.txn, key)
				if err != nil {
					return fmt.Errorf("read a key that is overlooked: %w", err)
				}
				found(snapshot, key[1:], value)
			}
		}
		return nil
	})
}

// lookout asks the writer about some keys at a time.
type lookout struct {
	db         *DB
	keys       [][]byte // to be asked about
	overlooked [][]byte
}

// now asks, in the writer's own time, and reports whether to go on.
func (l *lookout) now(ctx context.Context) bool {
	var id ID
	_, _ = rand.Read(id[:])
	asked := false
	_, _, _ = l.db.Append(ctx, id, func(*Tx, uint64) (Result, error) {
		asked = true
		for _, key := range l.keys {
			if l.db.writer.absence.certain(key) {
				l.overlooked = append(l.overlooked, key)
			}
		}
		return Result{}, errLooked
	})
	l.keys = nil
	return asked
}
