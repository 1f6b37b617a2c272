package store

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sync/atomic"
)

// What is kept on disk of what is in memory lies in blocks: the length of each,
// a checksum of its place and its bytes, and the bytes. A block without any ends
// a part.

// errKept says that what was kept cannot be read, or is not what was asked for.
var errKept = errors.New("not as it was kept")

// blockMost is more than any block has, so that no length leads anywhere: its
// parts are at most as long as an entry.
const blockMost = 16 << 20

const blockHead = 8 // bytes before a block

// blockWriter writes blocks.
type blockWriter struct {
	out   *bufio.Writer
	place uint32
}

func blockSum(place uint32, block []byte) uint32 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return crc32.Update(crc32.Checksum(binary.BigEndian.AppendUint32(nil, place), table), table, block)
}

func (w *blockWriter) write(block []byte) error {
	if len(block) > blockMost {
		return fmt.Errorf("keep a block of %d bytes: %w", len(block), errKept)
	}
	head := binary.BigEndian.AppendUint32(make([]byte, 0, blockHead), uint32(len(block)))
	head = binary.BigEndian.AppendUint32(head, blockSum(w.place, block))
	w.place++
	_, err := w.out.Write(head)
	if err == nil {
		_, err = w.out.Write(block)
	}
	return err
}

// end ends a part.
func (w *blockWriter) end() error { return w.write(nil) }

// blockReader reads what a blockWriter wrote.
type blockReader struct {
	in    io.Reader
	place uint32
	read  *atomic.Int64 // bytes so far
}

// block returns the next block, or an error where there is none in this part.
func (r *blockReader) block() (string, error) {
	block, err := r.next()
	if err == nil && len(block) == 0 {
		err = fmt.Errorf("a part ends too early: %w", errKept)
	}
	return string(block), err
}

// end wants the part to end here.
func (r *blockReader) end() error {
	block, err := r.next()
	if err == nil && len(block) > 0 {
		err = fmt.Errorf("a part does not end where it should: %w", errKept)
	}
	return err
}

func (r *blockReader) next() ([]byte, error) {
	var head [blockHead]byte
	if _, err := io.ReadFull(r.in, head[:]); err != nil {
		return nil, fmt.Errorf("read the next block: %w", err)
	}
	length := binary.BigEndian.Uint32(head[:])
	if length > blockMost {
		return nil, fmt.Errorf("a block of %d bytes: %w", length, errKept)
	}
	block := make([]byte, length)
	if _, err := io.ReadFull(r.in, block); err != nil {
		return nil, fmt.Errorf("read a block: %w", err)
	}
	if binary.BigEndian.Uint32(head[4:]) != blockSum(r.place, block) {
		return nil, fmt.Errorf("block %d is damaged: %w", r.place, errKept)
	}
	r.place++
	r.read.Add(int64(blockHead + len(block)))
	return block, nil
}
