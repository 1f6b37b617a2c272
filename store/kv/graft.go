package kv

import (
	"bytes"
	"fmt"
)

// Graft writes callers' keys that no entry has led to, durably, as they come from each. It is for whoever makes a store
// anew and keeps what they do not understand: nobody may append meanwhile, and only the next Open is sure to show them.
func (db *DB) Graft(each func(put func(key, value []byte) error) error) error {
	batch := db.engine.NewWriteBatch()
	defer batch.Cancel()
	err := each(func(key, value []byte) error { return batch.Set(clientKey(key), bytes.Clone(value)) })
	if err == nil {
		err = batch.Flush()
	}
	if err == nil {
		err = db.wal.all()
	}
	if err != nil {
		return fmt.Errorf("graft onto store %s: %w", db.dir, err)
	}
	return nil
}
