package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// formatVersion is the layout this program writes: of the directory, of keys, of entries.
const formatVersion = 1

const formatText = "concorde store, format %d\n"

// migration brings a store's directory from one version to the next. It runs under the lock, before Badger is opened,
// and has to survive being killed and run again.
type migration func(dir string) error

// migrations returns the step that leaves each older version.
func migrations() map[int]migration {
	return map[int]migration{}
}

// readFormat returns the version of the store in dir, 0 if there is none yet.
func readFormat(dir string) (int, error) {
	text, err := os.ReadFile(filepath.Join(dir, formatName))
	if errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("read the store's format: %w", err)
	}
	var version int
	if _, err := fmt.Sscanf(string(text), formatText, &version); err != nil || version < 1 {
		return 0, fmt.Errorf("%s says %.40q: %w", formatName, text, ErrDamaged)
	}
	return version, nil
}

func writeFormat(dir string, version int) error {
	text := fmt.Appendf(nil, formatText, version)
	if err := writeWhole(filepath.Join(dir, formatName), text); err != nil {
		return fmt.Errorf("write the store's format: %w", err)
	}
	return nil
}

// migrate brings dir from version have to want, one step at a time, so that a kill costs at most one step again.
func migrate(dir string, have, want int, steps map[int]migration) error {
	if have > want {
		return &VersionError{Found: have, Known: want}
	}
	for version := have; version < want; version++ {
		step, known := steps[version]
		if !known {
			return &VersionError{Found: have, Known: want}
		}
		if err := step(dir); err != nil {
			return fmt.Errorf("migrate the store from format %d to %d: %w", version, version+1, err)
		}
		if err := writeFormat(dir, version+1); err != nil {
			return err
		}
	}
	return nil
}
