package plain

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// A thing is told in so many parts at a time; a rest that is not worth a
// question is told with them.
const (
	sheetParts = 60
	leastRest  = 15
)

// tellSheet tells a thing from its beginning: its items that lead somewhere
// have numbers.
func (t *Talk) tellSheet(on Sheeter) {
	t.told.parts = on.Sheet().Read()
	for _, part := range t.told.parts {
		if part.Item >= 0 && part.Text != "" {
			on.Sheet().Pick(part.Item)
			t.told.items = append(t.told.items, item{part.Item, on.Sheet().Target()})
		}
	}
	t.tellParts()
}

// rest is how many parts of a sheet were not told yet.
func (t *told) rest() int { return len(t.parts) - t.next }

// tellParts tells what follows of a sheet, and at its end what can be done.
func (t *Talk) tellParts() {
	most := sheetParts
	if t.told.rest() < sheetParts+leastRest {
		most = t.told.rest()
	}
	for _, part := range t.told.parts[t.told.next:][:most] {
		t.tellPart(part)
	}
	t.told.next += most
	if rest := t.told.rest(); rest > 0 {
		t.gap()
		t.say(t.program.Common().Words.N("plain.sheet.more", rest))
		return
	}
	t.tellOffers(len(t.told.items))
}

func (t *Talk) tellPart(part sheet.Part) {
	if part.Apart {
		t.gap()
	}
	switch {
	case part.Text == "":
	case part.Item >= 0:
		it := t.told.items[t.told.numbered]
		t.told.numbered++
		t.say(strconv.Itoa(t.told.numbered) + ". " + noted(t.named(part.Text, it.target), part.Note))
	case part.Label != "":
		t.say(t.fill("plain.labelled", map[string]any{"Label": part.Label, "Value": part.Text}))
	default:
		t.say(noted(strings.TrimSpace(part.Text), part.Note))
	}
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

// point puts the cursor on an item of a sheet, wherever it has gone on it.
func point(on sheet.Reading, to item) bool {
	if on.Pick(to.at) && on.Target() == to.target {
		return true
	}
	for at := 0; on.Pick(at); at++ {
		if on.Target() == to.target {
			return true
		}
	}
	return false
}
