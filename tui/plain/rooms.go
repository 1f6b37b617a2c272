package plain

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/match"
)

// greet says where one is, and how to talk. Whoever was cut off goes on where
// they were.
func (t *Talk) greet() {
	c := t.program.Common()
	t.say(c.T("shell.app.name") + ". " + c.T("shell.app.tagline") + ".")
	if c.Actor.Role == store.Guest {
		t.say(c.T("plain.guest"))
	} else {
		t.say(c.Words.F("plain.you", map[string]any{"Name": c.Person(c.Actor.Person)}))
	}
	t.say(c.T("plain.how"))
	if t.program.Root() {
		t.toMenu()
	}
}

// rooms tells the list of rooms, and goes to one.
func (t *Talk) rooms() error {
	places := t.places()
	if !t.listed {
		t.listed = true
		t.tellRooms(places)
	}
	line, err := t.ask(prompt(t.word("plain.menu")))
	if err != nil {
		return err
	}
	line = strings.TrimSpace(line)
	n, err := strconv.Atoi(strings.TrimSuffix(line, "."))
	action := t.program.Common().Keys.Action(line)
	switch {
	case line == "" || line == typedBack || line == typedMenu:
		t.listed, t.heard = false, false
	case err == nil && n >= 1 && n <= len(places):
		return t.enter(places[n-1])
	case err == nil:
		t.say(t.word("plain.no-such-number"))
	case strings.HasPrefix(line, "/"), strings.HasPrefix(line, ":"):
		return t.find(strings.TrimSpace(line[1:]))
	case action == screen.Help:
		return t.help()
	case action != "" && !digit(line) && t.anywhere(action):
		return t.enter(action)
	default:
		t.unknown(line)
	}
	return nil
}

// anywhere reports whether an action is done from anywhere.
func (t *Talk) anywhere(action screen.Action) bool {
	for _, b := range t.program.Common().Keys.Bindings() {
		if b.Action == action {
			return b.Global && !travels(action)
		}
	}
	return false
}

func (t *Talk) isPlace(places []screen.Action, action screen.Action) bool {
	for _, place := range places {
		if place == action {
			return action != ""
		}
	}
	return false
}

func (t *Talk) tellRooms(places []screen.Action) {
	t.gap()
	if t.heard {
		t.say(t.word("plain.rooms.brief"))
		return
	}
	t.heard = true
	t.say(t.word("plain.rooms"))
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = t.place(place)
	}
	t.numbered(names)
	t.hint(t.word("plain.rooms.hint"))
}

// place is what a place is called: a room as on its tab, the rest as what it does.
func (t *Talk) place(action screen.Action) string {
	c := t.program.Common()
	for _, room := range t.program.Rooms() {
		if key := "shell.tab." + string(action); room == action && c.Words.Has(key) {
			return c.T(key)
		}
	}
	return capital(c.T("shell.key." + string(action)))
}

// capital begins a line with a capital letter.
func capital(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

// places are the rooms, and what else can be done from anywhere.
func (t *Talk) places() []screen.Action {
	places := t.program.Rooms()
	for _, b := range t.program.Common().Keys.Bindings() {
		if b.Global && !unlisted(b.Action) && b.Action != screen.Quit && !t.isPlace(places, b.Action) && t.program.Has(b.Action) {
			places = append(places, b.Action)
		}
	}
	return places
}

// enter goes to a room, or does what can be done from anywhere.
func (t *Talk) enter(action screen.Action) error {
	if action == screen.Wall {
		action = screen.Pulse // the same, told
	}
	before := t.program.Top()
	clear(t.all)
	t.do(t.program.Do(action))
	top := t.program.Top()
	switch {
	case t.isPlace(t.program.Rooms(), action):
		t.menu, t.shown = false, nil
	case action == screen.Language:
		t.listed, t.heard = false, false
	case top != before:
		t.entered = top
	}
	return nil
}

// find finds things of every kind, and what can be done, by name.
func (t *Talk) find(query string) error {
	if query == "" {
		var err error
		if query, err = t.ask(t.word("plain.find")); err != nil || strings.TrimSpace(query) == "" {
			return err
		}
	}
	for _, place := range t.places() {
		if match.Fold(t.place(place)) == match.Fold(strings.TrimSpace(query)) {
			return t.enter(place)
		}
	}
	found := t.program.Find(query)
	actions := t.doable(query)
	if len(found)+len(actions) == 0 {
		t.say(t.fill("shell.search.none", map[string]any{"Query": screen.Clean(query)}))
		return nil
	}
	var names []string
	for _, one := range found {
		names = append(names, one.Name+", "+one.Kind)
	}
	for _, action := range actions {
		names = append(names, t.place(action))
	}
	at, err := t.oneOf(t.fill("plain.found", map[string]any{"Query": screen.Clean(query)}), names)
	switch {
	case err != nil || at < 0:
		return err
	case at < len(found):
		t.take(found[at].Show)
		return nil
	}
	return t.enter(actions[at-len(found)])
}

// doable are the actions that can be done from anywhere whose name is like a query.
func (t *Talk) doable(query string) []screen.Action {
	places := t.places()
	names := make([]string, len(places))
	for i, place := range places {
		names[i] = t.place(place)
	}
	var out []screen.Action
	for _, i := range match.Best(query, names) {
		out = append(out, places[i])
	}
	return out
}

// help says how to talk, and what can be done here, of which one may be chosen;
// whatever else is typed is done as if nothing had been asked.
func (t *Talk) help() error {
	t.gap()
	for _, key := range []string{"plain.help.numbers", "plain.help.signs", "plain.help.form", "plain.help.leave"} {
		t.say(t.word(key))
	}
	offers := t.offers()
	if t.menu || len(offers) == 0 {
		return nil
	}
	names := make([]string, len(offers))
	for i, offer := range offers {
		names[i] = t.offer(offer)
	}
	t.gap()
	t.say(t.word("plain.can"))
	t.numbered(names)
	line, err := t.ask(t.word("plain.which"))
	if err != nil || strings.TrimSpace(line) == "" {
		return err
	}
	if n, ok := numberIn(line, len(offers)); ok {
		return t.act(offers[n-1].Action)
	}
	return t.obey(line)
}
