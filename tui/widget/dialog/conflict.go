package dialog

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Difference is a field of which there are two versions.
type Difference struct{ Field, Label, Mine, Theirs string }

// ConflictLabels are the words of a conflict.
type ConflictLabels struct{ Title, Text, Mine, Theirs, Empty, Save string }

// ResolvedMsg says of each field whether mine is to be kept, or else theirs.
type ResolvedMsg struct {
	ID   string
	Mine map[string]bool
}

// Resolve returns the dialog that lets one choose between two versions, field
// by field. It begins with one's own.
func Resolve(th *theme.Theme, id string, labels ConflictLabels, differences []Difference) *Conflict {
	return &Conflict{theme: th, id: id, labels: labels, differences: differences, theirs: make([]bool, len(differences))}
}

// Conflict is two versions on the screen.
type Conflict struct {
	theme       *theme.Theme
	id          string
	labels      ConflictLabels
	differences []Difference
	theirs      []bool // of each difference: theirs was chosen
	at          int    // the row of the cursor: two for each difference, then the button
	rows        []int  // the row of each line shown; -1: none
}

func (c *Conflict) button() int { return 2 * len(c.differences) }

// Update moves between the versions, chooses, and answers.
func (c *Conflict) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return c.key(msg)
	case tea.MouseWheelMsg:
		c.at = min(max(c.at+notch(msg), 0), c.button())
	case tea.MouseClickMsg:
		if msg.Y >= 0 && msg.Y < len(c.rows) && c.rows[msg.Y] >= 0 {
			c.at = c.rows[msg.Y]
			return c.key(tea.KeyPressMsg{Code: tea.KeySpace, Text: " "})
		}
	}
	return nil
}

func (c *Conflict) key(press tea.KeyPressMsg) tea.Cmd {
	switch press.String() {
	case "esc":
		return tell(ClosedMsg{c.id})
	case "ctrl+s":
		return c.resolved()
	case "up", "k", "shift+tab":
		c.at = max(c.at-1, 0)
	case "down", "j", "tab":
		c.at = min(c.at+1, c.button())
	case "left", "h", "right", "l":
		c.swap()
	case "enter", "space":
		if c.at == c.button() {
			return c.resolved()
		}
		c.theirs[c.at/2] = c.at%2 == 1
		if press.String() == "enter" {
			c.at = min(c.at/2*2+2, c.button())
		}
	}
	return nil
}

// swap takes the other version of the field under the cursor.
func (c *Conflict) swap() {
	if c.at < c.button() {
		c.theirs[c.at/2] = !c.theirs[c.at/2]
		c.at ^= 1
	}
}

func (c *Conflict) resolved() tea.Cmd {
	mine := make(map[string]bool, len(c.differences))
	for i, difference := range c.differences {
		mine[difference.Field] = !c.theirs[i]
	}
	return tell(ResolvedMsg{c.id, mine})
}

// View draws the fields with both versions, scrolled to the cursor.
func (c *Conflict) View(width, height int) string {
	wide := inner(width)
	lines := append(frame.Wrap(c.labels.Text, wide), "")
	rows := slices.Repeat([]int{-1}, len(lines))
	var from, to int
	keep := func(row int, drawn []string) {
		if row == c.at {
			from, to = len(lines), len(lines)+len(drawn)
		}
		lines = append(lines, drawn...)
		rows = append(rows, slices.Repeat([]int{row}, len(drawn))...)
	}
	for i, d := range c.differences {
		lines, rows = append(lines, c.theme.Strong.Render(frame.Truncate(d.Label, wide))), append(rows, -1)
		keep(2*i, c.version(2*i, c.labels.Mine, d.Mine, !c.theirs[i], wide))
		keep(2*i+1, c.version(2*i+1, c.labels.Theirs, d.Theirs, c.theirs[i], wide))
		lines, rows = append(lines, ""), append(rows, -1)
	}
	keep(c.button(), []string{c.save(wide)})
	first := firstShown(len(lines), from, to, height-2)
	c.rows = rows[first:]
	return box(c.theme, c.labels.Title, "", inset(window(lines, from, to, height-2)), width, height)
}

// version draws one version on at most three lines.
func (c *Conflict) version(row int, whose, value string, chosen bool, width int) []string {
	mark := theme.MarkOneOff
	if chosen {
		mark = theme.MarkOneOn
	}
	if strings.TrimSpace(value) == "" {
		value = "(" + c.labels.Empty + ")"
	}
	widest := max(frame.Width(c.labels.Mine), frame.Width(c.labels.Theirs))
	head := mark + " " + frame.Cell(whose, min(widest, width/2)) + "  "
	lines := frame.Wrap(head+value, max(width-1, 1))
	if len(lines) > 3 {
		lines = append(lines[:2], frame.Truncate(lines[2]+theme.Ellipsis, width-1))
	}
	for i, line := range lines {
		if row == c.at {
			lines[i] = frame.Over(c.theme.Selected, c.theme.CursorMark(true)+line, width)
		} else {
			lines[i] = " " + line
		}
	}
	return lines
}

func (c *Conflict) save(width int) string {
	text := frame.Truncate(c.labels.Save, width-2)
	if c.at == c.button() {
		return c.theme.Selected.Render("[" + text + "]")
	}
	return " " + text + " "
}
