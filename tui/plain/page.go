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
		t.shown, t.rows = top, 0
		t.tell()
	}
	line, err := t.ask(">")
	if err != nil {
		return err
	}
	return t.obey(line)
}

// again tells the screen on top once more, from its beginning.
func (t *Talk) again() { t.shown = nil }

// tell tells the screen on top.
func (t *Talk) tell() {
	top := t.program.Top()
	t.gap()
	t.offered, t.items = nil, nil
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
	rows := list.Rows()
	drawn, total := rows.Read(t.rows, pageRows, rowWidth)
	if len(drawn) == 0 && t.rows > 0 { // around the end, to the first
		t.rows = 0
		drawn, total = rows.Read(0, pageRows, rowWidth)
	}
	if total == 0 {
		t.say(rows.Empty())
		t.say(t.ways())
		return
	}
	for i, row := range drawn {
		first, under := t.row(row)
		t.say(strconv.Itoa(t.rows+i+1) + ". " + first)
		for _, line := range under {
			t.sayIn(line, 3)
		}
	}
	hint := "plain.list.hint"
	if t.rows+len(drawn) >= total {
		hint = "plain.list.hint-last"
	}
	t.say(t.fill(hint, map[string]any{
		"From": t.number(t.rows + 1), "To": t.number(t.rows + len(drawn)), "Total": t.number(total),
	}) + " " + t.ways())
	t.rows += len(drawn)
}

// ways are where one may go on from a list.
func (t *Talk) ways() string {
	if t.narrows() {
		return t.word("plain.list.ways-narrow")
	}
	return t.word("plain.list.ways")
}

// tellSheet tells a thing in full: its items that lead somewhere have numbers,
// and after them what can be done.
func (t *Talk) tellSheet(on Sheeter) {
	for _, part := range on.Sheet().Read() {
		if part.Apart {
			t.gap()
		}
		switch {
		case part.Text == "":
		case part.Item >= 0:
			t.items = append(t.items, part.Item)
			t.say(strconv.Itoa(len(t.items)) + ". " + noted(part.Text, part.Note))
		case part.Label != "":
			t.say(t.fill("plain.labelled", map[string]any{"Label": part.Label, "Value": part.Text}))
		default:
			t.say(noted(strings.TrimSpace(part.Text), part.Note))
		}
	}
	t.tellOffers(len(t.items))
}

func noted(words, note string) string {
	if note == "" {
		return words
	}
	return words + ", " + note
}

// tellDrawn reads out what is drawn and not said in words.
func (t *Talk) tellDrawn(drawn string) {
	for line := range strings.SplitSeq(ansi.Strip(drawn), "\n") {
		if line = t.flat(line); line != "" {
			t.say(line)
		}
	}
}

// tellOffers tells what can be done, with numbers that go on from those of the
// items, with the key that does it anywhere, and with why it cannot be done now.
func (t *Talk) tellOffers(items int) {
	t.offered = t.offers()
	if len(t.offered) > 0 {
		t.gap()
		t.say(t.word("plain.can"))
	}
	for i, offer := range t.offered {
		t.say(strconv.Itoa(items+i+1) + ". " + t.offer(offer))
	}
	t.say(t.word("plain.sheet.hint"))
}

// offer is what can be done, in words.
func (t *Talk) offer(offer screen.Offer) string {
	c := t.program.Common()
	words := capital(c.T("shell.key." + string(offer.Action)))
	if key := c.Key(offer.Action); key != "" {
		words += " (" + key + ")"
	}
	if offer.WhyNot != "" {
		words = t.fill("plain.labelled", map[string]any{"Label": words, "Value": offer.WhyNot})
	}
	return words
}

// offers are what the screen on top offers as a whole.
func (t *Talk) offers() []screen.Offer {
	t.unpoint()
	return t.offersNow()
}

// offersNow are what it offers where the cursor is, without what is only moving
// about.
func (t *Talk) offersNow() []screen.Offer {
	var out []screen.Offer
	for _, offer := range t.program.Top().Offers() {
		if !unlisted(offer.Action) && (!t.still() || !sideways(offer.Action)) {
			out = append(out, offer)
		}
	}
	return out
}

// travels reports whether an action only moves a cursor, which nobody has here,
// or is one that is said in another way.
func travels(action screen.Action) bool {
	switch action {
	case screen.Up, screen.Down, screen.Top, screen.Bottom, screen.PageUp, screen.PageDown, screen.NextPane, screen.PrevPane,
		screen.Open, screen.Back, screen.Help, screen.Palette:
		return true
	}
	return false
}

// unlisted reports whether an action is not told among what can be done: it
// means nothing here, it is for a projector, or it is told when it is due.
func unlisted(action screen.Action) bool {
	return travels(action) || action == screen.Wall || action == screen.SkipTour
}

// still reports whether the screen on top shows the same whichever pane or
// column its cursor is in.
func (t *Talk) still() bool {
	switch t.program.Top().(type) {
	case searcher, Sheeter:
		return true
	}
	return false
}

// sideways reports whether an action moves between panes, where there are some,
// or changes what is listed.
func sideways(action screen.Action) bool { return action == screen.Left || action == screen.Right }
