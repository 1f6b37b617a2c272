package kv

import "os"

// SyncedLog is the file that was synced last.
func (db *DB) SyncedLog() *os.File { return db.wal.file }

// NewestLog opens the newest write-ahead log of a Badger that does not run.
func NewestLog(dir string) (*os.File, error) {
	w, err := openWAL(nil, dir, false)
	if err != nil {
		return nil, err
	}
	return w.file, nil
}
