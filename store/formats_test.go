package store_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
)

// testdata has a store in each format there ever was: closed, and killed with a log that was not put into tables yet.
// They were written by the program of their time, and are not to be written again. That of a new format is made once:
//
//	STORE_FIXTURES=1 go test -run TestWriteFixtures ./store
func fixture(format int, state, ending string) string {
	return filepath.Join("testdata", fmt.Sprintf("format-%d-%s.%s", format, state, ending))
}

// formatOf is the format of the store in dir.
func formatOf(t *testing.T, dir string) (format int) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, "store", "FORMAT"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := fmt.Sscanf(string(text), "concorde store, format %d", &format); err != nil {
		t.Fatal(err)
	}
	return format
}

func TestStoresOfEveryFormatOpen(t *testing.T) {
	t.Parallel()
	fresh := t.TempDir()
	shut(t, openAt(t, fresh, nil))
	for format := range formatOf(t, fresh) {
		for _, state := range []string{"closed", "killed"} {
			t.Run(fmt.Sprint(format+1, " ", state), func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				unpack(t, fixture(format+1, state, "tar.gz"), dir)
				for range 2 { // the second time, it is of this format
					s := openAt(t, dir, nil)
					checked(t, s)
					if diff := cmp.Diff(readFile(t, fixture(format+1, state, "txt")), story(t, s)); diff != "" {
						t.Errorf("the record (-want +got):\n%s", diff)
					}
					shut(t, s)
				}
				s := openAt(t, dir, nil)
				submit(t, s, introduce(t, s, "cem"), &store.ReferenceTool{Tool: decidim()})
				checked(t, s)
				shut(t, s)
			})
		}
	}
}

// story is what a store has, as far as every program must understand it.
func story(t *testing.T, s *store.Store) string {
	t.Helper()
	var b strings.Builder
	entries, err := s.Feed(0, 1000)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		kind, id := entry.Subject()
		fmt.Fprintln(&b, entry.Sequence, entry.At.UTC().Format(time.RFC3339Nano), entry.Actor, entry.Verb, kind, id)
	}
	for _, one := range listed[*store.Tool](t, s, store.Query{Limit: 100, Sort: store.ByName}).Rows {
		fmt.Fprintln(&b, one.Slug, one.Name, one.Licence, one.Uses, one.Countries, one.Developers, len(s.Referrers(one.ID, store.KindTie)))
	}
	for _, one := range listed[*store.Coalition](t, s, store.Query{Limit: 100, Sort: store.ByName}).Rows {
		fmt.Fprintln(&b, one.Slug, one.Name, one.Purpose, one.Place, one.Tools, len(s.Referrers(one.ID, store.KindMembership)), len(s.Referrers(one.ID, store.KindPost)))
	}
	for _, one := range listed[*store.Person](t, s, store.Query{Limit: 100, Sort: store.ByName}).Rows {
		fmt.Fprintln(&b, one.Handle, one.Name, one.Type, one.Revision)
	}
	return b.String()
}

// TestWriteFixtures is not a test but what makes the fixtures of a new format.
func TestWriteFixtures(t *testing.T) {
	if os.Getenv("STORE_FIXTURES") == "" {
		t.Skip("runs when a format is new")
	}
	for _, state := range []string{"closed", "killed"} {
		dir := t.TempDir()
		s := openAt(t, dir, nil)
		inhabit(t, s)
		if state == "closed" {
			shut(t, s)
			s = openAt(t, dir, nil)
		}
		format, told := formatOf(t, dir), story(t, s)
		if state == "closed" {
			shut(t, s)
		}
		if _, err := os.Stat(fixture(format, state, "tar.gz")); !errors.Is(err, fs.ErrNotExist) {
			t.Fatalf("there is a store of format %d, or there is not: %v", format, err)
		}
		pack(t, dir, fixture(format, state, "tar.gz"))
		if err := os.WriteFile(fixture(format, state, "txt"), []byte(told), 0o600); err != nil {
			t.Fatal(err)
		}
		if state == "killed" {
			shut(t, s)
		}
	}
}

const sizeKey = "CONCORDE.size" // of a file, without the zeros at whose end it is in an archive

// pack archives the files in dir, without the zeros at their ends, of which logs mostly consist.
func pack(t *testing.T, dir, path string) {
	t.Helper()
	var packed bytes.Buffer
	zipped := gzip.NewWriter(&packed)
	archive := tar.NewWriter(zipped)
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		size := strconv.Itoa(len(data))
		data = bytes.TrimRight(data, "\x00")
		header := &tar.Header{
			Name: filepath.ToSlash(name), Size: int64(len(data)), Mode: 0o600, Format: tar.FormatPAX,
			PAXRecords: map[string]string{sizeKey: size},
		}
		if err := errors.Join(err, archive.WriteHeader(header)); err != nil {
			return err
		}
		_, err = archive.Write(data)
		return err
	})
	if err := errors.Join(err, archive.Close(), zipped.Close(), os.WriteFile(path, packed.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// unpack writes what pack has archived into dir.
func unpack(t *testing.T, path, dir string) {
	t.Helper()
	zipped, err := gzip.NewReader(strings.NewReader(readFile(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	for archive := tar.NewReader(zipped); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := unpackFile(header, archive, filepath.Join(dir, filepath.FromSlash(header.Name))); err != nil {
			t.Fatal(err)
		}
	}
}

func unpackFile(header *tar.Header, from io.Reader, path string) error {
	size, err := strconv.ParseInt(header.PAXRecords[sizeKey], 10, 64)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return errors.Join(os.WriteFile(path, data, 0o600), os.Truncate(path, size))
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
