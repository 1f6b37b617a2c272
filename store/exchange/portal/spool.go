package portal

import (
	"bufio"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const (
	spoolBuckets = 64
	spoolMost    = 1 << 20 // bytes that are held before they go to disk
)

// spool is a set of lines of any size: it is held on disk in buckets, each of
// which is small enough to be read at once.
type spool struct {
	dir   string
	held  map[string]*strings.Builder // by bucket
	size  int
	files map[string]bool // buckets that are on disk
}

func newSpool(scratch, name string) (*spool, error) {
	dir := filepath.Join(scratch, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make room for lists: %w", err)
	}
	return &spool{dir: dir, held: make(map[string]*strings.Builder), files: make(map[string]bool)}, nil
}

// add takes a line into the bucket that it falls into.
func (s *spool) add(line string) error {
	if line == "" {
		return nil
	}
	return s.addTo(bucketOf(line), line)
}

func bucketOf(line string) string {
	sum := fnv.New32a()
	_, _ = sum.Write([]byte(line)) // a hash takes everything
	return strconv.Itoa(int(sum.Sum32() % spoolBuckets))
}

// addTo takes a line into a bucket of a name that can be a file's.
func (s *spool) addTo(bucket, line string) error {
	held := s.held[bucket]
	if held == nil {
		held = new(strings.Builder)
		s.held[bucket] = held
	}
	held.WriteString(line)
	held.WriteByte('\n')
	if s.size += len(line) + 1; s.size < spoolMost {
		return nil
	}
	return s.flush()
}

func (s *spool) flush() error {
	for bucket, held := range s.held {
		file, err := os.OpenFile(filepath.Join(s.dir, bucket), os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
		if err != nil {
			return fmt.Errorf("keep a list: %w", err)
		}
		_, err = file.WriteString(held.String())
		if err := errors.Join(err, file.Close()); err != nil {
			return fmt.Errorf("keep a list: %w", err)
		}
		s.files[bucket] = true
	}
	s.held, s.size = make(map[string]*strings.Builder), 0
	return nil
}

// read lists the lines of a bucket in their order, each once.
func (s *spool) read(bucket string) ([]string, error) {
	var lines []string
	file, err := os.Open(filepath.Join(s.dir, bucket))
	if err == nil {
		scanner := bufio.NewScanner(file)
		for scanner.Scan() {
			lines = append(lines, scanner.Text())
		}
		err = errors.Join(scanner.Err(), file.Close())
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("read a list again: %w", err)
	}
	if held := s.held[bucket]; held != nil {
		lines = append(lines, strings.Split(strings.TrimSuffix(held.String(), "\n"), "\n")...)
	}
	slices.Sort(lines)
	return slices.Compact(lines), nil
}

// buckets are those that have something, in their order.
func (s *spool) buckets() []string {
	var names []string
	for name := range s.files {
		names = append(names, name)
	}
	for name := range s.held {
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// each calls f with the lines of one bucket after the other.
func (s *spool) each(f func([]string) error) error {
	for _, bucket := range s.buckets() {
		lines, err := s.read(bucket)
		if err != nil {
			return err
		}
		if err := f(lines); err != nil {
			return err
		}
	}
	return nil
}

// without calls f with the lines that another spool does not have.
func (s *spool) without(other *spool, f func(string) error) error {
	for _, bucket := range s.buckets() {
		mine, err := s.read(bucket)
		if err != nil {
			return err
		}
		theirs, err := other.read(bucket)
		if err != nil {
			return err
		}
		for _, line := range mine {
			if _, there := slices.BinarySearch(theirs, line); there {
				continue
			}
			if err := f(line); err != nil {
				return err
			}
		}
	}
	return nil
}
