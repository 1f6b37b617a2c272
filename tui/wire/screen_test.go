package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/vt"
	"pgregory.net/rapid"
)

// Whatever follows whatever, a terminal shows the cells of the last frame.
func TestATerminalShowsTheLastFrame(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sizes := rapid.SampledFrom([]int{9, 20, 4, 1, 40})
		width, height := sizes.Draw(t, "width"), sizes.Draw(t, "height")
		term := rapid.SampledFrom([]string{"xterm-256color", "vt100", "linux", "tmux-256color"}).Draw(t, "term")
		s := screen{pen: newPen(colorprofile.TrueColor, term)}
		terminal := vt.NewEmulator(width, height)
		var lines [][]string
		for range rapid.IntRange(1, 6).Draw(t, "frames") {
			if rapid.IntRange(0, 4).Draw(t, "resized") == 0 {
				width, height = sizes.Draw(t, "width"), sizes.Draw(t, "height")
				terminal.Resize(width, height)
			}
			lines = next(t, lines)
			content := contentOf(lines)
			fmt.Fprint(terminal, s.draw(Frame{Blocks: []string{content}}, width, height))
			want := uv.NewScreenBuffer(width, height)
			uv.NewStyledString(content).Draw(want, want.Bounds())
			differ(t, want, terminal)
		}
	})
}

// piece is a word, a blank or a style: some are wide, some composed, and not
// always is there an end to a style.
func piece() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{
		"a", "budget", " ", "   ", "               ", "é", "e\u0301", "預算", "가", "─────", "│", "x", "yy",
		"\x1b[m", "\x1b[m", "\x1b[m", "\x1b[m│", "│\x1b[m", "\x1b[m \x1b[31m",
		"\x1b[0m", "\x1b[0;1m", "\x1b[1m", "\x1b[31m", "\x1b[38;2;10;20;30m", "\x1b[48;5;24m", "\x1b[7m",
		"\x1b[4m", "\x1b[9m", "\x1b[2;3m", "\x1b[22m", "\x1b[39;49m", "\x1b[24;27m",
	})
}

// next is a frame as pieces of lines: others than before, or the same but for some.
func next(t *rapid.T, lines [][]string) [][]string {
	if lines == nil || rapid.IntRange(0, 2).Draw(t, "other lines") == 0 {
		return rapid.SliceOfN(line(), 1, 9).Draw(t, "lines")
	}
	lines = slices.Clone(lines)
	for i := range lines {
		switch rapid.IntRange(0, 5).Draw(t, "change") {
		case 0:
			lines[i] = line().Draw(t, "line")
		case 1, 2:
			lines[i] = slices.Clone(lines[i])
			at := rapid.IntRange(0, len(lines[i])-1).Draw(t, "at")
			lines[i] = slices.Replace(lines[i], at, at+1, rapid.SliceOfN(piece(), 0, 2).Draw(t, "instead")...)
			lines[i] = append(lines[i], "\x1b[m")
			if slices.Contains(lines[i], linked) {
				lines[i] = append(lines[i], unlinked)
			}
		}
	}
	return lines
}

const (
	linked   = "\x1b]8;;https://example.org\x07"
	unlinked = "\x1b]8;;\x07"
)

// line is some pieces, among which there is a link now and then.
func line() *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string {
		line := rapid.SliceOfN(piece(), 2, 16).Draw(t, "pieces")
		if rapid.IntRange(0, 3).Draw(t, "linked") > 0 {
			return line
		}
		at := rapid.IntRange(0, len(line)).Draw(t, "link")
		return append(slices.Insert(line, at, linked), unlinked)
	})
}

func contentOf(lines [][]string) string {
	whole := make([]string, len(lines))
	for i, line := range lines {
		whole[i] = strings.Join(line, "")
	}
	return strings.Join(whole, "\n")
}

