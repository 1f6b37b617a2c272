package kv

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// BackupOptions say how a backup is made.
type BackupOptions struct {
	At       time.Time // what the backup says about when it was made
	Force    bool      // replaces a file that is there
	Progress func(done, total uint64)
}

// BackupFile is [DB.Backup] into a file with mode 0600, which is there whole and durable when BackupFile returns, or not
// at all: until then it has another name beside it. Without Force, a file that is there already is left alone, and the
// error is fs.ErrExist. On the store's own disk it stops, with ErrReadOnly, before the store itself would have to.
func (db *DB) BackupFile(ctx context.Context, path string, options BackupOptions) (BackupInfo, error) {
	if _, err := os.Lstat(path); err == nil && !options.Force {
		return BackupInfo{}, fmt.Errorf("back up to %s: %w", path, fs.ErrExist)
	}
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+"-*"+newSuffix) // with mode 0600
	if err != nil {
		return BackupInfo{}, fmt.Errorf("back up to %s: %w", path, err)
	}
	info, err := db.backupInto(ctx, file, options)
	if err = errors.Join(err, file.Close()); err == nil {
		err = place(file.Name(), path, options.Force)
	}
	if err != nil {
		return BackupInfo{}, errors.Join(fmt.Errorf("back up to %s: %w", path, err), gone(os.Remove(file.Name())))
	}
	return info, nil
}

func (db *DB) backupInto(ctx context.Context, file *os.File, options BackupOptions) (BackupInfo, error) {
	out := bufio.NewWriterSize(db.leavingRoom(file), blockFull)
	info, err := db.Backup(ctx, out, options.At, options.Progress)
	return info, firstOf(err, out.Flush(), file.Sync())
}

// place gives a whole file its name. A link, unlike a rename, does not replace what came there meanwhile; where the file
// system has no links, only what is there already is noticed.
func place(from, to string, force bool) error {
	if !force {
		err := os.Link(from, to)
		if errors.Is(err, fs.ErrExist) {
			return err
		}
		if err == nil {
			return errors.Join(os.Remove(from), syncDir(filepath.Dir(to)))
		}
	}
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

// gone drops the error of removing what is not there.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
