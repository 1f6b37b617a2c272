package store

import (
	"context"
	"os"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Backup is what a backup says about itself.
type Backup = kv.BackupInfo

// Errors about backups that callers tell apart.
var (
	ErrNotBackup = kv.ErrNotBackup
	ErrBackup    = kv.ErrBackup
)

// Backup writes all that the store has to a new file, while others read and
// write: a whole prefix of the log, and the records that it has led to. The
// file is there whole, or not at all. One that is there already is replaced
// only by force; otherwise the error is fs.ErrExist.
func (s *Store) Backup(ctx context.Context, path string, force bool, progress func(done, total uint64)) (Backup, error) {
	return s.db.BackupFile(ctx, path, kv.BackupOptions{At: s.now(), Force: force, Progress: progress})
}

// CheckBackup reads a whole backup, and says what it has; [ErrBackup],
// [ErrNotBackup] or kv.ErrNewer if it is not whole or not ours.
func CheckBackup(ctx context.Context, path string) (Backup, error) {
	return readBackup(ctx, path, kv.BackupVisitor{})
}

func readBackup(ctx context.Context, path string, visit kv.BackupVisitor) (Backup, error) {
	file, err := os.Open(path)
	if err != nil {
		return Backup{}, err
	}
	defer func() { _ = file.Close() }()
	return kv.ReadBackup(ctx, file, visit)
}
