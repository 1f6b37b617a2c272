package tui

import (
	"fmt"
	"image/color"
	"reflect"
	"strings"

	"charm.land/lipgloss/v2"

	"github.com/ogptoolbox/concorde/tui/theme"
)

func languages() []string { return []string{"en", "fr", "es"} }

// sight is what a session shows, as cells.
type sight struct {
	d        *driver
	lines    [][]cell
	problems []string
}

// faults takes a look, and says which of the rules that hold for every
// screen it breaks.
func faults(d *driver, scene scene, phrases phrases) []string {
	p := sightOf(d)
	p.boxes()
	p.colours()
	if scene.name != "wall" { // it is looked at from afar, and nobody is at its keys
		p.focus()
	}
	p.words(phrases)
	return p.problems
}

func (p *sight) complain(format string, args ...any) {
	p.problems = append(p.problems, fmt.Sprintf(format, args...))
}

// sightOf fills the terminal exactly, line by line.
func sightOf(d *driver) *sight {
	p := &sight{d: d}
	lines := strings.Split(d.drawn(), "\n")
	if len(lines) != d.shell.height {
		p.complain("%d lines", len(lines))
	}
	for y, line := range lines {
		cells, problem := cellsOf(line)
		if problem != "" {
			p.complain("line %d has %s", y, problem)
		}
		width := 0
		for _, c := range cells {
			width += c.width
		}
		if width != d.shell.width {
			p.complain("line %d is %d cells wide: %q", y, width, line)
		}
		p.lines = append(p.lines, cells)
	}
	return p
}

// at is what stands in a column of a line.
func (p *sight) at(x, y int) cell {
	for _, c := range p.lines[y] {
		if x < c.width {
			return c
		}
		x -= c.width
	}
	return cell{}
}

// boxes are whole, unless another lies on them, which is.
func (p *sight) boxes() {
	covered := len(p.d.shell.over) > 0 || p.d.shell.tour.welcome
	whole, broken := 0, ""
	for y, line := range p.lines {
		x := 0
		for _, c := range line {
			if c.text == "┏" || c.text == "╭" {
				if problem := p.box(x, y); problem == "" {
					whole++
				} else {
					broken = problem
				}
			}
			x += c.width
		}
	}
	if whole == 0 && covered || !covered && broken != "" {
		p.complain("no box is whole: %s", broken)
	}
}

// box follows the border that begins in a corner, around to it.
func (p *sight) box(left, top int) string {
	parts := map[string][]string{"┏": {"┓", "┃", "┗", "┛"}, "╭": {"╮", "│", "╰", "╯"}}[p.at(left, top).text]
	right := left + 1
	for p.at(right, top).text != parts[0] {
		if right++; right >= p.d.shell.width {
			return fmt.Sprintf("the one at %d,%d has no right corner", left, top)
		}
	}
	for y := top + 1; y < len(p.lines); y++ {
		l, r := p.at(left, y).text, p.at(right, y).text
		switch {
		case l == parts[1] && r == parts[1]:
		case l == parts[2] && r == parts[3]:
			return ""
		default:
			return fmt.Sprintf("the one at %d,%d has %q and %q on line %d", left, top, l, r, y)
		}
	}
	return fmt.Sprintf("the one at %d,%d has no end", left, top)
}

// colours come from the theme, and there are none without colour.
func (p *sight) colours() {
	inks, grounds := map[string]bool{"": true}, map[string]bool{"": true}
	for _, ink := range inksOf(p.d.shell.Theme) {
		inks[hexOf(ink.GetForeground())], grounds[hexOf(ink.GetBackground())] = true, true
	}
	for y, line := range p.lines {
		for _, c := range line {
			if !inks[c.style.fg] || !grounds[c.style.bg] {
				p.complain("line %d has %q in a colour that is not the theme's: %+v", y, c.text, c.style)
				return
			}
		}
	}
}

// namedInk is a style of a theme, with its name there.
type namedInk struct {
	theme.Ink
	name string
}

// inksOf are the styles of a theme, in its order.
func inksOf(t *theme.Theme) []namedInk {
	var inks []namedInk
	value := reflect.ValueOf(*t)
	for i := range value.NumField() {
		if ink, ok := value.Field(i).Interface().(theme.Ink); ok {
			inks = append(inks, namedInk{ink, value.Type().Field(i).Name})
		}
	}
	return inks
}

func hexOf(c color.Color) string {
	if _, none := c.(lipgloss.NoColor); none || c == nil {
		return ""
	}
	r, g, b, _ := c.RGBA()
	return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
}

// focus is seen below the tabs: by a heavy border, and by the style of its theme.
func (p *sight) focus() {
	border := styleOf(p.d.shell.Theme.BorderFocused)
	for _, line := range p.lines[1:] {
		for _, c := range line {
			if strings.Contains("┏┃▌", c.text) && c.style == border {
				return
			}
		}
	}
	p.complain("nothing shows where the keys go")
}

func styleOf(ink theme.Ink) style {
	return style{
		fg: hexOf(ink.GetForeground()), bg: hexOf(ink.GetBackground()),
		bold: ink.GetBold(), italic: ink.GetItalic(), under: ink.GetUnderline(), reverse: ink.GetReverse(),
	}
}
