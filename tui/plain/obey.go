package plain

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
)

// What is typed besides numbers and the keys of actions.
const (
	typedBack = "b"
	typedMenu = "m"
	typedLess = "<"
)

// searcher is a list that is searched and narrowed.
type searcher interface {
	Searched() string
	SearchFor(query string)
	Noted() (relaxed, order string)
	narrower
}

// obey does what the reader says to a screen: a number, a key, a key and a
// number, or a sign and what is looked for.
func (t *Talk) obey(line string) error {
	line = strings.TrimSpace(line)
	c := t.program.Common()
	switch {
	case line == "":
		t.onward()
		return nil
	case strings.HasPrefix(line, "/"):
		return t.search(strings.TrimSpace(line[1:]))
	case strings.HasPrefix(line, ":"):
		return t.find(strings.TrimSpace(line[1:]))
	case line == typedBack:
		t.back()
		return nil
	case line == typedMenu:
		t.toMenu()
		return nil
	case line == typedLess:
		t.less()
		return nil
	}
	if n, err := strconv.Atoi(strings.TrimSuffix(line, ".")); err == nil {
		return t.choose(n)
	}
	key, rest, _ := strings.Cut(line, " ")
	action := c.Keys.Action(key)
	numbers, ok := numbersIn(rest)
	if action == "" || digit(key) || !ok {
		t.unknown(line)
		return nil
	}
	return t.actOn(action, numbers)
}

