//go:build torture && linux

package kv_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// sectorSize is what a disk writes whole or not at all.
const sectorSize = 512

// tear puts into dir what a disk may have after a power cut: of each file what was on the disk for certain (synced), and
// of what was not (live) any sectors, be they of the beginning or of the end. Files that were being made or removed may
// be there or not.
func tear(t *testing.T, synced, live, dir string) {
	t.Helper()
	for name := range names(t, synced, live) {
		before, after := filepath.Join(synced, name), filepath.Join(live, name)
		if sizeOf(t, before) < 0 || sizeOf(t, after) < 0 {
			if rand.IntN(2) == 0 {
				continue
			}
		}
		tearFile(t, before, after, filepath.Join(dir, name))
	}
}

// names are those of the files in either directory.
func names(t *testing.T, dirs ...string) map[string]bool {
	t.Helper()
	found := make(map[string]bool)
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			name, err := filepath.Rel(dir, path)
			found[name] = true
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// tearFile mixes two versions of a file, one of which may be absent.
func tearFile(t *testing.T, before, after, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	size := sizeOf(t, before)
	if grown := sizeOf(t, after); size < 0 || grown >= 0 && rand.IntN(2) == 0 {
		size = grown
	}
	torn := createFile(t, path, size)
	defer closeFiles(t, torn)
	from := [2]string{before, after}
	share := []float64{0, 0.1, 0.5, 0.9, 1}[rand.IntN(5)] // of the sectors that have arrived
	copySectors(t, torn, from[0], size, func(int64) bool { return true })
	copySectors(t, torn, from[1], size, func(int64) bool { return rand.Float64() < share })
}

// copySectors copies those sectors of a file that are to be, up to a size. Zeros are what the others are: a sector that
// has become zero stays as it was.
func copySectors(t *testing.T, to *os.File, path string, size int64, is func(at int64) bool) {
	t.Helper()
	if sizeOf(t, path) < 0 {
		return
	}
	from := openFile(t, path)
	defer closeFiles(t, from)
	eachChunk(t, from, func(at int64, chunk []byte) {
		have := make([]byte, len(chunk))
		if n, err := to.ReadAt(have, at); err != nil && !errors.Is(err, io.EOF) || n == len(chunk) && bytes.Equal(have, chunk) {
			return
		}
		for sector := 0; sector < len(chunk); sector += sectorSize {
			part := chunk[sector:min(sector+sectorSize, len(chunk))]
			room := size - at - int64(sector)
			if room <= 0 || !is(at+int64(sector)) {
				continue
			}
			if _, err := to.WriteAt(part[:min(int64(len(part)), room)], at+int64(sector)); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// sizeOf returns -1 for a file that is not there.
func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return -1
	}
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
