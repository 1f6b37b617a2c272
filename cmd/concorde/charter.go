package main

import (
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/words"
)

// charterName begins the names of the files with the text of the Declaration:
// declaration.md, and declaration.fr.md for one language. Organisers put them
// into the data directory.
const charterName = "declaration"

// charterMost is the longest text of the Declaration, in bytes: what the
// interface draws of a text. The one of 2016 has some ten thousand.
const charterMost = 16 << 10

// charter reads the text of the Declaration from a data directory. It is read
// whenever it is asked for, so that a change shows the next time, and nobody
// has to tell the server.
type charter struct {
	dir    string
	logger *slog.Logger
}

// text is the one in the reader's language, else the one of no language, else
// the first there is; and the language that its file's name says, if any. Both
// are empty where there is none that can be read.
func (c charter) text(lang string) (words, in string) {
	for _, in := range c.languages(lang) {
		name := charterName + ".md"
		if in != "" {
			name = charterName + "." + in + ".md"
		}
		if words := c.read(filepath.Join(c.dir, name)); words != "" {
			return words, in
		}
	}
	return "", ""
}

func (charter) languages(first string) []string {
	return append([]string{first, "", "en"}, words.Languages()...)
}

// read is a file's text, cleaned; empty where there is none. One that is too
// long is not shown by half.
func (c charter) read(path string) string {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return ""
	}
	if err == nil && !info.Mode().IsRegular() { // opening a pipe would wait for its writer
		err = errors.New("it is no file")
	}
	if err == nil && info.Size() > charterMost {
		err = errors.New("it is too long")
	}
	data, err := readMost(path, err)
	if err != nil {
		c.logger.Warn("the text of the Declaration is not shown", "file", path, "most", charterMost, "error", err)
		return ""
	}
	return text.Block(string(data))
}

// readMost reads a file that may grow meanwhile.
func readMost(path string, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, charterMost))
	return data, errors.Join(err, file.Close())
}
