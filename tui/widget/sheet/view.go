package sheet

import (
	"math"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// View draws the sheet, exactly width × height cells.
func (m *Model) View(th *theme.Theme, width, height int, focused bool) string {
	m.layout(th, width)
	m.place(th, width, height)
	look := look{m.shown, m.cursor, focused}
	if m.kept != "" && m.look == look {
		return m.kept
	}
	m.look, m.kept = look, m.draw(th, width, height, focused)
	return m.kept
}

func (m *Model) draw(th *theme.Theme, width, height int, focused bool) string {
	top := m.shown.top
	var b strings.Builder
	for i := top; i < len(m.drawn.lines) && i < top+height; i++ {
		if i > top {
			b.WriteByte('\n')
		}
		b.WriteString(m.line(th, i, width, focused))
	}
	return frame.Fit(b.String(), width, height)
}

// place finds the first line to show: where the reader left it, or where there
// are other cells now, as near to that as shows what is under the cursor.
func (m *Model) place(th *theme.Theme, width, height int) int {
	top := m.top
	if m.pinned && m.cursor >= 0 && m.cursor < len(m.drawn.at) {
		at := m.drawn.at[m.cursor]
		top = min(max(top, at-height+1), at)
	}
	m.shown = shown{th, width, height, m.clamp(top, height)}
	return m.shown.top
}

func (m *Model) clamp(top, height int) int {
	return min(max(top, 0), max(len(m.drawn.lines)-height, 0))
}

// takeUp goes on from what is shown. A key may come before what has changed is
// drawn again.
func (m *Model) takeUp() {
	if m.shown.theme != nil {
		m.layout(m.shown.theme, m.shown.width)
		m.top = m.place(m.shown.theme, m.shown.width, m.shown.height)
	}
}

// leave remembers whether the cursor is in sight.
func (m *Model) leave(height int) {
	top := m.clamp(m.top, height)
	m.pinned = m.cursor >= 0 && m.cursor < len(m.drawn.at) && m.drawn.at[m.cursor] >= top && m.drawn.at[m.cursor] < top+height
}

func (m *Model) line(th *theme.Theme, i, width int, focused bool) string {
	l := m.drawn.lines[i]
	if !focused {
		return l.whole(l.text, l.beside)
	}
	if l.from == 0 {
		return m.marked(th, i, l.item, l.text, width)
	}
	left := m.marked(th, i, l.item, l.text, l.from-theme.Gutter)
	return l.whole(left, m.marked(th, i, l.other, l.beside, width-l.from))
}

// marked is a line, or the part of it that is in one column, where the cursor
// is on the item that it belongs to.
func (m *Model) marked(th *theme.Theme, i, item int, text string, width int) string {
	if item < 0 || item != m.cursor {
		return text
	}
	if m.drawn.at[item] == i {
		text = theme.MarkCursor + strings.TrimPrefix(text, " ")
	}
	return frame.Over(th.Selected, text, width)
}

// Move goes n items down, or up if n is negative; where that leads out of
// sight, or there are no items, it scrolls instead.
func (m *Model) Move(n, height int) {
	m.takeUp()
	defer m.leave(height)
	if len(m.drawn.at) == 0 {
		m.top += n
		return
	}
	next := min(max(m.cursor+n, 0), len(m.drawn.at)-1)
	if next == m.cursor { // beyond the first or the last item there may be text
		m.top += n
		return
	}
	at := m.drawn.at[next]
	switch {
	case at < m.top-height || at >= m.top+2*height: // far away: go there at once
		m.top = at - height/2
	case at < m.top || at >= m.top+height: // the text between is read on the way
		m.top += n
		if at < m.top || at >= m.top+height {
			return
		}
	}
	m.cursor = next
}

// Press is a click on what was drawn last: the cursor goes to the item there;
// true where it was there already, so that a second click opens it.
func (m *Model) Press(x, y int) bool {
	m.takeUp()
	at := m.top + y
	if y < 0 || y >= m.shown.height || at >= len(m.drawn.lines) {
		return false
	}
	item := m.drawn.lines[at].item
	if from := m.drawn.lines[at].from; from > 0 && x >= from {
		item = m.drawn.lines[at].other
	}
	if item < 0 {
		return false
	}
	again := item == m.cursor
	m.cursor = item
	m.leave(m.shown.height)
	return again
}

// Page scrolls by a page, and takes the cursor along.
func (m *Model) Page(n, height int) {
	m.takeUp()
	defer m.leave(height)
	m.top = m.clamp(m.top+n*max(height-1, 1), height)
	for i, at := range m.drawn.at {
		if at >= m.top {
			m.cursor = i
			return
		}
	}
}

// Top goes to the beginning, Bottom to the end.
func (m *Model) Top() { m.top, m.cursor, m.pinned = 0, 0, false }

// Bottom goes to the end.
func (m *Model) Bottom() {
	m.top, m.cursor, m.pinned = math.MaxInt32, max(len(m.items())-1, 0), false
}

// Place says how far one has read, for the border of the pane; empty where all is shown.
func (m *Model) Place(height int) string {
	if len(m.drawn.lines) <= height || height <= 0 {
		return ""
	}
	return strconv.Itoa(min(100, 100*(m.shown.top+height)/len(m.drawn.lines))) + " %"
}
