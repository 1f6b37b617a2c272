package dialog

import (
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// Option is one of a list.
type Option struct{ Value, Label, Hint string }

// Pick returns the dialog that lets one choose one of a list; current is the
// value that holds now.
func Pick(th *theme.Theme, id, title string, options []Option, current string) *Picked {
	p := &Picked{theme: th, id: id, title: title, options: options, current: current}
	for i, option := range options {
		if option.Value == current {
			p.at = i
		}
	}
	return p
}

// Picked is a list to choose from on the screen.
type Picked struct {
	theme     *theme.Theme
	id, title string
	options   []Option
	current   string
	at        int
	first     int // the option on the first line shown
}

// Update moves and chooses. A digit chooses at once, by its place in the list.
func (p *Picked) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return p.key(msg)
	case tea.MouseWheelMsg:
		p.at = min(max(p.at+notch(msg), 0), max(len(p.options)-1, 0))
	case tea.MouseClickMsg:
		if i := p.first + msg.Y; msg.Y >= 0 && i < len(p.options) {
			return p.choose(i)
		}
	}
	return nil
}

func (p *Picked) key(press tea.KeyPressMsg) tea.Cmd {
	last := len(p.options) - 1
	switch key := press.String(); key {
	case "esc", "q":
		return tell(ClosedMsg{p.id})
	case "up", "k", "shift+tab":
		p.at = max(p.at-1, 0)
	case "down", "j", "tab":
		p.at = min(p.at+1, max(last, 0))
	case "home", "g", "pgup":
		p.at = 0
	case "end", "G", "pgdown":
		p.at = max(last, 0)
	case "enter", "space":
		return p.choose(p.at)
	default:
		if n, err := strconv.Atoi(key); err == nil && n >= 1 {
			return p.choose(n - 1)
		}
	}
	return nil
}

func (p *Picked) choose(i int) tea.Cmd {
	if i >= len(p.options) {
		return nil
	}
	return tell(ChosenMsg{p.id, p.options[i].Value})
}

// View draws the list, scrolled to its cursor.
func (p *Picked) View(width, height int) string {
	wide := inner(width)
	var lines []string
	for i, option := range p.options {
		lines = append(lines, p.row(option, i == p.at, wide))
	}
	p.first = firstShown(len(lines), p.at, p.at+1, height-2)
	lines = window(lines, p.at, p.at+1, height-2)
	return box(p.theme, p.title, "", inset(lines), width, height)
}

func (p *Picked) row(option Option, underCursor bool, width int) string {
	mark := theme.MarkOneOff
	if option.Value == p.current {
		mark = theme.MarkOneOn
	}
	line := frame.Cell(mark+" "+option.Label+"  "+p.theme.Muted.Render(option.Hint), max(width-1, 0))
	if underCursor {
		return frame.Over(p.theme.Selected, p.theme.CursorMark(true)+line, width)
	}
	return " " + line
}