// differ fails where a terminal does not show what it should.
func differ(t *rapid.T, want uv.ScreenBuffer, got *vt.Emulator) {
	for y := range want.Height() {
		for x := range want.Width() {
			if a, b := seen(want.CellAt(x, y)), seen(got.CellAt(x, y)); a != b {
				t.Fatalf("at column %d of line %d is %q, expected %q:\n%s", x, y, b, a, got.Render())
			}
		}
	}
}

// seen is what a person sees of a cell: of a blank, its ground.
func seen(c *uv.Cell) string {
	style := c.Style
	if c.Content == " " || c.Content == "" {
		style = ground(style)
	}
	return fmt.Sprint(strings.TrimSpace(c.Content), style.String(), c.Link.URL, c.Width)
}

// What is the same is not drawn again, and what is another costs little.
func TestLittleTravelsForALittleChange(t *testing.T) {
	t.Parallel()
	s := screen{pen: newPen(colorprofile.TrueColor, "xterm")}
	draw := func(lines ...string) string { return s.draw(Frame{Blocks: []string{strings.Join(lines, "\n")}}, 40, 5) }
	draw("Decidim", "\x1b[1mCONSUL\x1b[m", strings.Repeat("─", 40))
	for name, c := range map[string]struct{ drawn, want string }{
		"nothing":        {draw("Decidim", "\x1b[1mCONSUL\x1b[m", strings.Repeat("─", 40)), ""},
		"a letter":       {draw("Decidum", "\x1b[1mCONSUL\x1b[m", strings.Repeat("─", 40)), "\b\x1bM\x1b[mu"},
		"a shorter line": {draw("Decidum", "\x1b[1mCON\x1b[m", strings.Repeat("─", 40)), "\b\b\b\x1bD\x1b[K"},
	} {
		if c.drawn != c.want {
			t.Errorf("%s: %q, expected %q", name, c.drawn, c.want)
		}
	}
}

// BenchmarkStep is what a step of a cursor costs in a list of 36 rows beside a
// sheet, at 120×40: two rows are other ones.
func BenchmarkStep(b *testing.B) {
	lines := func(at int) string {
		var drawn strings.Builder
		for y := range 40 {
			look := "\x1b[1m"
			if y == at {
				look = "\x1b[38;5;111;48;5;23m"
			}
			fmt.Fprintf(&drawn, "\x1b[38;5;101m┃\x1b[m %sTool number %3d%s\x1b[m \x1b[38;5;145mDebate\x1b[m\x1b[38;5;101m┃ │\x1b[m %-60s \x1b[38;5;101m│\x1b[m\n",
				look, y, strings.Repeat(" ", 26), "What is said of it, in some words that fill the line")
		}
		return drawn.String()
	}
	s := screen{pen: newPen(colorprofile.ANSI256, "xterm-256color")}
	frames := []string{lines(3), lines(4)}
	bytes, n := 0, 0
	for b.Loop() {
		bytes += len(s.draw(Frame{Blocks: []string{frames[n%2]}}, 120, 40))
		n++
	}
	b.ReportMetric(float64(bytes)/float64(n), "B/step")
}

// A terminal is told once of each look of a list, and not again with every row.
func TestAListIsWrittenLookByLook(t *testing.T) {
	t.Parallel()
	s := screen{pen: newPen(colorprofile.TrueColor, "xterm")}
	list := func(names ...string) Frame {
		var lines []string
		for _, name := range names {
			lines = append(lines, "\x1b[1m"+name+"\x1b[m   \x1b[38;2;90;90;90m"+name+"\x1b[m │")
		}
		return Frame{Blocks: []string{strings.Join(lines, "\n")}}
	}
	s.draw(list("aaaaaa", "bbbbbb", "cccccc"), 40, 5)
	drawn := s.draw(list("dddddd", "eeeeee", "ffffff"), 40, 5)
	if looks := strings.Count(drawn, "m"); looks > 2 {
		t.Errorf("the looks are told %d times: %q", looks, drawn)
	}
	if strings.Contains(drawn, "│") {
		t.Errorf("what stayed is written: %q", drawn)
	}
}
