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
	// Pick puts the cursor on an item by its number; false if there is no such item.
	Pick(number int) bool
}

// Read is the sheet in reading order.
func (m *Model) Read() []Part {
	var parts []Part
	items := -1
	for _, block := range m.blocks {
		if block.kind == item {
			items++
		}
		if part, ok := block.read(items); ok {
			parts = append(parts, part)
		}
	}
	return parts
}

// read is one block; false if there is nothing to say of it.
func (b Block) read(items int) (Part, bool) {
	part := Part{Text: b.words, Item: -1}
	switch b.kind {
	case gap:
		return Part{Item: -1, Apart: true}, true
	case heading:
		part.Apart = true
	case field:
		part.Label = b.label
	case item:
		part.Note = b.note
		if b.target != nil {
			part.Item = items
		}
	case paragraph:
		part.Text = b.words + b.note
	case raw:
		part.Text = ansi.Strip(b.words)
	}
	return part, strings.TrimSpace(part.Text) != ""
}

// Pick puts the cursor on an item by its number; false if there is no such item.
func (m *Model) Pick(number int) bool {
	n := 0
	for _, block := range m.blocks {
		if block.kind != item {
			continue
		}
		if n == number {
			m.cursor = number
			return true
		}
		n++
	}
	return false
}
