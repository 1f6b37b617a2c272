package kv

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/dgraph-io/badger/v4"
	badgeroptions "github.com/dgraph-io/badger/v4/options"
)

// engineOptions are Badger's. Memtables and caches are small because the whole program has to fit in 80 MB.
func engineOptions(dir string, logger *slog.Logger) badger.Options {
	return badger.DefaultOptions(dir).
		WithSyncWrites(engineSyncs). // somebody has to: without, a power cut lost half of the acknowledged writes
		WithMemTableSize(8 << 20).
		WithNumMemtables(2).
		WithNumCompactors(2).
		WithBlockCacheSize(16 << 20).
		WithIndexCacheSize(8 << 20).
		WithValueLogFileSize(64 << 20).
		WithNumVersionsToKeep(1).
		WithChecksumVerificationMode(badgeroptions.NoVerification). // sums has checked the tables
		WithMetricsEnabled(false).
		WithCompactL0OnClose(true).
		WithDetectConflicts(false). // there is one writer, and remembering its keys costs memory
		WithBypassLockGuard(true).  // LOCK is what locks
		WithLogger(engineLogger{logger})
}

// passing are the options for a store that is read once and thrown away. Compacting its tables would take longer than that
// reading, and hundreds of megabytes: up to some 10 GB of them are left as they were flushed.
func passing(options badger.Options) badger.Options {
	return options.WithSyncWrites(false).WithNumLevelZeroTables(1000).WithNumLevelZeroTablesStall(2000).WithCompactL0OnClose(false)
}

// openEngine opens Badger.
func openEngine(dir string, logger *slog.Logger, unsynced bool) (engine *badger.DB, err error) {
	defer recoverDamage(&err)
	options := engineOptions(filepath.Join(dir, engineDir), logger)
	if unsynced {
		options = passing(options)
	}
	engine, err = badger.Open(options)
	if err != nil {
		return nil, fmt.Errorf("open Badger: %w", engineError(err))
	}
	return engine, nil
}

// recoverDamage is to be deferred: Badger panics on some damaged files, and that is the error then.
func recoverDamage(err *error) {
	if cause := recover(); cause != nil {
		*err = fmt.Errorf("%w: Badger panicked: %.200v", ErrDamaged, cause)
	}
}

// engineError adds ErrDamaged to those of Badger's errors that mean it. Badger breaks the chain of errors and has no
// sentinels for most; so it is those in which the system does not say why, in its words.
func engineError(err error) error {
	causes := []syscall.Errno{
		syscall.EACCES, syscall.EPERM, syscall.EROFS, syscall.ENOSPC,
		syscall.EMFILE, syscall.ENFILE, syscall.ENOMEM, syscall.EAGAIN,
	}
	for _, cause := range causes {
		if strings.Contains(err.Error(), cause.Error()) {
			return err
		}
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// engineLogger hands Badger's log to slog, one level down: what Badger finds worth telling is detail to us.
type engineLogger struct{ *slog.Logger }

func (l engineLogger) Errorf(format string, args ...any)   { l.Error(engineLine(format, args)) }
func (l engineLogger) Warningf(format string, args ...any) { l.Warn(engineLine(format, args)) }
func (l engineLogger) Infof(format string, args ...any)    { l.Debug(engineLine(format, args)) }
func (engineLogger) Debugf(string, ...any)                 {} // several lines a commit

func engineLine(format string, args []any) string {
	return "badger: " + strings.TrimSpace(fmt.Sprintf(format, args...))
}
