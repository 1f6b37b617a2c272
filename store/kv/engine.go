package kv

import (
	"fmt"
	"log/slog"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/dgraph-io/badger/v4"
	badgeroptions "github.com/dgraph-io/badger/v4/options"
)

// engineOptions are Badger's. Memtables and caches are small because the whole program has to fit in 80 MB.
func engineOptions(dir string, logger *slog.Logger, checksums badgeroptions.ChecksumVerificationMode) badger.Options {
	return badger.DefaultOptions(dir).
		WithSyncWrites(true). // without, a power cut lost half of the acknowledged writes
		WithMemTableSize(8 << 20).
		WithNumMemtables(2).
		WithNumCompactors(2).
		WithBlockCacheSize(16 << 20).
		WithIndexCacheSize(8 << 20).
		WithValueLogFileSize(64 << 20).
		WithNumVersionsToKeep(1).
		WithChecksumVerificationMode(badgeroptions.NoVerification). // the only mode that refuses a damaged table
		WithMetricsEnabled(false).
		WithCompactL0OnClose(true).
		WithDetectConflicts(false). // there is one writer, and remembering its keys costs memory
		WithLogger(engineLogger{logger})
}

// openEngine opens Badger. It panics on some damaged files, which counts as damage. Only OnTableRead refuses a damaged
// table, but it decompresses every one of them into memory; so it is for tables that SUMS does not vouch for.
func openEngine(dir string, logger *slog.Logger, tablesWhole bool) (engine *badger.DB, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			logger.Error("Badger panicked while opening", "panic", cause, "stack", string(debug.Stack()))
			err = fmt.Errorf("open Badger: %v: %w", cause, ErrDamaged)
		}
	}()
	path := filepath.Join(dir, engineDir)
	if err := refuseHeadless(path); err != nil {
		return nil, err
	}
	checksums := badgeroptions.OnTableRead
	if tablesWhole {
		checksums = badgeroptions.NoVerification
	}
	engine, err = badger.Open(engineOptions(path, logger, checksums))
	if err != nil {
		return nil, fmt.Errorf("open Badger: %w", engineError(err))
	}
	return engine, nil
}

// engineError adds ErrDamaged to those of Badger's errors that mean it. Badger mostly has no sentinels for them.
func engineError(err error) error {
	for _, sign := range []string{"checksum", "manifest", "MANIFEST", "corrupt", "magic", "file does not exist"} {
		if strings.Contains(err.Error(), sign) {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
	}
	return err
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
