package portal

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
)

// manifestHead is the first line of what says that a directory is a portal.
const manifestHead = "concorde portal 1\n"

// ErrNotOurs says that there are files in a directory, and that it is no portal.
var ErrNotOurs = errors.New("there are files in the directory, and it is no portal")

// openSite opens a directory for an export: one that is empty, or not there, or
// a portal. Scratch is a directory for what is only needed meanwhile.
func openSite(dir, scratch string) (s *site, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make the directory: %w", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the directory: %w", err)
	}
	s = &site{root: root, made: make(map[string]bool)}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.old, err = newSpool(scratch, "old"); err != nil {
		return s, err
	}
	if s.now, err = newSpool(scratch, "now"); err != nil {
		return s, err
	}
	ours, err := s.readOurs()
	if err != nil {
		return s, err
	}
	if !ours && !s.vacant(dir) {
		return s, ErrNotOurs
	}
	return s, s.openJournal()
}

// readOurs reads which files are ours, and reports whether the directory is a portal.
func (s *site) readOurs() (bool, error) {
	ours := false
	for _, name := range []string{manifestName, journalName} {
		found, err := s.readPaths(name)
		if err != nil {
			return false, fmt.Errorf("read %s: %w", name, err)
		}
		ours = ours || found
	}
	return ours, nil
}

func (s *site) readPaths(name string) (found bool, err error) {
	file, err := s.root.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	reader := bufio.NewReader(file)
	for first := true; ; first = false {
		line, err := reader.ReadString('\n')
		if errors.Is(err, io.EOF) { // what an interruption left of a line names no file
			return !first, nil
		}
		if err != nil {
			return false, err
		}
		if first && line != manifestHead {
			return false, ErrNotOurs
		}
		if !first {
			err = s.old.add(strings.TrimSuffix(line, "\n"))
		}
		if err != nil {
			return false, err
		}
	}
}

// vacant reports whether nothing is in the directory: a repository to publish
// it from is no content.
func (s *site) vacant(dir string) bool {
	entries, err := os.ReadDir(dir)
	for _, entry := range entries {
		if name := entry.Name(); name != ".git" && name != temporaryName && name != journalName {
			return false
		}
	}
	return err == nil
}

// openJournal goes on with the journal of an export that did not end.
func (s *site) openJournal() (err error) {
	s.journal, err = s.root.OpenFile(journalName, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return fmt.Errorf("open the journal: %w", err)
	}
	info, err := s.journal.Stat()
	switch {
	case err == nil && info.Size() < int64(len(manifestHead)): // nothing was written after half a line
		err = errors.Join(s.journal.Truncate(0), s.journalLine(manifestHead))
	case err == nil:
		err = s.journalLine("\n") // ends a line of which half was written
	}
	if err != nil {
		return fmt.Errorf("begin the journal: %w", err)
	}
	return nil
}

func (s *site) journalLine(line string) error {
	_, err := s.journal.WriteString(line)
	return err
}

func (s *site) close() error {
	var err error
	if s.journal != nil {
		err = s.journal.Close()
	}
	return errors.Join(err, s.root.Close())
}
