package sheet

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Part is a block of a sheet as it is read, without its place on a screen.
type Part struct {
	Label string // of a labelled value
	Text  string // may have several lines
	Note  string // what is said of an item beneath it
	Item  int    // the number of an item that leads somewhere, from 0; -1: it is none
	Apart bool   // it begins something new
}

// Reading is what is read in parts, of which some lead somewhere.
type Reading interface {
	// Read is the whole in reading order.
	Read() []Part
	// Pick puts the cursor on an item by its number, and on none for -1; false if
	// there is no such item.
	Pick(number int) bool
	// Target is what that item leads to; nil if there is none.
	Target() any
}

// Read is the sheet in reading order: of two lists beside each other, the left
// one is read to its end first.
func (m *Model) Read() []Part {
	var parts, beside []Part
	items := 0
	next := func(b *Block) []Part {
		if b == nil {
			return nil
		}
		number := items
		if b.kind == item {
			items++
		}
		return b.read(number)
	}
	for i := range m.blocks {
		block := &m.blocks[i]
		if block.kind != pair {
			parts, beside = append(append(parts, beside...), next(block)...), nil
			continue
		}
		parts = append(parts, next(block.left)...)
		beside = append(beside, next(block.right)...)
	}
	return append(parts, beside...)
}

// read is one block, if there is anything to say of it; an item has a number.
func (b Block) read(number int) []Part {
	part := Part{Text: b.words, Item: -1}
	switch b.kind {
	case gap:
		part.Apart = true
		return []Part{part}
	case heading:
		part.Apart = true
	case field:
		part.Label = b.label
	case item:
		part.Note = b.note
		if b.target != nil {
			part.Item = number
		}
	case paragraph:
		part.Text = b.words + b.note
	case raw:
		part.Text = ansi.Strip(b.words)
	}
	if strings.TrimSpace(part.Text) == "" {
		return nil
	}
	return []Part{part}
}

// Pick puts the cursor on an item by its number, and on none for -1.
func (m *Model) Pick(number int) bool {
	if number < -1 || number >= len(m.items()) {
		return false
	}
	m.cursor = number
	return true
}
