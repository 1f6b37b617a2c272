package kv_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/ogptoolbox/concorde/store/kv"
)

// image is the files of a store at one moment, to be written out, damaged, and opened.
type image map[string]imageFile

// imageFile is a file without the zeros at its end, of which Badger's logs mostly consist.
type imageFile struct {
	data []byte
	size int64
}

// imageEntries is what the images of stores contain: what fill(1, imageEntries) makes.
const imageEntries = 300

// closedImage is a store that was closed: everything is in tables.
func closedImage(t *testing.T) image {
	t.Helper()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	fill(t, db, 1, 200)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	fill(t, db, 201, imageEntries)
	closeDB(t, db)
	return takeImage(t, dir)
}

// killedImage is a store whose process was killed: some entries are in a table, the rest in the write-ahead log.
func killedImage(t *testing.T) image {
	t.Helper()
	dir := t.TempDir()
	db := open(t, kv.Options{Dir: dir})
	fill(t, db, 1, 200)
	closeDB(t, db)
	db = open(t, kv.Options{Dir: dir})
	for n := 201; n <= imageEntries; n += 10 { // so that the log has several batches
		fill(t, db, n, n+9)
	}
	db.NoteTables()
	return takeImage(t, dir)
}

func takeImage(t *testing.T, dir string) image {
	t.Helper()
	taken := make(image)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		taken[filepath.ToSlash(name)], err = takeFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return taken
}

// takeFile reads a file up to the first page of zeros, after which there is nothing in files as small as these.
func takeFile(path string) (imageFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return imageFile{}, err
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	var data []byte
	for page := make([]byte, 64<<10); err == nil; {
		var length int
		length, err = file.Read(page)
		if bytes.Equal(page[:length], make([]byte, length)) {
			break
		}
		data = append(data, page[:length]...)
	}
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return imageFile{data: bytes.TrimRight(data, "\x00"), size: info.Size()}, err
}

// write puts the image into a new directory.
func (i image) write(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	makeDir(t, filepath.Join(dir, "badger"))
	i.writeTo(t, dir)
	return dir
}

// writeTo puts the image into a directory that has those that it needs.
func (i image) writeTo(t *testing.T, dir string) {
	t.Helper()
	for name, file := range i {
		path := filepath.Join(dir, name)
		writeFile(t, path, string(file.data))
		if err := os.Truncate(path, file.size); err != nil {
			t.Fatal(err)
		}
	}
}

func makeDir(t *testing.T, path string) {
	t.Helper()
	if err := os.Mkdir(path, 0o700); err != nil {
		t.Fatal(err)
	}
}

// only returns the one name that matches a pattern.
func (i image) only(t *testing.T, pattern string) string {
	t.Helper()
	var found []string
	for name := range i {
		if matched, err := filepath.Match(pattern, name); err != nil || matched {
			found = append(found, name)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d files match %s: %v", len(found), pattern, found)
	}
	return found[0]
}

// flip turns one bit of a file, at a share of the part that is not zeros.
func flip(t *testing.T, path string, data []byte, share float64) {
	t.Helper()
	at := min(int(share*float64(len(data))), len(data)-1)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.WriteAt([]byte{data[at] ^ 4}, int64(at)); err != nil {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}

// scribble spoils sixteen bytes of a file. One bit may do no harm to what is compressed.
func scribble(t *testing.T, path string, data []byte, share float64) {
	t.Helper()
	at := min(int(share*float64(len(data))), len(data)-16)
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	spoiled := bytes.Clone(data[at : at+16])
	for i := range spoiled {
		spoiled[i] ^= 0x5a
	}
	if _, err := file.WriteAt(spoiled, int64(at)); err != nil {
		t.Error(err)
	}
	if err := file.Close(); err != nil {
		t.Error(err)
	}
}

func cut(t *testing.T, path string, length int) {
	t.Helper()
	if err := os.Truncate(path, int64(length)); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}
