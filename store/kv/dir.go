package kv

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

const (
	lockName   = "LOCK"
	tailName   = "TAIL"
	formatName = "FORMAT"
	engineDir  = "badger"
	newSuffix  = ".new" // of a file being written, renamed when it is whole
)

// prepareDir makes dir if it is absent, and refuses one that belongs to something else.
func prepareDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("create the store's directory: %w", err)
	}
	names, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("read the store's directory: %w", err)
	}
	return refuseStrangers(names)
}

// refuseStrangers takes a directory for a store if it has a FORMAT, or else nothing but what making a store leaves
// behind when it is killed before FORMAT is there.
func refuseStrangers(names []fs.DirEntry) error {
	for _, name := range names {
		if name.Name() == formatName {
			return nil
		}
	}
	begun := []string{lockName, tailName, tailName + newSuffix, formatName + newSuffix}
	for _, name := range names {
		if !slices.Contains(begun, name.Name()) {
			return fmt.Errorf("%w: it contains %s", ErrNotOurs, name.Name())
		}
	}
	return nil
}

// writeWhole puts data into the file at path such that it is there whole or not at all, whenever the power goes.
func writeWhole(path string, data []byte) error {
	if err := writeSynced(path+newSuffix, data); err != nil {
		return err
	}
	if err := os.Rename(path+newSuffix, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

func writeSynced(path string, data []byte) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	handle, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(handle.Sync(), handle.Close())
}
