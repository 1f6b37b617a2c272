package kv

import (
	"io"
	"os"
	"path/filepath"
)

const roomEvery = 1 << 20 // bytes of a backup between looks at the disk

// roomWriter writes a backup on the disk of its store for as long as that leaves the store the room it needs: a backup
// that fills the disk would turn the store read-only for everybody.
type roomWriter struct {
	to    io.Writer
	look  func() error
	since int // bytes since the last look
}

// leavingRoom returns what a backup is written to.
func (db *DB) leavingRoom(file *os.File) io.Writer {
	if !sameDisk(db.dir, filepath.Dir(file.Name())) {
		return file // which is full when it is full
	}
	return &roomWriter{to: file, look: db.writer.space.check, since: roomEvery}
}

func (w *roomWriter) Write(data []byte) (int, error) {
	if w.since += len(data); w.since >= roomEvery {
		w.since = 0
		if err := w.look(); err != nil {
			return 0, err
		}
	}
	return w.to.Write(data)
}
