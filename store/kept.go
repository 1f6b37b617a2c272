package store

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"time"

	"github.com/ogptoolbox/concorde/store/search"
)

// What takes longest to make when a store is opened, the indexes, is kept in a
// file when it is closed. It says of which moment of the log it is, and by which
// build of the program it was made, since another may take words apart
// otherwise: where either is not just so, the file counts for nothing. Nor does
// anything depend on it: who removes it waits a little longer.

// keptName is the file, in the directory of the log and the keys.
const keptName = "VIEWS"

const keptMagic = "concorde views 1\n"

// keptFile is what was kept, being read from its beginning to its end.
type keptFile struct {
	file *os.File
	blockReader
}

// openKept opens what was kept of a moment of the log. It is an error where
// nothing was, or of another moment, or by another program.
func openKept(dir, mark string, done, total *atomic.Int64) (*keptFile, error) {
	file, err := os.Open(filepath.Join(storeDir(dir), keptName))
	if err != nil {
		return nil, err
	}
	k := &keptFile{file, blockReader{in: bufio.NewReaderSize(file, 1<<20), read: done}}
	if info, err := file.Stat(); err == nil {
		total.Store(info.Size())
	}
	if err := k.expect(mark); err != nil {
		k.close()
		return nil, err
	}
	return k, nil
}

// close lets the file go, if there is one.
func (k *keptFile) close() {
	if k != nil {
		_ = k.file.Close() // it was only read
	}
}

// expect wants the file to be of a moment, and by this program.
func (k *keptFile) expect(mark string) error {
	heading, err := k.block()
	if err != nil {
		return err
	}
	wanted, err := keptHeading(mark)
	if err == nil && heading != wanted {
		err = fmt.Errorf("it is of another moment, or by another program: %w", errKept)
	}
	return err
}

// keptHeading is what a file of a moment begins with.
func keptHeading(mark string) (string, error) {
	program, err := thisProgram()
	return keptMagic + mark + "\n" + program, err
}

// thisProgram tells this build of the program from every other: by what it was
// built from, and for those that nobody has committed, by its file.
func thisProgram() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	file, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	build, _ := debug.ReadBuildInfo()
	return fmt.Sprintf("%d bytes of %s\n%v", file.Size(), file.ModTime().UTC().Format(time.RFC3339Nano), build), nil
}

// block is the next block of what was kept, unless the store is being closed.
func (o *opening) block() (string, error) {
	if o.ended() {
		return "", errEnded
	}
	return o.kept.block()
}

// load takes the index of a kind from what was kept, and with that of tools who
// referenced which.
func (o *opening) load(kind Kind) error {
	index, err := search.Load(o.block, o.together)
	if err != nil {
		return err
	}
	if err := o.kept.end(); err != nil {
		return err
	}
	if !slices.Equal(index.Facets(), facetsOf(kind)) {
		return fmt.Errorf("the index has other facets: %w", errKept)
	}
	if kind == KindTool {
		if err := o.loadMakers(); err != nil {
			return err
		}
	}
	o.views.shelves[kind].index = index
	return nil
}

// keep writes the indexes, such that the file is whole or not there.
func (v *views) keep(c codec, dir, mark string) (err error) {
	path := filepath.Join(storeDir(dir), keptName)
	file, err := os.OpenFile(path+".new", os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(path+".new"))
		}
	}()
	err = firstError(v.keepTo(c, file, mark), file.Close())
	if err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func (v *views) keepTo(c codec, file io.Writer, mark string) error {
	out := bufio.NewWriterSize(file, 1<<20)
	w := &blockWriter{out: out}
	heading, err := keptHeading(mark)
	if err != nil {
		return err
	}
	err = firstError(w.write([]byte(heading)), v.keepFirst(c, w))
	for _, kind := range listedKinds() {
		if err == nil {
			err = firstError(v.shelves[kind].index.Save(w.write), w.end())
		}
	}
	return firstError(err, v.keepMakers(w), out.Flush())
}

// keepMakers writes who referenced which tool: of each person, as many times as
// it takes, when and which.
func (v *views) keepMakers(w *blockWriter) error {
	for to, list := range v.makers.lists {
		for from := 0; from < len(list.ids); from += makersMost {
			block := bytes.Clone(to.to[:])
			for i := from; i < min(from+makersMost, len(list.ids)); i++ {
				block = binary.BigEndian.AppendUint64(block, list.made[i])
				block = append(block, list.ids[i][:]...)
			}
			if err := w.write(block); err != nil {
				return err
			}
		}
	}
	return w.end()
}

const (
	makersMost = 10_000 // in a block
	makerSize  = 8 + len(ID{})
)

func (o *opening) loadMakers() error {
	makers := make(map[relation][]referrer)
	for {
		block, err := o.kept.next()
		if err != nil {
			return err
		}
		if len(block) == 0 {
			o.views.makers.fill(makers)
			return nil
		}
		if len(block)%makerSize != len(ID{}) {
			return fmt.Errorf("a block of %d bytes of who referenced what: %w", len(block), errKept)
		}
		to := relation{ID(block), KindTool}
		for rest := block[len(ID{}):]; len(rest) > 0; rest = rest[makerSize:] {
			makers[to] = append(makers[to], referrer{binary.BigEndian.Uint64(rest), ID(rest[8:])})
		}
	}
}
