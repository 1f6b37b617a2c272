package keep

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const (
	suffix   = ".json"
	broken   = ".broken" // put aside, for somebody to look at
	unwhole  = ".part"   // being written, or left by a process that was killed
	keptTime = 30 * 24 * time.Hour
)

// fileOf is the name of a desk's file. It tells nothing of whose it is.
func fileOf(called string) string {
	sum := sha256.Sum256([]byte(called))
	return hex.EncodeToString(sum[:]) + suffix
}

func encode(s state) ([]byte, error) {
	s.Version = version
	data, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("encode a desk: %w", err)
	}
	return data, nil
}

// load reads a desk. One that cannot be read is put aside: a broken file keeps
// nobody out.
func (k *Dir) load(name string) state {
	path := filepath.Join(k.path, name)
	s, err := read(path)
	switch {
	case err == nil:
		s.clean()
		return s
	case errors.Is(err, fs.ErrNotExist):
		return state{}
	}
	k.logger.Error("a desk is put aside", "file", name, "error", err)
	if err := os.Rename(path, path+broken); err != nil {
		k.logger.Error("a desk cannot be put aside", "file", name, "error", err)
	}
	return state{}
}

func read(path string) (s state, err error) {
	file, err := os.Open(path)
	if err != nil {
		return s, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, mostFile+1))
	if err != nil {
		return s, err
	}
	if len(data) > mostFile {
		return s, errors.New("it is too large")
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return state{}, err
	}
	if s.Version != version {
		return state{}, fmt.Errorf("it is of version %d, and this program reads %d", s.Version, version)
	}
	return s, nil
}

// store puts a desk's file in the place of the one before, whole or not at
// all, and waits for the disk if it is to. With nothing on it, the file goes.
func (k *Dir) store(name string, data []byte, sync bool) error {
	path := filepath.Join(k.path, name)
	if data == nil {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("clear a desk: %w", err)
		}
		k.room.set(name, 0)
		return nil
	}
	if !k.room.has(name, int64(len(data))) {
		k.logger.Warn("there is no room for more drafts", "bytes", k.room.total, "limit", k.room.most)
		return nil // trying again would help as little
	}
	if err := replace(path, data, sync); err != nil {
		return fmt.Errorf("write a desk: %w", err)
	}
	k.room.set(name, int64(len(data)))
	return nil
}

func replace(path string, data []byte, sync bool) (err error) {
	part := path + unwhole // one goroutine writes: nobody else has this name
	file, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil && sync {
		err = file.Sync()
	}
	if closed := file.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(part, path)
	}
	if err != nil {
		os.Remove(part)
		return err
	}
	if !sync {
		return nil
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a renaming durable.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}

// sweep removes what nobody came back to, and what a killed process left.
func (k *Dir) sweep(now time.Time) {
	entries, err := os.ReadDir(k.path)
	if err != nil {
		k.logger.Error("old drafts are not removed", "error", err)
		return
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil || !ours(entry.Name()) || now.Sub(info.ModTime()) < keptTime && !strings.HasSuffix(entry.Name(), unwhole) {
			continue
		}
		if err := os.Remove(filepath.Join(k.path, entry.Name())); err != nil {
			k.logger.Error("an old draft is not removed", "file", entry.Name(), "error", err)
		}
	}
}

// ours reports whether a file is one of a desk.
func ours(name string) bool {
	hash, rest, _ := strings.Cut(name, ".")
	return len(hash) == 2*sha256.Size && strings.HasPrefix("."+rest, suffix)
}
