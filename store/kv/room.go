package kv

import "fmt"

// RoomForCopy returns a *ReadOnlyError unless a copy of the store fits on its disk beside it, with the room that the
// store itself needs.
func (db *DB) RoomForCopy() error {
	free, err := db.writer.space.free(db.dir)
	if err != nil {
		return nil // a disk that does not answer may have room, as for all else
	}
	size, err := storeSize(db.dir)
	if err != nil {
		return fmt.Errorf("look for room for a copy: %w", err)
	}
	if need := neededFree(size) + size; free < need {
		return &ReadOnlyError{Free: free, Need: need}
	}
	return nil
}
