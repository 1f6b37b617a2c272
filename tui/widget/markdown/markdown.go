// Package markdown draws the descriptions that people write in Markdown, in the
// colours of the theme and never wider than asked.
//
// The text comes from strangers. What it may not do is decided here and in
// package frame: no control character, raw or written as an entity, reaches the
// screen; links lead to the web or nowhere; a text made to be slow is shown as
// it was written, without formatting.
package markdown

import (
	"strings"

	"charm.land/glamour/v2"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// longest is how much of a text is drawn, in bytes.
const longest = 16 << 10

// narrowest is the width below which formatting has no room.
const narrowest = 12

// Renderer draws Markdown for one session. It keeps the last text it drew, so
// that drawing the same one every frame costs nothing. It must not be shared
// between goroutines.
type Renderer struct {
	theme *theme.Theme

	machine *glamour.TermRenderer // for the theme and width below
	of      theme.Name
	width   int

	source string
	drawn  string
}

// New returns a renderer in the colours of a theme.
func New(th *theme.Theme) *Renderer { return &Renderer{theme: th} }

// Render draws a text in lines of at most width cells, without empty lines at
// its ends.
func (r *Renderer) Render(source string, width int) string {
	if width <= 0 {
		return ""
	}
	if r.of != r.theme.Name || r.width != width {
		r.machine, r.of, r.width, r.drawn = nil, r.theme.Name, width, ""
	} else if source == r.source && r.drawn != "" {
		return r.drawn
	}
	r.source = source
	r.drawn = r.draw(tame(source), width)
	return r.drawn
}

func (r *Renderer) draw(source string, width int) string {
	if width < narrowest || costly(source) {
		return bound(source, width)
	}
	if r.machine == nil {
		// The cell that is kept back is for the mark of a quotation, which
		// glamour does not count.
		machine, err := glamour.NewTermRenderer(glamour.WithStyles(styles(r.theme)), glamour.WithWordWrap(width-1))
		if err != nil {
			return bound(source, width)
		}
		r.machine = machine
	}
	drawn, err := r.machine.Render(source)
	if err != nil {
		return bound(source, width)
	}
	return bound(drawn, width)
}

// bound wraps what is wider than asked, and takes away the blanks that pad
// lines, and all empty lines but one between paragraphs.
func bound(drawn string, width int) string {
	var lines []string
	empty := false
	for line := range strings.SplitSeq(drawn, "\n") {
		line = trimRight(line)
		if line == "" && empty {
			continue
		}
		empty = line == ""
		lines = append(lines, frame.Wrap(line, width)...)
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// trimRight takes the blanks from the end of a line that has colours in it.
func trimRight(line string) string {
	kept := strings.TrimRight(line, " ")
	for {
		// Blanks may be coloured by themselves: \x1b[m between and after them.
		cut, found := strings.CutSuffix(kept, "\x1b[m")
		if !found {
			return kept
		}
		at := strings.LastIndex(cut, "\x1b[")
		if at < 0 {
			return kept
		}
		_, text, ok := strings.Cut(cut[at:], "m")
		if !ok || strings.Trim(text, " ") != "" {
			return kept
		}
		kept = strings.TrimRight(cut[:at], " ")
	}
}
