package tui

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// cell is what stands in one place of the screen, one or two cells wide.
type cell struct {
	text  string
	width int
	style style
}

// style is how it is drawn: colours as #rrggbb, empty for the terminal's own.
type style struct {
	fg, bg                                string
	bold, italic, under, reverse, crossed bool
}

// cellsOf reads a line as a terminal does. What is neither text nor its style
// has no place in one.
func cellsOf(line string) (cells []cell, problem string) {
	var now style
	for len(line) > 0 {
		if strings.HasPrefix(line, "\x1b") {
			sequence, _, n, _ := ansi.DecodeSequenceWc(line, ansi.NormalState, nil)
			line = line[n:]
			switch body, isStyle := strings.CutPrefix(strings.TrimSuffix(sequence, "m"), "\x1b["); {
			case isStyle && strings.HasSuffix(sequence, "m"):
				if now, problem = now.with(body); problem != "" {
					return cells, problem
				}
			case !strings.HasPrefix(sequence, "\x1b]8;"):
				return cells, fmt.Sprintf("the sequence %q", sequence)
			}
			continue
		}
		cluster, width := ansi.FirstGraphemeCluster(line, ansi.WcWidth)
		line = line[len(cluster):]
		if problem := unfit(cluster, width); problem != "" {
			return cells, problem
		}
		cells = append(cells, cell{cluster, width, now})
	}
	if now != (style{}) {
		problem = fmt.Sprintf("its style goes on into the next line: %+v", now)
	}
	return cells, problem
}

// unfit says why a cluster may not be drawn: it moves or hides what is around
// it, or it is the rest of one that was cut.
func unfit(cluster string, width int) string {
	first, _ := utf8.DecodeRuneInString(cluster)
	for _, r := range cluster {
		switch {
		case r == utf8.RuneError:
			return fmt.Sprintf("a character that was cut: %q", cluster)
		case unicode.Is(unicode.Cc, r), unicode.In(r, unicode.Zl, unicode.Zp), unicode.Is(unicode.Bidi_Control, r):
			return fmt.Sprintf("a control character: %q", cluster)
		}
	}
	if width == 0 || unicode.In(first, unicode.Mn, unicode.Me) {
		return fmt.Sprintf("a mark without its letter: %q", cluster)
	}
	return ""
}

// with is the style after a sequence of parameters.
func (s style) with(body string) (style, string) {
	params := strings.Split(body, ";")
	for i := 0; i < len(params); i++ {
		switch params[i] {
		case "", "0":
			s = style{}
		case "1":
			s.bold = true
		case "3":
			s.italic = true
		case "4":
			s.under = true
		case "7":
			s.reverse = true
		case "9":
			s.crossed = true
		case "38", "48":
			if i+4 >= len(params) || params[i+1] != "2" {
				return s, fmt.Sprintf("a colour that is not written in full: %q", body)
			}
			colour := "#"
			for _, part := range params[i+2 : i+5] {
				n, _ := strconv.Atoi(part)
				colour += fmt.Sprintf("%02x", n)
			}
			if params[i] == "38" {
				s.fg = colour
			} else {
				s.bg = colour
			}
			i += 4
		default:
			return s, fmt.Sprintf("the style %q", body)
		}
	}
	return s, ""
}
