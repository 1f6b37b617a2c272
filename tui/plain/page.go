package plain

import (
	"slices"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store"
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
			on.Sheet().Pick(part.Item)
			t.told.items = append(t.told.items, item{part.Item, on.Sheet().Target()})
			t.say(strconv.Itoa(len(t.told.items)) + ". " + noted(t.named(part.Text, on.Sheet().Target()), part.Note))
		case part.Label != "":
			t.say(t.fill("plain.labelled", map[string]any{"Label": part.Label, "Value": part.Text}))
		default:
			t.say(noted(strings.TrimSpace(part.Text), part.Note))
		}
	}
	t.tellOffers(len(t.told.items))
}

// named is what an item is called. The number that an action has of its own is
// told behind its name: before it there is the number to type.
func (t *Talk) named(name string, target any) string {
	name = strings.TrimSpace(name)
	n, numbered := ownNumber(name)
	if show, ok := target.(screen.ShowMsg); !ok || !numbered || show.Kind != store.KindAction {
		return name
	}
	_, name, _ = strings.Cut(name, ". ")
	return name + ", " + t.fill("plain.action", map[string]any{"N": t.number(n)})
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
// items, and with the key that does it anywhere. What cannot be done now is
// left to ?, which says why.
func (t *Talk) tellOffers(items int) {
	t.told.offered = slices.DeleteFunc(t.offers(), func(offer screen.Offer) bool { return offer.WhyNot != "" })
	if len(t.told.offered) > 0 {
		t.gap()
		t.say(t.word("plain.can"))
	}
	for i, offer := range t.told.offered {
		t.say(strconv.Itoa(items+i+1) + ". " + t.offer(offer))
	}
	t.hint(t.word("plain.sheet.hint"))
}

// offer is what can be done, in words.
func (t *Talk) offer(offer screen.Offer) string {
	words := capital(t.word("shell.key." + string(offer.Action)))
	if key := t.letter(offer.Action); key != "" {
		words += " (" + key + ")"
	}
	if offer.WhyNot != "" {
		words = t.fill("plain.labelled", map[string]any{"Label": words, "Value": offer.WhyNot})
	}
	return words
}

// letter is what is typed for an action: of its keys, one that is a letter or a
// sign.
func (t *Talk) letter(action screen.Action) string {
	for _, b := range t.program.Common().Keys.Bindings() {
		if b.Action != action {
			continue
		}
		for _, key := range b.Keys {
			if len(key) == 1 {
				return key
			}
		}
	}
	return ""
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
	for _, action := range t.program.Deeds() {
		out = append(out, screen.Offer{Action: action})
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
