package plain

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// The least and the most cells of a line: fewer break every word, more are not
// read well.
const (
	narrowest = 20
	widest    = 100
)

// say prints a paragraph, or several, between words where it can.
func (t *Talk) say(words string) { t.sayIn(words, 0) }

// sayIn prints lines that belong to one before, indented by that many blanks.
func (t *Talk) sayIn(words string, indent int) {
	width := max(min(t.width, widest), narrowest) - 1
	margin := strings.Repeat(" ", min(indent, width/4))
	for _, line := range frame.Wrap(harmless(t.spoken(words)), width-len(margin)) {
		t.print(strings.TrimRight(margin+line, " ") + "\n")
	}
}

// gap prints an empty line, but never two.
func (t *Talk) gap() {
	if !t.apart {
		t.print("\n")
		t.apart = true
	}
}

// print writes what is harmless already. An error is that of a line that broke:
// the next read of it ends the session.
func (t *Talk) print(s string) {
	t.apart = false
	if _, err := t.out.Write([]byte(s)); err != nil {
		t.over = true
	}
}

// harmless is the last gate for words: nothing that moves a cursor, changes a
// colour or draws a frame gets through, whoever wrote it.
func harmless(words string) string {
	return text.Block(strings.Map(func(r rune) rune {
		if r >= 0x2500 && r <= 0x25ff { // boxes, blocks, and marks that stand beside words
			return -1
		}
		return r
	}, ansi.Strip(words)))
}

// row is a row of a list as it is told: the line that names it, its columns
// separated by commas, and what stands under it.
func (t *Talk) row(drawn string) (first string, under []string) {
	for line := range strings.SplitSeq(ansi.Strip(drawn), "\n") {
		if line = t.flat(line); line == "" {
			continue
		}
		if first == "" {
			first = line
		} else {
			under = append(under, line)
		}
	}
	return first, under
}

// flat is a line that was drawn in columns, as a line that is read.
func (t *Talk) flat(line string) string {
	var parts []string
	for part := range strings.SplitSeq(line, "  ") {
		if part = strings.TrimSpace(harmless(t.spoken(part))); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// spoken says what the mark of somebody who is here says; a point between two
// things is a comma.
func (t *Talk) spoken(words string) string {
	return strings.NewReplacer(theme.MarkOnline+" ", t.word("plain.here")+" ", " · ", ", ").Replace(words)
}
