package plain

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// pageRows is how many rows are told at a time.
const pageRows = 10

// rowWidth is as wide as a row is drawn before its columns are put into one
// line, so that none of them is cut.
const rowWidth = 1000

// page tells the screen on top, unless it was told already, and does what the
// reader says to it.
func (t *Talk) page() error {
	if top := t.program.Top(); t.shown != top {
		t.shown = top
		if before, heard := t.all[top]; heard {
			t.told = before
			t.tellBack(top)
		} else {
			t.tell()
		}
	}
	line, err := t.ask(prompt(screen.Clean(t.program.Top().Title())))
	if err != nil {
		return err
	}
	return t.obey(line)
}

// tell tells the screen on top.
func (t *Talk) tell() {
	top := t.program.Top()
	t.gap()
	t.begin(top)
	switch on := top.(type) {
	case Sheeter:
		t.tellSheet(on)
	case Lister:
		t.tellHead(top)
		t.tellRows(on)
	default:
		t.say(top.Title())
		t.tellDrawn(top.View())
		t.tellOffers(0)
	}
}

// tellHead says what a list is, and what there is to know about it.
func (t *Talk) tellHead(top screen.Screen) {
	t.say(top.Title())
	if intro, ok := top.(Introducer); ok {
		for _, line := range intro.Before() {
			t.say(line)
		}
	}
	list, ok := top.(searcher)
	if !ok {
		return
	}
	relaxed, order := list.Noted()
	if query := list.Searched(); query != "" {
		t.say(t.fill("plain.list.searched", map[string]any{"Query": screen.Clean(query)}))
	}
	for _, group := range list.Filters() {
		if ticked := tickedIn(group); len(ticked) > 0 {
			t.say(t.fill("plain.labelled", map[string]any{"Label": group.Label, "Value": strings.Join(ticked, ", ")}))
		}
	}
	if relaxed != "" {
		t.say(relaxed)
	}
	t.say(t.fill("plain.list.order", map[string]any{"Order": order}))
}

// tellRows tells the next rows of a list, each with its number in the list.
func (t *Talk) tellRows(list Lister) {
	on := list.Rows()
	rows, total := on.Read(t.told.rows, pageRows, rowWidth)
	if len(rows) == 0 && t.told.rows > 0 { // around the end, to the first
		t.told.rows = 0
		rows, total = on.Read(0, pageRows, rowWidth)
	}
	if total == 0 {
		t.say(on.Empty())
		t.hint(t.ways())
		return
	}
	for i, row := range rows {
		number := t.told.rows + i + 1
		t.told.keys[number] = row.Key
		first, under := t.row(row.Drawn)
		t.say(strconv.Itoa(number) + ". " + first)
		for _, line := range under {
			t.sayIn(line, 3)
		}
	}
	at, hint := "plain.list.at", "plain.list.hint"
	if t.told.rows+len(rows) >= total {
		at, hint = "plain.list.at-last", "plain.list.hint-last"
	}
	t.say(t.fill(at, t.span(len(rows), total)))
	t.hint(t.word(hint) + " " + t.ways())
	t.told.rows += len(rows)
}

// ways are where one may go on from a list.
func (t *Talk) ways() string {
	if t.narrows() {
		return t.word("plain.list.ways-narrow")
	}
	return t.word("plain.list.ways")
}

// tellDrawn reads out what is drawn and not said in words.
func (t *Talk) tellDrawn(drawn string) {
	for line := range strings.SplitSeq(ansi.Strip(drawn), "\n") {
		if line = t.flat(line); line != "" {
			t.say(line)
		}
	}
}
