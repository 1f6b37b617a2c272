package plain

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// told is what was told of a screen: the numbers that were heard go on meaning
// what was heard, whatever others do meanwhile, and whoever comes back need not
// hear everything again.
type told struct {
	rows    int            // how many rows of a list
	keys    map[int]string // which row each number is of
	offered []screen.Offer // what can be done

	parts    []sheet.Part // of a sheet
	next     int          // of them is to be told
	items    []item       // that lead somewhere, in the order of their numbers
	numbered int          // how many of them were told
}

// item is what a number of a sheet leads to.
type item struct {
	at     int // on the sheet
	target any
}

// mostTold is how many screens are remembered as told, at least.
const mostTold = 32

// begin remembers that a screen is told from its beginning.
func (t *Talk) begin(top screen.Screen) {
	if len(t.all) > mostTold {
		clear(t.all)
	}
	t.told = &told{keys: make(map[int]string)}
	t.all[top] = t.told
}

// again tells the screen on top once more, from its beginning.
func (t *Talk) again() {
	delete(t.all, t.program.Top())
	t.shown = nil
}

// tellBack says where one is again, of a screen that was told before; a list
// that is empty now is told.
func (t *Talk) tellBack(top screen.Screen) {
	t.gap()
	title := screen.Clean(top.Title())
	switch on := top.(type) {
	case Sheeter:
		key := "plain.sheet.back"
		if t.told.rest() > 0 {
			key = "plain.sheet.back-more"
		}
		t.say(t.fill(key, map[string]any{"Title": title}))
	case Lister:
		t.told.rows = max(t.told.rows-1, 0) / pageRows * pageRows
		rows, total := on.Rows().Read(t.told.rows, pageRows, rowWidth)
		if len(rows) == 0 {
			t.tell()
			return
		}
		at := t.span(len(rows), total)
		at["Title"] = title
		t.say(t.fill("plain.list.back", at))
	default:
		t.tell()
	}
}

// span is where the next rows of a list are in it.
func (t *Talk) span(rows, total int) map[string]any {
	return map[string]any{
		"From": t.number(t.told.rows + 1), "To": t.number(t.told.rows + rows), "Total": t.number(total),
	}
}

// mostHints is how often a hint is told by itself; ? tells it any time.
const mostHints = 2

// hint tells how to go on, until it was told often enough to be known.
func (t *Talk) hint(words string) {
	if t.hints[words]++; t.hints[words] <= mostHints {
		t.say(words)
	}
}

// prompt asks what to do, and says where.
func prompt(place string) string {
	const most = 40
	if letters := []rune(place); len(letters) > most {
		place = strings.TrimSpace(string(letters[:most-1])) + "…"
	}
	return place + " >"
}

// which asks for one of so many numbers; -1 if for none.
func (t *Talk) which(count int) (int, error) {
	for {
		line, err := t.ask(t.word("plain.which"))
		if err != nil {
			return -1, err
		}
		line = strings.TrimSpace(line)
		n, isNumber := numberIn(line, count)
		switch {
		case isNumber:
			return n - 1, nil
		case line == "", line == typedBack, line == typedMenu, line == typedLeave:
			return -1, nil
		case line == typedHelp:
			t.say(t.word("plain.help.which"))
		case t.program.Common().Keys.Action(line) == screen.Quit:
			return -1, ErrLeft
		default:
			t.say(t.word("plain.no-such-number"))
		}
	}
}

// numbered tells things with their numbers.
func (t *Talk) numbered(names []string) {
	for i, name := range names {
		t.say(strconv.Itoa(i+1) + ". " + name)
	}
}

// numberIn is a number from 1 to most, which may have a full stop behind it as
// it was told.
func numberIn(line string, most int) (int, bool) {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(line), "."))
	return n, err == nil && n >= 1 && n <= most
}
