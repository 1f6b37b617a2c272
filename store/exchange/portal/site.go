package portal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
)

// The files of a site that are about the site itself.
const (
	manifestName  = ".concorde-portal"         // the files that are ours
	journalName   = ".concorde-portal.journal" // those of an export that is not finished
	temporaryName = ".concorde-portal.tmp"     // the one being written
)

// site is the directory that is written to. Only the files that its manifest or
// its journal names are ours, and nothing outside of the directory is reached,
// whatever links are in it.
type site struct {
	root    *os.Root
	old     *spool // paths that are ours from before
	now     *spool // paths that this export has
	journal *os.File
	made    map[string]bool // directories; there are few
	compare []byte

	files, written, removed int
}

// put makes a file what it should be, and leaves one alone that is so already.
func (s *site) put(name string, data []byte) error {
	return s.stream(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}, data)
}

// stream is put for what is too large to hold; known is all of it, where it is held.
func (s *site) stream(name string, write func(io.Writer) error, known []byte) error {
	s.files++
	if err := s.now.add(name); err != nil {
		return err
	}
	info, err := s.root.Lstat(name)
	fresh := errors.Is(err, fs.ErrNotExist)
	if err != nil && !fresh {
		return fmt.Errorf("look at %s: %w", name, err)
	}
	if known != nil && !fresh && info.Size() == int64(len(known)) && s.holds(name, known) {
		return nil
	}
	if err := s.writeTemporary(write); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if known == nil && !fresh && s.unchanged(name) {
		return nil
	}
	if fresh {
		err = s.announce(name)
	}
	if err == nil || !fresh {
		err = s.root.Rename(temporaryName, name)
	}
	if err != nil {
		return fmt.Errorf("put %s in its place: %w", name, err)
	}
	s.written++
	return nil
}

// holds reports whether a file is the same as data, whose size it has.
func (s *site) holds(name string, data []byte) bool {
	file, err := s.root.Open(name)
	if err != nil {
		return false
	}
	if cap(s.compare) < len(data) {
		s.compare = make([]byte, len(data))
	}
	there := s.compare[:len(data)]
	_, err = io.ReadFull(file, there)
	return errors.Join(err, file.Close()) == nil && bytes.Equal(there, data)
}

func (s *site) writeTemporary(write func(io.Writer) error) error {
	file, err := s.root.OpenFile(temporaryName, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	buffered := bufio.NewWriterSize(file, 32<<10)
	return errors.Join(write(buffered), buffered.Flush(), file.Close())
}

// unchanged reports whether a file has what was just written.
func (s *site) unchanged(name string) bool {
	there, err := s.root.Open(name)
	if err != nil {
		return false
	}
	written, err := s.root.Open(temporaryName)
	if err != nil {
		return errors.Join(err, there.Close()) == nil
	}
	same := sameContent(there, written)
	return errors.Join(there.Close(), written.Close()) == nil && same
}

func sameContent(a, b io.Reader) bool {
	const step = 32 << 10
	one, two := make([]byte, step), make([]byte, step)
	for {
		n, errOne := io.ReadFull(a, one)
		m, errTwo := io.ReadFull(b, two)
		if !bytes.Equal(one[:n], two[:m]) {
			return false
		}
		if errOne != nil || errTwo != nil {
			return ended(errOne) && ended(errTwo)
		}
	}
}

func ended(err error) bool { return errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) }

// announce says that a file is ours before it is there, so that the next export
// knows it even if this one does not end.
func (s *site) announce(name string) error {
	if dir := path.Dir(name); !s.made[dir] {
		if err := s.root.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		s.made[dir] = true
	}
	_, err := s.journal.WriteString(name + "\n")
	return err
}

// finish takes away the files that are no part of the site any more, and writes
// down which are.
func (s *site) finish() error {
	if err := s.removeGone(); err != nil {
		return err
	}
	err := s.writeTemporary(func(w io.Writer) error {
		if _, err := io.WriteString(w, manifestHead); err != nil {
			return err
		}
		return s.now.each(func(paths []string) error {
			for _, name := range paths {
				if _, err := io.WriteString(w, name+"\n"); err != nil {
					return err
				}
			}
			return nil
		})
	})
	if err != nil {
		return fmt.Errorf("write which files are ours: %w", err)
	}
	if s.unchanged(manifestName) {
		err = s.root.Remove(temporaryName)
	} else {
		err = s.root.Rename(temporaryName, manifestName)
	}
	return errors.Join(err, s.root.Remove(journalName))
}

func (s *site) removeGone() error {
	return s.old.without(s.now, func(name string) error {
		err := s.root.Remove(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("remove %s: %w", name, err)
		}
		s.removed++
		_ = s.root.Remove(path.Dir(name)) // it stays unless it is empty now
		return nil
	})
}
