// Package dialog asks something over the screen: a question with choices, one
// of a list, or which of two versions to keep, field by field.
//
// A dialog takes all keys while it is there and answers with a message that
// carries its ID, so that whoever asked recognises the answer. It is drawn as a
// block no larger than it has to be, for the shell to place.
package dialog

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Dialog is what the shell keeps on its stack.
type Dialog interface {
	// Update takes a message; all keys are for the dialog on top. Clicks count
	// from the first cell inside its border.
	Update(tea.Msg) tea.Cmd
	// View draws the dialog as a block of at most width × height cells.
	View(width, height int) string
}

// The messages by which a dialog answers.
type (
	// ChosenMsg says which choice was made.
	ChosenMsg struct{ ID, Value string }
	// ClosedMsg says that none was.
	ClosedMsg struct{ ID string }
)

// widest is as wide as text is easy to read.
const widest = 64

func tell(msg tea.Msg) tea.Cmd { return func() tea.Msg { return msg } }

// box draws the body of a dialog in its border, as high as it is but no higher
// than the screen.
func box(th *theme.Theme, title, footer string, lines []string, width, height int) string {
	width = min(width, widest+2)
	height = min(height, len(lines)+2)
	pane := frame.Pane{Title: title, Footer: footer, Focused: true}
	return pane.Render(th, strings.Join(lines, "\n"), width, height)
}

// inner is the width of the text in a box.
func inner(width int) int { return max(min(width, widest+2)-2-2*theme.Inset, 1) }

func inset(lines []string) []string {
	out := make([]string, len(lines))
	for i, line := range lines {
		out[i] = strings.Repeat(" ", theme.Inset) + line
	}
	return out
}

// window cuts lines to a height so that the lines [from, to) are seen.
func window(lines []string, from, to, height int) []string {
	if height <= 0 || len(lines) <= height {
		return lines
	}
	first := firstShown(len(lines), from, to, height)
	return lines[first : first+height]
}

// firstShown is the first of so many lines in such a window.
func firstShown(lines, from, to, height int) int {
	if height <= 0 || lines <= height {
		return 0
	}
	return max(min(from-(height-(to-from))/2, lines-height), 0)
}

// notch is what the wheel says: down or up by one.
func notch(msg tea.MouseWheelMsg) int {
	switch msg.Button {
	case tea.MouseWheelDown:
		return 1
	case tea.MouseWheelUp:
		return -1
	}
	return 0
}
