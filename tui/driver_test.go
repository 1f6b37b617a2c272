package tui

import (
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store"
)

// driver sits at a session's keyboard. Commands run at once, one after the
// other, and timers never fire: a test sees what a person would see who waits
// for every answer and types before any toast is gone.
type driver struct {
	t     testing.TB
	shell *Shell
	store *store.Store
	tools int // how many there were when the reader became known

	before func() // each key: what happens to the terminal meanwhile; nil: nothing
}

// moment is when all tests happen.
func moment() time.Time { return time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC) }

// ownKey is the reader before they said who they are.
func ownKey() store.Actor { return store.Actor{Key: "SHA256:test"} }

// session opens the interface on a store of its own with the starter catalogue.
func session(t testing.TB, lang string, width, height int) *driver {
	t.Helper()
	return sessionOn(t, seeded(t), lang, ThemePlain, width, height)
}

func sessionOn(t testing.TB, s *store.Store, lang string, choice ThemeChoice, width, height int) *driver {
	t.Helper()
	return sessionWith(t, s, width, height, func(o *Options) { o.Lang, o.Theme = lang, choice })
}

// sessionWith opens the interface with other options.
func sessionWith(t testing.TB, s *store.Store, width, height int, change func(*Options)) *driver {
	t.Helper()
	d := &driver{t: t, store: s}
	options := Options{
		Context: t.Context(), Store: s, Actor: ownKey(), Catalogue: allWords(), Lang: "en",
		Theme: ThemePlain, Now: moment,
		Raise: func(a store.Actor) store.Actor { a.Role = store.Organiser; return a },
	}
	change(&options)
	d.shell = New(options)
	d.shell.still = true
	d.run(d.shell.begin())
	d.send(tea.WindowSizeMsg{Width: width, Height: height})
	return d
}

// send gives the session a message and does all that comes of it.
func (d *driver) send(msg tea.Msg) {
	_, cmd := d.shell.Update(msg)
	d.run(cmd)
}

func (d *driver) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	if msg == nil {
		return
	}
	// Batches and sequences are lists of commands, of types that are not exported.
	if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
		for i := range list.Len() {
			d.run(list.Index(i).Interface().(tea.Cmd))
		}
		return
	}
	d.send(msg)
}

// press presses keys by name; anything longer than a name is typed.
func (d *driver) press(keys ...string) {
	d.t.Helper()
	for _, key := range keys {
		d.key(keyNamed(key))
	}
}

// write types a text letter by letter.
func (d *driver) write(text string) {
	for _, r := range text {
		d.key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
}

func (d *driver) key(msg tea.KeyPressMsg) {
	if d.before != nil {
		d.before()
	}
	d.send(msg)
}

func keyNamed(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
		"left": tea.KeyLeft, "right": tea.KeyRight, "backspace": tea.KeyBackspace, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp,
	}
	if code, ok := named[name]; ok {
		return tea.KeyPressMsg{Code: code}
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	if name == "space" {
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	}
	r := []rune(name)[0]
	return tea.KeyPressMsg{Code: r, Text: name}
}

// drawn is the whole screen.
func (d *driver) drawn() string { return strings.Join(d.shell.draw(), "\n") }

// screen is what the terminal shows, without its colours.
func (d *driver) screen() string {
	lines := strings.Split(ansi.Strip(d.drawn()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

// sees fails the test unless the screen shows all of these.
func (d *driver) sees(wanted ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, want := range wanted {
		if !strings.Contains(breakable(screen), breakable(want)) {
			d.t.Errorf("the screen does not show %q:\n%s", want, screen)
		}
	}
}

// seesNot fails the test if the screen shows any of these.
func (d *driver) seesNot(unwanted ...string) {
	d.t.Helper()
	screen := d.screen()
	for _, not := range unwanted {
		if strings.Contains(breakable(screen), breakable(not)) {
			d.t.Errorf("the screen shows %q:\n%s", not, screen)
		}
	}
}

// breakable has the same spaces everywhere: no eye tells them apart.
func breakable(s string) string { return strings.ReplaceAll(s, "\u00a0", " ") }

// known makes the reader somebody who said who they are.
func (d *driver) known(handle string) {
	d.t.Helper()
	receipt, err := d.store.Submit(d.t.Context(), d.shell.Actor, introduction(handle))
	if err != nil {
		d.t.Fatal(err)
	}
	d.is(receipt.Record)
}

func introduction(handle string) *store.Introduce {
	return &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: "researcher"}}
}

// again makes the reader who they said they were on this store before.
func (d *driver) again() {
	d.t.Helper()
	actor, err := d.store.ActorFor(d.shell.Actor.Key)
	if err != nil || actor.Person.IsZero() {
		d.t.Fatalf("nobody has said who they are: %v", err)
	}
	d.is(actor.Person)
}

func (d *driver) is(person store.ID) {
	actor := d.shell.Actor
	actor.Person, actor.Role = person, store.Participant
	d.shell.Actor = actor
	d.tools = d.store.Count(store.KindTool)
}

// resize changes the size of the terminal.
func (d *driver) resize(width, height int) { d.send(tea.WindowSizeMsg{Width: width, Height: height}) }

// changes does something beside the session, and lets it see that the record changed.
func (d *driver) changes(do func()) {
	d.t.Helper()
	watch := d.shell.watch()
	do()
	if d.store.Sequence() <= d.shell.seen {
		d.t.Fatalf("nothing was changed:\n%s", d.screen())
	}
	d.run(d.shell.catchUp(watch().(changedMsg)))
	d.shell.mark()
}

// reference puts a tool on the record, as somebody else would.
func (d *driver) reference(name string) store.ID {
	d.t.Helper()
	receipt, err := d.store.Submit(d.t.Context(), store.Actor{Role: store.Organiser}, &store.ReferenceTool{
		Tool: store.Tool{Name: name, Summary: store.Text{"en": "A tool."}, Uses: []string{"debate"}},
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return receipt.Record
}
