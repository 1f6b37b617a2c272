package plain

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// lines reads all that is typed, and how that ended.
func lines(keys Keyboard) (got []string, end error) {
	for {
		line, err := keys.Line()
		switch {
		case errors.Is(err, ErrTooLong):
			line = "(too long)"
		case err != nil:
			return got, err
		}
		got = append(got, line)
	}
}

// What a terminal in raw mode sends is edited as its driver would have.
func TestRawEditsALine(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys  string
		want  []string
		shown string
	}{
		"a line":           {"one\r", []string{"one"}, "one\n"},
		"both ends":        {"one\r\ntwo\n", []string{"one", "two"}, "one\ntwo\n"},
		"empty lines":      {"\r\r", []string{"", ""}, "\n\n"},
		"backspace":        {"onx\x7fe\r", []string{"one"}, "onx\b \be\n"},
		"backspace of old": {"a\x08\x08b\r", []string{"b"}, "a\b \bb\n"},
		"wide":             {"宽\x7fa\r", []string{"a"}, "宽\b \b\b \ba\n"},
		"an accent":        {"e\u0301\x7f\x7fa\r", []string{"a"}, "e\u0301\b \ba\n"},
		"ctrl+u":           {"one two\x15three\r", []string{"three"}, "one two" + strings.Repeat("\b \b", 7) + "three\n"},
		"ctrl+w":           {"one two \x17three\r", []string{"one three"}, "one two " + strings.Repeat("\b \b", 4) + "three\n"},
		"arrows":           {"a\x1b[A\x1bOB\x1b[1;5Cb\r", []string{"ab"}, "ab\n"},
		"a paste":          {"\x1b[200~a b\x1b[201~\r", []string{"a b"}, "a b\n"},
		"other controls":   {"a\x00\x01\x1fb\r", []string{"ab"}, "ab\n"},
		"broken letters":   {"a\xff\xc3b\r", []string{"ab"}, "ab\n"},
		"ctrl+d amid":      {"ab\x04c\r", []string{"abc"}, "abc\n"},
		"a tab":            {"a\tb\r", []string{"a b"}, "a b\n"},
	} {
		var shown strings.Builder
		got, end := lines(NewRaw(strings.NewReader(c.keys), &shown))
		if !slices.Equal(got, c.want) || shown.String() != c.shown || errors.Is(end, ErrLeft) {
			t.Errorf("%s: got %q, %v; shown %q, expected %q, shown %q", name, got, end, shown.String(), c.want, c.shown)
		}
	}
}

func TestRawIsLeft(t *testing.T) {
	t.Parallel()
	for name, keys := range map[string]string{"ctrl+c": "ab\x03cd\r", "ctrl+d": "\x04cd\r"} {
		got, end := lines(NewRaw(strings.NewReader(keys), io.Discard))
		if len(got) != 0 || !errors.Is(end, ErrLeft) {
			t.Errorf("%s: %q, %v", name, got, end)
		}
	}
}

// A line whose line breaks is not taken for one that was meant.
func TestRawDoesNotTakeHalfALine(t *testing.T) {
	t.Parallel()
	got, end := lines(NewRaw(iotest.TimeoutReader(strings.NewReader("half")), io.Discard))
	if len(got) != 0 || end == nil || errors.Is(end, ErrLeft) {
		t.Errorf("%q, %v", got, end)
	}
}

// A book that is pasted is refused, and what follows it is read.
func TestALineHasAnEnd(t *testing.T) {
	t.Parallel()
	book := strings.Repeat("a", 1<<20)
	var shown strings.Builder
	got, _ := lines(NewRaw(strings.NewReader(book+"\rnext\r"), &shown))
	if !slices.Equal(got, []string{"(too long)", "next"}) || shown.Len() > mostLine+10 {
		t.Errorf("%d lines, %d bytes shown", len(got), shown.Len())
	}
	got, end := lines(NewCooked(strings.NewReader(book + "\nnext\nlast")))
	if !slices.Equal(got, []string{"(too long)", "next", "last"}) || !errors.Is(end, ErrLeft) {
		t.Errorf("%d lines, %v", len(got), end)
	}
}

func TestCookedReadsLines(t *testing.T) {
	t.Parallel()
	got, end := lines(NewCooked(strings.NewReader("one\r\n\ntwo\x1b[31m\x00\nthree")))
	if !slices.Equal(got, []string{"one", "", "two[31m", "three"}) || !errors.Is(end, ErrLeft) {
		t.Errorf("%q, %v", got, end)
	}
}

// Nothing that anybody wrote moves a cursor, changes a colour or draws a frame.
func TestHarmless(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"\x1b[31mred\x1b[0m":      "red",
		"\x1b]0;title\x07a":       "a",
		"│ a │":                   "a",
		"a\x07b\x9bc":             "ab",
		"one\ntwo":                "one\ntwo",
		"é宽":                      "é宽",
		"▁▂▃ 12":                  "12",
		"\x1b[2J\x1b[H─────\nyes": "yes",
	} {
		if got := strings.TrimSpace(harmless(words)); got != want {
			t.Errorf("%q becomes %q, expected %q", words, got, want)
		}
	}
}

// What was pasted with a line can be forgotten, up to what comes later.
func TestDrop(t *testing.T) {
	t.Parallel()
	const pasted = "one\ntwo\nthree\n"
	for name, make := range map[string]func(io.Reader) Keyboard{
		"cooked": func(in io.Reader) Keyboard { return NewCooked(in) },
		"raw":    func(in io.Reader) Keyboard { return NewRaw(in, io.Discard) },
	} {
		keys := make(io.MultiReader(strings.NewReader(pasted), strings.NewReader("later\n")))
		first, _ := keys.Line()
		keys.Drop()
		rest, _ := lines(keys)
		if first != "one" || !slices.Equal(rest, []string{"later"}) {
			t.Errorf("%s: %q, then %q", name, first, rest)
		}
	}
}
