package kv_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// backedUp returns a backup of a store with n entries.
func backedUp(t *testing.T, n int) []byte {
	t.Helper()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, n)
	var out bytes.Buffer
	info, err := db.Backup(t.Context(), &out, time.Unix(1, 0), nil)
	if err != nil || info.Sequence != uint64(n) || info.Keys != uint64(n) || info.Size != int64(out.Len()) {
		t.Fatalf("backup: %+v of %d bytes, %v", info, out.Len(), err)
	}
	return out.Bytes()
}

func TestABackupHasEveryEntryAndKey(t *testing.T) {
	t.Parallel()
	const n = 3000
	data := backedUp(t, n)
	entries, keys := 0, map[string]string{}
	info, err := kv.ReadBackup(t.Context(), bytes.NewReader(data), kv.BackupVisitor{
		Entry: func(entry kv.Committed) error {
			entries++
			if want := fmt.Sprint("value ", entries); entry.ID != id(entries) || string(entry.Data) != want {
				t.Errorf("entry %d is %x, %q", entries, entry.ID, entry.Data)
			}
			return nil
		},
		Key: func(key, value []byte) error {
			keys[string(key)] = string(value)
			return nil
		},
	})
	if err != nil || entries != n || len(keys) != n || keys["key 17"] != "value 17" {
		t.Errorf("%d entries and %d keys, %v", entries, len(keys), err)
	}
	if info.Sequence != n || info.Keys != n || !info.At.Equal(time.Unix(1, 0)) || info.Log == "" || info.Size != int64(len(data)) {
		t.Errorf("the backup says of itself %+v", info)
	}
}

func TestAnEmptyStoreHasABackup(t *testing.T) {
	t.Parallel()
	info, err := kv.ReadBackup(t.Context(), bytes.NewReader(backedUp(t, 0)), kv.BackupVisitor{})
	if err != nil || info.Sequence != 0 || info.Keys != 0 {
		t.Errorf("%+v, %v", info, err)
	}
}

func TestEveryDamageToABackupIsFound(t *testing.T) {
	t.Parallel()
	data := backedUp(t, 2000)
	refused := func(what string, damaged []byte) {
		t.Helper()
		_, err := kv.ReadBackup(t.Context(), bytes.NewReader(damaged), kv.BackupVisitor{})
		if !errors.Is(err, kv.ErrBackup) && !errors.Is(err, kv.ErrNotBackup) && !errors.Is(err, kv.ErrNewer) {
			t.Errorf("%s: %v", what, err)
		}
	}
	at := func(i int) {
		flipped := bytes.Clone(data)
		flipped[i] ^= 1 << (i % 8)
		refused(fmt.Sprint("a bit of byte ", i, " is flipped"), flipped)
		refused(fmt.Sprint("cut to ", i), data[:i])
	}
	for i := 0; i < len(data); i += 997 {
		at(i)
	}
	for i := range 300 { // the header, and the end
		at(i)
		at(len(data) - 1 - i)
	}
	refused("with something after it", append(bytes.Clone(data), 0))
	refused("two after one another", append(bytes.Clone(data), data...))
	refused("something else", []byte("something else\n"))
}

// A backup never looks better than its store.
func TestABackupOfADamagedLogIsRefused(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	fill(t, db, 1, 20)
	if err := kv.DropEntry(db, 7); err != nil {
		t.Fatal(err)
	}
	fill(t, db, 21, 21) // so that what is read is as it is now
	path := filepath.Join(t.TempDir(), "backup")
	if _, err := db.BackupFile(t.Context(), path, kv.BackupOptions{}); !errors.Is(err, kv.ErrLost) {
		t.Errorf("a backup of a log with a hole: %v", err)
	}
	alone(t, path)
}

// alone wants nothing in the directory of path but the files named.
func alone(t *testing.T, path string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != len(names) {
		t.Errorf("the directory has %v, %v; want %v", entries, err, names)
	}
}

func TestABackupFileIsThereWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 10)
	path := filepath.Join(t.TempDir(), "backup")
	if _, err := db.BackupFile(t.Context(), path, kv.BackupOptions{}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	first, _ := os.ReadFile(path)
	fill(t, db, 11, 20)
	if _, err := db.BackupFile(t.Context(), path, kv.BackupOptions{}); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that is there: %v", err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.BackupFile(ended, path, kv.BackupOptions{Force: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, first) {
		t.Error("the file that was there has changed")
	}
	if made, err := db.BackupFile(t.Context(), path, kv.BackupOptions{Force: true}); err != nil || made.Sequence != 20 {
		t.Errorf("by force: %+v, %v", made, err)
	}
	alone(t, path, "backup")
}

func TestABackupIsAWholePrefixWhileOthersWrite(t *testing.T) {
	t.Parallel()
	db := open(t, kv.Options{Dir: t.TempDir()})
	fill(t, db, 1, 500)
	writers, stop := background.NewGroup(nil), make(chan struct{})
	for w := range 8 {
		writers.Go("write", func() {
			for n := 1000 * (w + 1); ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				if _, _, err := db.Append(context.Background(), id(n), put(fmt.Sprint("key ", n), fmt.Sprint("value ", n))); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for range 5 {
		before := db.Sequence()
		var out bytes.Buffer
		made, err := db.Backup(t.Context(), &out, time.Now(), nil)
		if err != nil || made.Sequence < before {
			t.Errorf("%+v, after entry %d: %v", made, before, err)
		}
		seen := map[string]bool{}
		read, err := kv.ReadBackup(t.Context(), &out, kv.BackupVisitor{
			Entry: func(entry kv.Committed) error { seen[string(entry.Data)] = true; return nil },
			Key: func(_, value []byte) error {
				if !seen[string(value)] {
					t.Errorf("%q is on no entry of the backup", value)
				}
				return nil
			},
		})
		if err != nil || read.Sequence != made.Sequence || read.Keys != made.Sequence || len(seen) != int(made.Sequence) {
			t.Errorf("%+v with %d entries, %v", read, len(seen), err)
		}
	}
	close(stop)
	writers.Wait()
}
