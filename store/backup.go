package store

import (
	"context"
	"io"
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

// BackupTo is [Store.Backup] to wherever it is wanted. Only when it has returned
// without an error is what was written a backup; half of one is refused by all
// who read it.
func (s *Store) BackupTo(ctx context.Context, out io.Writer, progress func(done, total uint64)) (Backup, error) {
	return s.db.Backup(ctx, out, s.now(), progress)
}

// AuthorizeWhole decides whether the actor may have the record whole, with
// everybody's keys, the bans and what is hidden: whoever is on the list of
// organisers, with a name or, as the key of a timer is, without.
func (s *Store) AuthorizeWhole(actor Actor) error {
	if actor.Role >= Organiser || s.isOrganiser(actor.Key) {
		return nil
	}
	return &NotAllowedError{Why: DeniedOrganiser}
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
