package kv

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// tail is the TAIL file: the last entry that was acknowledged. It is written after each synced batch and not synced
// itself. So it survives the death of the process, and after a power cut it may say less than the log has, never more;
// while damage to the log leaves it alone. It has two slots written in turn, one of which is always whole.
type tail struct {
	file *os.File
	next int // the slot to write
}

const (
	tailMagic = "CTL1"
	slotSize  = 32
	slotGap   = 4096 // between slots, so that they share neither sector nor page
)

func encodeSlot(p position) []byte {
	slot := make([]byte, 0, slotSize)
	slot = append(slot, tailMagic...)
	slot = append(slot, encodePosition(p)...)
	slot = append(slot, make([]byte, slotSize-4-len(slot))...)
	return binary.BigEndian.AppendUint32(slot, crc32.ChecksumIEEE(slot))
}

func decodeSlot(slot []byte) (position, bool) {
	body, sum := slot[:slotSize-4], binary.BigEndian.Uint32(slot[slotSize-4:])
	if crc32.ChecksumIEEE(body) != sum || !bytes.HasPrefix(body, []byte(tailMagic)) {
		return position{}, false
	}
	return decodePosition(body[len(tailMagic) : len(tailMagic)+12])
}

// createTail writes a TAIL that says nothing was acknowledged yet.
func createTail(dir string) error {
	file := make([]byte, 2*slotGap)
	copy(file, encodeSlot(position{}))
	copy(file[slotGap:], encodeSlot(position{}))
	if err := writeWhole(filepath.Join(dir, tailName), file); err != nil {
		return fmt.Errorf("create %s: %w", tailName, err)
	}
	return nil
}

// openTail returns TAIL and the position in it; known is false if both slots are unreadable or the file is gone.
func openTail(dir string) (t *tail, last position, known bool, err error) {
	path := filepath.Join(dir, tailName)
	file, err := os.OpenFile(path, os.O_RDWR, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		if err := createTail(dir); err != nil {
			return nil, position{}, false, err
		}
		t, last, _, err = openTail(dir)
		return t, last, false, err
	}
	if err != nil {
		return nil, position{}, false, fmt.Errorf("open %s: %w", tailName, err)
	}
	t = &tail{file: file}
	last, known, err = t.read()
	if err != nil {
		return nil, position{}, false, errors.Join(err, file.Close())
	}
	return t, last, known, nil
}

// read returns the newer whole slot and turns to the other.
func (t *tail) read() (last position, known bool, err error) {
	for slot := range 2 {
		data := make([]byte, slotSize)
		_, err := t.file.ReadAt(data, int64(slot*slotGap))
		if err != nil && !errors.Is(err, io.EOF) {
			return position{}, false, fmt.Errorf("read %s: %w", tailName, err)
		}
		if p, whole := decodeSlot(data); whole && (!known || p.sequence > last.sequence) {
			last, known, t.next = p, true, 1-slot
		}
	}
	return last, known, nil
}

// write notes that everything up to p was acknowledged.
func (t *tail) write(p position) error {
	if _, err := t.file.WriteAt(encodeSlot(p), int64(t.next*slotGap)); err != nil {
		return fmt.Errorf("write %s: %w", tailName, err)
	}
	t.next = 1 - t.next
	return nil
}

// reset notes p in both slots, durably: what they said before no longer counts.
func (t *tail) reset(p position) error {
	if err := errors.Join(t.write(p), t.write(p)); err != nil {
		return err
	}
	return t.file.Sync()
}

func (t *tail) close() error {
	return errors.Join(t.file.Sync(), t.file.Close())
}
