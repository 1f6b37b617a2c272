package plain

import (
	"errors"
	"io"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
)

// Talk is one session, told. Make it with [New].
type Talk struct {
	program Program
	keys    Keyboard
	out     io.Writer
	width   int

	over  bool // the reader left, or the line broke
	apart bool // the last line was empty

	menu    bool          // the reader is at the list of rooms
	listed  bool          // which were told
	from    screen.Screen // what is on top meanwhile
	heard   bool          // they were told once
	entered screen.Screen // what was gone to from there, and is gone back from to there
	shown   screen.Screen // what was told last; nil: nothing, or it is to be told again
	told    *told         // of it
	all     map[screen.Screen]*told

	met   map[*fill.Screen]*meeting // forms whose questions were asked once
	hints map[string]int            // how often each was told
	seen  uint64                    // the last entry that the reader was told of
}

// New returns a session that is told on out, in lines of that many cells.
func New(program Program, keys Keyboard, out io.Writer, width int) *Talk {
	return &Talk{
		program: program, keys: keys, out: out, width: width, told: &told{},
		all: make(map[screen.Screen]*told), met: make(map[*fill.Screen]*meeting), hints: make(map[string]int),
	}
}

// Run talks until the reader leaves, what is typed ends, or the session is over.
func (t *Talk) Run() {
	t.do(t.program.Begin(t.width))
	t.greet()
	for !t.over && !t.program.Over() {
		err := t.turn()
		if errors.Is(err, ErrLeft) && !t.program.Over() {
			t.do(t.program.Do(screen.Quit))
		}
		if err != nil {
			return
		}
	}
}

// turn is one thing told, and what the reader says to it.
func (t *Talk) turn() error {
	if aside := t.program.Aside(); aside != "" {
		t.tellDrawn(aside)
	}
	if over := t.program.Dialog(); over != nil {
		return t.dialog(over)
	}
	top := t.program.Top()
	if form, ok := top.(*fill.Screen); ok {
		return t.form(form)
	}
	if t.menu && top == t.from {
		return t.rooms()
	}
	t.menu = false
	return t.page()
}

// do runs a command and all that comes of it, one after the other.
func (t *Talk) do(cmd tea.Cmd) {
	if cmd != nil {
		t.take(cmd())
	}
}

// take takes a message. What is only said for a moment on a screen is a line.
func (t *Talk) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			t.do(cmd)
		}
	case tea.QuitMsg:
		t.over = true
	case screen.ToastMsg:
		t.say(msg.Text)
	default:
		t.do(t.program.Update(msg))
	}
}

// ask asks for a line, after what happened meanwhile was told. While somebody
// types, nothing is.
func (t *Talk) ask(prompt string) (string, error) {
	t.news()
	for {
		t.print(harmless(prompt) + " ")
		line, err := t.keys.Line()
		if errors.Is(err, ErrTooLong) {
			t.say(t.word("plain.too-long"))
			continue
		}
		t.apart = false
		return line, err
	}
}

// news tells what came since the last question.
func (t *Talk) news() {
	since := t.program.Common().Store.Sequence()
	t.do(t.program.Catch())
	for _, words := range t.program.News() {
		if words != "" {
			t.say(words)
		}
	}
	if list, ok := t.program.Top().(adder); ok && t.seen > 0 && since > t.seen {
		if n := list.Added(t.seen); n > 0 {
			t.say(t.program.Common().Words.N("shell.list.new", n))
		}
	}
	t.seen = since
}

// adder is a list that counts what others add to it.
type adder interface{ Added(since uint64) int }

func (t *Talk) word(key string) string { return t.program.Common().T(key) }

// fill is a sentence with what stands in it.
func (t *Talk) fill(key string, args map[string]any) string {
	return t.program.Common().Words.F(key, args)
}

func (t *Talk) number(n int) string { return t.program.Common().Words.Number(n) }
