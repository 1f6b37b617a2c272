package kv_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// A backup on the store's own disk leaves it the room it needs, and nothing of itself when it cannot.
func TestABackupDoesNotMakeItsStoreReadOnly(t *testing.T) {
	t.Parallel()
	var d disk
	d.free.Store(1 << 30)
	db := openOn(t, &d)
	for i := range 30 { // more than is written between two looks
		mustAppend(t, db, i+1, func(*kv.Tx, uint64) (kv.Result, error) {
			return kv.Result{Data: bytes.Repeat([]byte{byte(i)}, 100<<10)}, nil
		})
	}
	path := filepath.Join(t.TempDir(), "backup")
	before := d.looks.Load()
	if _, err := db.BackupFile(t.Context(), path, kv.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	if looks := d.looks.Load() - before; looks < 3 {
		t.Errorf("%d looks at the disk for 3 MB", looks)
	}
	d.free.Store(255 << 20)
	second := filepath.Join(t.TempDir(), "second")
	if _, err := db.BackupFile(t.Context(), second, kv.BackupOptions{}); !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("on a disk that is nearly full: %v", err)
	}
	alone(t, second)
}

// On another disk it does not matter how full that of the store is: that is when one wants a backup.
func TestABackupElsewhereNeedsNoRoomHere(t *testing.T) {
	t.Parallel()
	elsewhere, err := os.MkdirTemp("/dev/shm", "backup-")
	if err != nil {
		t.Skip("there is no other disk here")
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(elsewhere); err != nil {
			t.Error(err)
		}
	})
	var d disk
	d.free.Store(1 << 30)
	db := openOn(t, &d)
	if kv.SameDisk(db, elsewhere) {
		t.Skip("there is no other disk here")
	}
	mustAppend(t, db, 1, put("a", "b"))
	d.free.Store(1 << 20)
	if _, err := db.BackupFile(t.Context(), filepath.Join(elsewhere, "backup"), kv.BackupOptions{}); err != nil {
		t.Error(err)
	}
}
