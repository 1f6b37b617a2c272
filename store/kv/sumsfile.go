package kv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

const (
	sumsName    = "SUMS"
	sumsClosed  = "concorde sums, closed\n"
	sumsOpen    = "concorde sums, open\n"
	sumsLine    = "%08x %d %s\n"
	sumsEnd     = "end %08x\n"
	tableSuffix = ".sst"

	wholeFile = 1 << 62 // a length that no file exceeds
)

// fileSum is what SUMS says about one file.
type fileSum struct {
	length int64
	sum    uint32 // CRC-32C
}

// readSums returns the sums in dir. A file that is absent or unreadable vouches for nothing.
func readSums(dir string, logger *slog.Logger) (*sums, error) {
	s := &sums{dir: dir, logger: logger, files: make(map[string]fileSum)}
	text, err := os.ReadFile(filepath.Join(dir, sumsName))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", sumsName, err)
	}
	if !s.parse(text) {
		logger.Warn("the checksums of the store's files are unreadable; everything will be read instead", "file", sumsName)
		s.closed, s.files = false, make(map[string]fileSum)
	}
	return s, nil
}

func (s *sums) parse(text []byte) bool {
	body, end := text, []byte(nil)
	if at := bytes.LastIndex(text, []byte("\nend ")); at >= 0 {
		body, end = text[:at+1], text[at+1:]
	}
	if string(end) != fmt.Sprintf(sumsEnd, crc32.ChecksumIEEE(body)) {
		return false
	}
	lines := bufio.NewScanner(bytes.NewReader(body))
	lines.Scan()
	s.closed = lines.Text()+"\n" == sumsClosed
	for lines.Scan() {
		var file fileSum
		var name string
		if _, err := fmt.Sscanf(lines.Text()+"\n", sumsLine, &file.sum, &file.length, &name); err != nil {
			return false
		}
		s.files[name] = file
	}
	return true
}

func (s *sums) text() []byte {
	text := bytes.NewBufferString(sumsOpen)
	if s.closed {
		text = bytes.NewBufferString(sumsClosed)
	}
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		fmt.Fprintf(text, sumsLine, s.files[name].sum, s.files[name].length, name)
	}
	fmt.Fprintf(text, sumsEnd, crc32.ChecksumIEEE(text.Bytes()))
	return text.Bytes()
}

// sumFile returns the sum of the first limit bytes of a file.
func sumFile(path string, limit int64) (fileSum, error) {
	file, err := os.Open(path)
	if err != nil {
		return fileSum{}, err
	}
	defer func() { _ = file.Close() }()
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	length, err := io.Copy(sum, io.LimitReader(file, limit))
	return fileSum{length: length, sum: sum.Sum32()}, err
}
