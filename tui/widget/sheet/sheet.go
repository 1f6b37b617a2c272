// Package sheet shows one thing in full: headings, paragraphs, labelled values
// and items that lead elsewhere. Up and down go from item to item where there
// are some, and scroll where there are none, so that whatever can be opened can
// be reached, and whatever was written can be read.
package sheet

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Block is a part of a sheet. Make it with the functions of this package.
type Block struct {
	kind         kind
	label, words string
	note         string
	target       any
	left, right  *Block // of a pair
}

type kind uint8

const (
	title kind = iota
	paragraph
	field
	heading
	item
	raw
	gap
	pair
)

// Title is the name of the thing.
func Title(words string) Block { return Block{kind: title, words: words} }

// Paragraph is text to be wrapped. Blanks at its beginning indent all its lines.
func Paragraph(words string) Block { return Block{kind: paragraph, words: words} }

// Note is text of less weight, to be wrapped.
func Note(words string) Block { return Block{kind: paragraph, note: words} }

// Field is a labelled value; without a value it takes no place.
func Field(label, value string) Block { return Block{kind: field, label: label, words: value} }

// Heading begins a section.
func Heading(words string) Block { return Block{kind: heading, words: words} }

// Item leads to a target, such as a record; a nil target is an item that leads
// nowhere. Blanks at its beginning indent all its lines: it belongs to the one above.
func Item(words, note string, target any) Block {
	return Block{kind: item, words: words, note: note, target: target}
}

// Raw is text that was drawn already, such as Markdown, at the sheet's width.
func Raw(drawn string) Block { return Block{kind: raw, words: drawn} }

// Gap is an empty line.
func Gap() Block { return Block{kind: gap} }

// Model is a sheet being read. The zero value is empty.
type Model struct {
	blocks []Block
	cursor int  // the item the cursor is on, as an index of items; -1: none
	top    int  // the first line, as the reader left it
	pinned bool // the reader saw the cursor there, and does in any other size
	drawn  drawing
	shown  shown
	look   look // in which it was drawn last
	kept   string
}

// look is all that changes how a drawing is shown.
type look struct {
	shown   shown
	cursor  int
	focused bool
}

// shown is what was drawn last.
type shown struct {
	theme              *theme.Theme
	width, height, top int
}

// drawing is the sheet as lines, made once for a width and kept.
type drawing struct {
	of    theme.Name
	width int
	lines []line
	at    []int // the first line of each item
}

type line struct {
	text string
	item int // the item it belongs to; -1: none

	beside string // what stands in the right column, which begins at a cell of the line; 0: it has none
	other  int    // the item that belongs to
	from   int
}

// Set replaces the content. The cursor stays on the item with the same
// target, and the place one reads at is kept, when the same thing is shown again.
func (m *Model) Set(blocks []Block, same bool) {
	target := m.Target()
	m.blocks, m.drawn, m.kept = blocks, drawing{}, ""
	if !same {
		m.cursor, m.top, m.pinned = 0, 0, false
		return
	}
	for n, block := range m.items() {
		if target != nil && block.target == target {
			m.cursor = n
			return
		}
	}
}

// Target is what the item under the cursor leads to; nil if there is none.
func (m *Model) Target() any {
	if items := m.items(); m.cursor >= 0 && m.cursor < len(items) {
		return items[m.cursor].target
	}
	return nil
}

// items are what the cursor goes to, in the order in which it does.
func (m *Model) items() (out []Block) {
	for _, block := range m.blocks {
		for _, one := range block.parts() {
			if one.kind == item {
				out = append(out, one)
			}
		}
	}
	return out
}

// Empty reports whether there is nothing on the sheet.
func (m *Model) Empty() bool { return len(m.blocks) == 0 }

