package tui

import (
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/plain"
)

// listener sits at a session that is told line by line, and knows nothing of it
// but the text: it types a line, and reads until it is asked again.
type listener struct {
	t     *testing.T
	store *store.Store
	shell *Shell // only to be somebody from the beginning
	asked chan struct{}
	lines chan string
	over  chan struct{}
	once  sync.Once

	mu    sync.Mutex
	heard strings.Builder // since the last line that was typed
	all   strings.Builder

	marked int
}

// Line waits for what the listener types.
func (l *listener) Line() (string, error) {
	l.asked <- struct{}{}
	line, ok := <-l.lines
	if !ok {
		return "", plain.ErrLeft
	}
	return line, nil
}

// Drop has nothing to forget: a listener types when they are asked.
func (l *listener) Drop() {}

func (l *listener) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.heard.Write(p)
	l.all.Write(p)
	if at := strings.IndexFunc(string(p), unspeakable); at >= 0 {
		l.t.Errorf("%q was told, in %q", []rune(string(p[at:]))[0], p)
	}
	return len(p), nil
}

// unspeakable reports whether a sign has no place in what is told: what moves a
// cursor or draws, and the arrows and marks that only a screen needs.
func unspeakable(r rune) bool {
	switch {
	case r == '\n':
		return false
	case unicode.IsControl(r), r >= 0x2190 && r < 0x2800, r == '⟦', unicode.Is(unicode.Bidi_Control, r):
		return true
	}
	return false
}

// listen opens a session, and reads until it asks for the first line.
func listen(t *testing.T, s *store.Store, lang string, change func(*Options)) *listener {
	t.Helper()
	catalogue := allWords()
	options := Options{
		Context: t.Context(), Store: s, Actor: store.Actor{Key: "SHA256:" + t.Name()}, Catalogue: catalogue, Lang: lang, Now: moment,
		Raise: func(a store.Actor) store.Actor { a.Role = store.Organiser; return a },
	}
	if change != nil {
		change(&options)
	}
	l := &listener{t: t, store: s, asked: make(chan struct{}), lines: make(chan string), over: make(chan struct{})}
	told := speak(options.complete())
	l.shell = told.shell
	go func() {
		defer close(l.over)
		plain.New(told, l, l, 80).Run()
	}()
	t.Cleanup(l.hangUp)
	l.wait()
	return l
}

func (l *listener) wait() {
	l.t.Helper()
	select {
	case <-l.asked:
	case <-l.over:
	}
}

// hangUp ends what is typed.
func (l *listener) hangUp() {
	l.once.Do(func() { close(l.lines) })
	for {
		select {
		case <-l.asked:
		case <-l.over:
			return
		}
	}
}

// types types lines, one after the other, each when it is asked for.
func (l *listener) types(lines ...string) {
	l.t.Helper()
	for _, line := range lines {
		l.mu.Lock()
		l.heard.Reset()
		l.mu.Unlock()
		select {
		case l.lines <- line:
		case <-l.over:
			l.t.Fatalf("the session is over before %q", line)
		}
		l.wait()
	}
}

// said is what was told since the last line, without the breaks of its lines.
func (l *listener) said() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(strings.Fields(l.heard.String()), " ")
}

// mark is where the listener begins to listen for [listener.since].
func (l *listener) mark() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.marked = l.all.Len()
}

// since is what was told since the mark, in one line.
func (l *listener) since() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Join(strings.Fields(l.all.String()[l.marked:]), " ")
}

// hears fails the test unless all of these were told since the last line.
func (l *listener) hears(wanted ...string) {
	l.t.Helper()
	said := l.said()
	for _, want := range wanted {
		if !strings.Contains(said, strings.Join(strings.Fields(want), " ")) {
			l.t.Errorf("it does not say %q:\n%s", want, l.heard.String())
		}
	}
}

// hearsNot fails the test if any of these was told since the last line.
func (l *listener) hearsNot(unwanted ...string) {
	l.t.Helper()
	said := l.said()
	for _, not := range unwanted {
		if strings.Contains(said, not) {
			l.t.Errorf("it says %q:\n%s", not, l.heard.String())
		}
	}
}

// number is the number before the line that begins with a name.
func (l *listener) number(name string) string {
	l.t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	for line := range strings.SplitSeq(l.heard.String(), "\n") {
		if number, rest, ok := strings.Cut(line, ". "); ok && strings.HasPrefix(rest, name) {
			return number
		}
	}
	l.t.Fatalf("nothing numbered begins with %q:\n%s", name, l.heard.String())
	return ""
}

// chooses types the number of what begins with a name.
func (l *listener) chooses(names ...string) {
	l.t.Helper()
	for _, name := range names {
		l.types(l.number(name))
	}
}

// goes goes to a place from wherever the listener is: to the list of rooms, of
// which Enter tells all, and on.
func (l *listener) goes(name string) {
	l.t.Helper()
	l.types("m", "")
	l.chooses(name)
}

// person is somebody else, who said who they are.
func (l *listener) person(handle string, change func(*store.Person)) store.ID {
	l.t.Helper()
	person := store.Person{Handle: handle, Name: handle, Type: "researcher"}
	if change != nil {
		change(&person)
	}
	receipt, err := l.store.Submit(l.t.Context(), store.Actor{Key: "SHA256:key of " + handle}, &store.Introduce{Person: person})
	if err != nil {
		l.t.Fatal(err)
	}
	return receipt.Record
}
