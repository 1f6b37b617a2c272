package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// place is how far an import came that was interrupted: it is kept in the data
// directory, for the same file imported in the same way.
type place struct {
	Line     int       `json:"line"` // the last that was taken
	Size     int64     `json:"size"`
	Modified time.Time `json:"modified"`

	path string // empty: it is not kept
}

// placeOf is where the import of the file goes on; at its beginning, unless it
// was interrupted and is the same file as then.
func (f *recordFile) placeOf() place {
	if f.v.data == "" || f.name == standardInput || f.dryRun {
		return place{}
	}
	info, err := os.Stat(f.name)
	name, broken := filepath.Abs(f.name)
	if err != nil || broken != nil {
		return place{}
	}
	sum := sha256.Sum256(fmt.Append(nil, name, "\x00", f.importFlags))
	at := place{
		Size: info.Size(), Modified: info.ModTime(),
		path: filepath.Join(f.v.data, "import-"+hex.EncodeToString(sum[:8])+".json"),
	}
	var before place
	data, err := os.ReadFile(at.path)
	if err == nil && json.Unmarshal(data, &before) == nil && before.Size == at.Size && before.Modified.Equal(at.Modified) {
		at.Line = max(before.Line, 0)
	}
	return at
}

// keep remembers it for the next time.
func (p place) keep() error {
	if p.path == "" || p.Line == 0 {
		return nil
	}
	data, err := json.Marshal(p)
	if err != nil {
		return fmt.Errorf("remember how far the import came: %w", err)
	}
	if _, err := replaceFile(p.path, data); err != nil {
		return fmt.Errorf("remember how far the import came: %w", err)
	}
	return nil
}

// forget is for an import that came to its end.
func (p place) forget() error {
	if p.path == "" {
		return nil
	}
	if err := os.Remove(p.path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("forget how far the import came: %w", err)
	}
	return nil
}