// layout draws the lines, unless they are drawn already.
func (m *Model) layout(th *theme.Theme, width int) {
	if m.drawn.lines != nil && m.drawn.width == width && m.drawn.of == th.Name {
		return
	}
	m.drawn, m.kept = drawing{of: th.Name, width: width}, ""
	labels := m.labelWidth(width)
	for _, block := range m.blocks {
		if block.kind == pair {
			m.layoutPair(th, block, width)
			continue
		}
		of := m.itemOf(block)
		for _, text := range block.draw(th, width, labels) {
			m.drawn.lines = append(m.drawn.lines, line{text: text, item: of})
		}
	}
	m.cursor = min(max(m.cursor, 0), max(len(m.drawn.at)-1, 0))
}

// itemOf notes that a block begins on the next line; -1 if it is no item.
func (m *Model) itemOf(block Block) int {
	if block.kind != item {
		return -1
	}
	m.drawn.at = append(m.drawn.at, len(m.drawn.lines))
	return len(m.drawn.at) - 1
}

// labelWidth lines the values up, without letting one long label push them all away.
func (m *Model) labelWidth(width int) int {
	widest := 0
	for _, block := range m.blocks {
		if block.kind == field && block.words != "" {
			widest = max(widest, frame.Width(block.label))
		}
	}
	return min(widest, width*2/5)
}

func (b Block) draw(th *theme.Theme, width, labels int) []string {
	switch b.kind {
	case title:
		return styled(th.Title.Render, frame.Wrap(b.words, width))
	case paragraph:
		if b.note != "" {
			return styled(th.Muted.Render, hanging(b.note, width))
		}
		return hanging(b.words, width)
	case heading:
		return append([]string{""}, styled(th.Strong.Render, frame.Wrap(b.words, width))...)
	case field:
		return b.drawField(th, width, labels)
	case item:
		return b.drawItem(th, width)
	case raw:
		return strings.Split(b.words, "\n")
	}
	return []string{""}
}

// drawField draws the value beside its label, or below it where there is no
// room for two columns. A label too long for its column goes on below itself.
func (b Block) drawField(th *theme.Theme, width, labels int) []string {
	if b.words == "" {
		return nil
	}
	if width-labels-theme.Gutter < 12 {
		return append(styled(th.Muted.Render, frame.Wrap(b.label, width)), indented(b.words, width, theme.Indent)...)
	}
	label, value := frame.Wrap(b.label, labels), frame.Wrap(b.words, width-labels-theme.Gutter)
	lines := make([]string, max(len(label), len(value)))
	for i := range lines {
		left, right := "", ""
		if i < len(label) {
			left = label[i]
		}
		if i < len(value) {
			right = value[i]
		}
		lines[i] = frame.Cell(th.Muted.Render(left), labels) + strings.Repeat(" ", theme.Gutter) + right
	}
	return lines
}

func (b Block) drawItem(th *theme.Theme, width int) []string {
	text := strings.TrimLeft(b.words, " ")
	by := theme.Indent + len(b.words) - len(text)
	if b.note == "" {
		return overhanging(text, width, by)
	}
	return append(indented(text, width, by), styled(th.Muted.Render, indented(b.note, width, 2*theme.Indent))...)
}

// overhanging sets what does not fit on one line in behind its beginning, where
// nothing below tells where the next begins.
func overhanging(words string, width, by int) []string {
	lines := indented(words, width, by)
	if len(lines) == 1 || width < 4*theme.Indent+by {
		return lines
	}
	lines = indented(words, width, by+theme.Indent)
	lines[0] = strings.TrimPrefix(lines[0], strings.Repeat(" ", theme.Indent))
	return lines
}

// hanging keeps the indent of the first line on those that follow.
func hanging(words string, width int) []string {
	text := strings.TrimLeft(words, " ")
	return indented(text, width, len(words)-len(text))
}

func indented(words string, width, by int) []string {
	by = min(by, max(width-1, 0))
	lines := frame.Wrap(words, max(width-by, 1))
	for i := range lines {
		lines[i] = strings.Repeat(" ", by) + lines[i]
	}
	return lines
}

func styled(render func(...string) string, lines []string) []string {
	for i := range lines {
		lines[i] = render(lines[i])
	}
	return lines
}
