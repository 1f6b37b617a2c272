package wire

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// pen writes with as few bytes as it can: it knows where the terminal's cursor
// is and what is set there, and uses the sequences that every terminal of the
// last forty years knows (ECMA-48: CUP, CUU, CUD, CUF, CUB, CHA, EL, SGR; of the
// VT100: IND, RI), and ECH where the terminal has it.
type pen struct {
	profile colorprofile.Profile
	erases  bool // ECH
	written strings.Builder

	x, y  int // where the cursor is; y < 0: nobody knows
	now   uv.Style
	asked uv.Style // that now is for this terminal's colours
	on    uv.Link
}

func newPen(profile colorprofile.Profile, term string) pen {
	return pen{profile: profile, erases: erases(term), y: -1}
}

// erases reports whether a kind of terminal erases characters in the middle of a line.
func erases(term string) bool {
	kind, _, _ := strings.Cut(term, "-")
	switch kind {
	case "xterm", "tmux", "screen", "linux", "alacritty", "foot", "ghostty", "kitty", "st", "wezterm", "contour", "rio":
		return true
	}
	return false
}

// tell writes a sequence that neither draws nor moves.
func (p *pen) tell(sequence string) { p.written.WriteString(sequence) }

// take returns what was written since it was last taken.
func (p *pen) take() string {
	defer p.written.Reset()
	return p.written.String()
}

// clear empties the screen.
func (p *pen) clear() {
	p.style(uv.Style{})
	p.tell(ansi.CursorHomePosition + ansi.EraseEntireScreen)
	p.x, p.y = 0, 0
}

// moveTo moves the cursor, the shortest way.
func (p *pen) moveTo(x, y int) {
	if p.x == x && p.y == y {
		return
	}
	way := ansi.CursorPosition(x+1, y+1)
	if p.y >= 0 {
		if near := across(x-p.x) + along(y-p.y); len(near) < len(way) {
			way = near
		}
		for _, near := range []string{"\r" + across(x) + along(y-p.y), column(x) + along(y-p.y)} {
			if len(near) < len(way) {
				way = near
			}
		}
	}
	p.tell(way)
	p.x, p.y = x, y
}

// column moves to a column of the row.
func column(x int) string { return "\x1b[" + strconv.Itoa(x+1) + "G" }

// across moves right, or left.
func across(by int) string {
	if by < 0 && by > -4 {
		return strings.Repeat("\b", -by)
	}
	return steps(by, 'C', 'D')
}

// along moves down, or up.
func along(by int) string {
	switch by {
	case 1:
		return "\x1bD"
	case -1:
		return "\x1bM"
	}
	return steps(by, 'B', 'A')
}

func steps(by int, ahead, back byte) string {
	direction := ahead
	if by < 0 {
		by, direction = -by, back
	}
	switch by {
	case 0:
		return ""
	case 1:
		return "\x1b[" + string(direction)
	}
	return "\x1b[" + strconv.Itoa(by) + string(direction)
}

// style sets how the next cells look.
func (p *pen) style(want uv.Style) {
	if want == p.asked {
		return
	}
	p.asked = want
	want = uv.ConvertStyle(want, p.profile)
	change := uv.StyleDiff(&p.now, &want)
	if anew := want.String(); change != "" && !want.IsZero() && len(anew)+2 < len(change) {
		change = "\x1b[0;" + strings.TrimPrefix(anew, "\x1b[")
	}
	p.tell(change)
	p.now = want
}

// link sets where the next cells lead to.
func (p *pen) link(want uv.Link) {
	if want == p.on {
		return
	}
	if p.profile != colorprofile.NoTTY {
		p.tell(ansi.SetHyperlink(want.URL, want.Params))
	}
	p.on = want
}

// blank reports whether nothing is written in a cell.
func blank(c *uv.Cell) bool { return c.Content == " " && c.Link.IsZero() }

// ground is what of a style is seen without a character.
func ground(s uv.Style) uv.Style {
	s.Attrs &= uv.AttrReverse | uv.AttrStrikethrough
	if s.Attrs&uv.AttrReverse == 0 {
		s.Fg = nil
		if s.Attrs == 0 && s.Underline == uv.UnderlineNone {
			s.UnderlineColor = nil
		}
	}
	return s
}