// numbersIn are the numbers of what an action is for, with blanks or commas
// between them; false if there is anything else.
func numbersIn(words string) (numbers []int, ok bool) {
	for _, word := range strings.Fields(strings.ReplaceAll(words, ",", " ")) {
		n, err := strconv.Atoi(word)
		if err != nil {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

// actOn does an action with what has these numbers: with one after the other,
// or, to compare, with all of them.
func (t *Talk) actOn(action screen.Action, numbers []int) error {
	if len(numbers) == 0 {
		return t.act(action)
	}
	each := action
	if action == screen.Compare {
		each = screen.Mark
	}
	before := t.program.Top()
	for _, n := range numbers {
		if !t.pick(n) {
			t.noSuch(n)
			return nil
		}
		t.run(each)
		if t.program.Top() != before || t.program.Dialog() != nil {
			return nil
		}
	}
	if each != action {
		t.run(action)
	}
	return nil
}

// digit reports whether a key is a number, which chooses here.
func digit(key string) bool { return len(key) == 1 && key[0] >= '0' && key[0] <= '9' }

// unknown says that a line means nothing. What came with it is forgotten: in a
// page that was pasted there may be lines that would mean something.
func (t *Talk) unknown(line string) {
	t.keys.Drop()
	if short := []rune(line); len(short) > 40 {
		line = string(short[:40]) + "…"
	}
	t.say(t.fill("plain.unknown", map[string]any{"Typed": screen.Clean(line)}))
}

// onward tells the next rows of a list, what follows of a thing, or it once more.
func (t *Talk) onward() {
	switch on := t.program.Top().(type) {
	case Lister:
		t.tellRows(on)
	case Sheeter:
		if t.told.rest() == 0 {
			t.again()
			return
		}
		t.tellParts()
	default:
		t.again()
	}
}

// less tells the rows before those that were told last.
func (t *Talk) less() {
	list, ok := t.program.Top().(Lister)
	if !ok {
		t.again()
		return
	}
	t.told.rows = max((t.told.rows-1)/pageRows*pageRows-pageRows, 0)
	t.tellRows(list)
}

// back goes one step back, and from a room to the list of rooms.
func (t *Talk) back() {
	if top := t.program.Top(); !t.program.Root() {
		t.do(t.program.Do(screen.Back))
		if top == t.entered {
			t.toMenu()
		}
		return
	}
	cmd, done := t.program.Top().Do(screen.Back)
	if !done {
		t.toMenu()
		return
	}
	t.do(cmd)
	t.again()
}

func (t *Talk) toMenu() {
	t.menu, t.listed, t.from = true, false, t.program.Top()
	t.again()
}

// choose opens a row or an item, or does what is offered, by its number.
func (t *Talk) choose(n int) error {
	if items := len(t.told.items); n > items && n-items <= len(t.told.offered) {
		return t.act(t.told.offered[n-items-1].Action)
	}
	if record := t.atRow(n); record != nil {
		t.do(screen.Show(record.Kind(), record.Head().ID))
		return nil
	}
	if !t.pick(n) {
		t.noSuch(n)
		return nil
	}
	if on, ok := t.program.Top().(Sheeter); ok {
		return t.open(on, n)
	}
	t.run(screen.Open)
	return nil
}

// open opens an item of a sheet, votes for it if that is what it is for, or
// asks what to do with it where there is more that can be done.
func (t *Talk) open(on Sheeter, n int) error {
	if _, vote := on.Sheet().Target().(screen.VoteMsg); vote {
		t.run(screen.Vote)
		return nil
	}
	deeds := t.about(n)
	if len(deeds) == 0 {
		t.run(screen.Open)
		return nil
	}
	c := t.program.Common()
	names := []string{capital(c.T("shell.key.open"))}
	for _, deed := range deeds {
		names = append(names, t.offer(deed))
	}
	at, err := t.oneOf(t.word("plain.can"), names)
	switch {
	case err != nil || at < 0:
		return err
	case at == 0:
		t.run(screen.Open)
	default:
		t.run(deeds[at-1].Action)
	}
	return nil
}

// about is what can be done to an item of a sheet and not to the whole. The
// cursor is on it afterwards.
func (t *Talk) about(n int) []screen.Offer {
	whole := t.offers()
	t.pick(n)
	return slices.DeleteFunc(t.offersNow(), func(offer screen.Offer) bool { return offer.WhyNot != "" || slices.Contains(whole, offer) })
}

// atRow is the record of a row of a list that people browse; nil where the row
// is not opened but does something.
func (t *Talk) atRow(n int) store.Record {
	if list, ok := t.program.Top().(*browse.Screen); ok {
		return list.AtRow(n-1, t.told.keys[n])
	}
	return nil
}

// pick puts the cursor, which nobody sees, on a row or an item.
func (t *Talk) pick(n int) bool {
	switch on := t.program.Top().(type) {
	case Sheeter:
		return n >= 1 && n <= len(t.told.items) && point(on.Sheet(), t.told.items[n-1])
	case *browse.Screen:
		return on.AtRow(n-1, t.told.keys[n]) != nil
	case Lister:
		return on.Rows().Pick(n-1, t.told.keys[n])
	}
	return false
}

// noSuch says that a number means nothing here, or nothing any more.
func (t *Talk) noSuch(n int) {
	_, row := t.told.keys[n]
	if row || n >= 1 && n <= len(t.told.items) {
		t.say(t.word("plain.gone"))
		return
	}
	t.say(t.word("plain.no-such-number"))
}

// act does an action that was asked for without a number.
func (t *Talk) act(action screen.Action) error {
	switch {
	case action == screen.Search:
		return t.search("")
	case action == screen.Facets && t.narrows():
		return t.narrow()
	case action == screen.Help:
		return t.help()
	case action == screen.Palette:
		return t.find("")
	case action == screen.Back:
		t.back()
		return nil
	case travels(action), t.still() && sideways(action):
		t.unknown(t.program.Common().Key(action))
		return nil
	}
	if list, ok := t.program.Top().(*browse.Screen); ok && list.Needs(action) {
		return t.whichOf(action)
	}
	t.unpoint()
	t.run(action)
	return nil
}

// whichOf asks for the number of what an action is for.
func (t *Talk) whichOf(action screen.Action) error {
	line, err := t.ask(t.fill("plain.which-of", map[string]any{"Action": capital(t.program.Common().T("shell.key." + string(action)))}))
	if err != nil {
		return err
	}
	numbers, ok := numbersIn(line)
	switch {
	case !ok:
		t.say(t.word("plain.no-such-number"))
	case len(numbers) > 0:
		return t.actOn(action, numbers)
	}
	return nil
}

// unpoint takes the cursor off all items of a sheet, so that what is done is
// done with the whole.
func (t *Talk) unpoint() {
	if on, ok := t.program.Top().(Sheeter); ok {
		on.Sheet().Pick(-1)
	}
}

// run does an action where the cursor is. What shows another list is told anew.
func (t *Talk) run(action screen.Action) {
	t.do(t.program.Do(action))
	if action == screen.Sort || action == screen.Language || sideways(action) || action == screen.Facets {
		t.again()
	}
}

func (t *Talk) narrows() bool {
	_, ok := t.program.Top().(searcher)
	return ok
}

// search looks for something in the list; where there is none, everywhere.
func (t *Talk) search(query string) error {
	list, ok := t.program.Top().(searcher)
	if !ok {
		return t.find(query)
	}
	if query == "" {
		var err error
		if query, err = t.ask(t.word("plain.search")); err != nil {
			return err
		}
	}
	list.SearchFor(strings.TrimSpace(query))
	t.again()
	return nil
}
