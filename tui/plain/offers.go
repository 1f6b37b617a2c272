package plain

import (
	"slices"
	"strconv"

	"github.com/ogptoolbox/concorde/tui/screen"
)

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
