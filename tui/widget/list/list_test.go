package list

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

// shelf is a store of rows that counts what is read from it.
type shelf struct {
	rows    []string
	reads   int
	largest int
}

func numbered(n int) *shelf {
	s := &shelf{}
	for i := range n {
		s.rows = append(s.rows, fmt.Sprintf("row %d", i))
	}
	return s
}

func (s *shelf) fetch(offset, limit int) ([]string, int) {
	s.reads++
	s.largest = max(s.largest, limit)
	from := min(offset, len(s.rows))
	return s.rows[from:min(from+limit, len(s.rows))], len(s.rows)
}

func (s *shelf) list(width, height int) *Model[string] {
	m := New(theme.Plain(), Feed[string]{
		Fetch: s.fetch,
		Key:   func(row string) string { return row },
		Draw:  func(row string, _ int, _ bool) string { return row },
	})
	m.SetSize(width, height)
	return m
}

// screen is what a reader sees, without colours and blanks at the end.
func screen(m *Model[string]) string {
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func press(m *Model[string], keys ...string) {
	codes := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "pgdown": tea.KeyPgDown, "pgup": tea.KeyPgUp, "home": tea.KeyHome, "end": tea.KeyEnd}
	for _, key := range keys {
		if code, ok := codes[key]; ok {
			m.Update(tea.KeyPressMsg{Code: code})
		} else {
			m.Update(tea.KeyPressMsg{Code: rune(key[0]), Text: key})
		}
	}
}

func TestMovingThroughRows(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		keys []string
		want string
	}{
		{nil, "▌row 0 ▐\n row 1\n row 2"},
		{[]string{"down"}, " row 0 ▐\n▌row 1\n row 2"},
		{[]string{"j", "j", "j"}, " row 1 ▐\n row 2\n▌row 3"},
		{[]string{"up"}, "▌row 0 ▐\n row 1\n row 2"},
		{[]string{"G"}, " row 7\n row 8\n▌row 9 ▐"},
		{[]string{"end", "home"}, "▌row 0 ▐\n row 1\n row 2"},
		{[]string{"pgdown"}, " row 0 ▐\n row 1\n▌row 2"},
		{[]string{"G", "k", "k", "k"}, "▌row 6\n row 7 ▐\n row 8"},
	} {
		m := numbered(10).list(8, 3)
		press(m, test.keys...)
		if got := screen(m); got != test.want {
			t.Errorf("after %v:\n%s\nwanted\n%s", test.keys, got, test.want)
		}
	}
}

// The row being looked at stays where it is on the screen when others come.
func TestCursorKeepsItsRow(t *testing.T) {
	t.Parallel()
	s := numbered(10)
	m := s.list(8, 3)
	press(m, "j")
	s.rows = append([]string{"new a", "new b"}, s.rows...)
	m.Reload()
	if got, want := screen(m), " row 0 ▐\n▌row 1\n row 2"; got != want {
		t.Errorf("rows came above:\n%s\nwanted\n%s", got, want)
	}
	s.rows = s.rows[2:]
	m.Reload()
	if got, want := screen(m), " row 0 ▐\n▌row 1\n row 2"; got != want {
		t.Errorf("and went again:\n%s\nwanted\n%s", got, want)
	}
}

// So it does when more rows come than are at hand, or go.
func TestCursorKeepsItsRowThroughManyAtOnce(t *testing.T) {
	t.Parallel()
	s := numbered(100)
	m := s.list(8, 3)
	press(m, "G", "k")
	want := screen(m)
	var many []string
	for i := range 50 {
		many = append(many, fmt.Sprintf("new %d", i))
	}
	s.rows = append(many, s.rows...)
	m.Reload()
	if got := screen(m); got != want {
		t.Errorf("rows came above:\n%s\nwanted\n%s", got, want)
	}
	s.rows = s.rows[50:]
	m.Reload()
	if got := screen(m); got != want {
		t.Errorf("and went again:\n%s\nwanted\n%s", got, want)
	}
}

func TestRowUnderCursorGoes(t *testing.T) {
	t.Parallel()
	s := numbered(3)
	m := s.list(8, 3)
	press(m, "G")
	s.rows = s.rows[:2]
	m.Reload()
	if row, ok := m.Current(); !ok || row != "row 1" {
		t.Errorf("the cursor is on %q, %v", row, ok)
	}
	s.rows = nil
	m.Reload()
	if _, ok := m.Current(); ok {
		t.Error("there is a row under the cursor of an empty list")
	}
}

func TestRowFarAwayIsFoundByPosition(t *testing.T) {
	t.Parallel()
	s := numbered(1000)
	m := s.list(10, 5)
	m.feed.Position = func(key string) int {
		for i, row := range s.rows {
			if row == key {
				return i
			}
		}
		return -1
	}
	s.rows = append(s.rows[1:], s.rows[0])
	m.Reload()
	if row, _ := m.Current(); row != "row 0" || m.Cursor() != 999 {
		t.Errorf("the cursor is on %q, number %d", row, m.Cursor())
	}
}

func TestEmptyListSaysWhatToDo(t *testing.T) {
	t.Parallel()
	m := numbered(0).list(20, 4)
	m.SetEmpty("Press a to add the first.")
	if got, want := screen(m), " Press a to add the\n first.\n\n"; got != want {
		t.Errorf("got %q, wanted %q", got, want)
	}
}

func TestClickAndWheel(t *testing.T) {
	t.Parallel()
	m := numbered(10).list(8, 4)
	if !m.Click(2) || m.Cursor() != 2 {
		t.Errorf("clicked line 2, the cursor is on %d", m.Cursor())
	}
	m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if offset, _ := m.Window(); offset != 3 || m.Cursor() != 3 {
		t.Errorf("after the wheel: window at %d, cursor %d", offset, m.Cursor())
	}
	if m.Click(4) || m.Click(-1) {
		t.Error("a click outside was taken")
	}
}

func TestRowsOfTwoLines(t *testing.T) {
	t.Parallel()
	s := numbered(3)
	m := New(theme.Plain(), Feed[string]{
		Fetch: s.fetch, Key: func(row string) string { return row }, Lines: 2,
		Draw: func(row string, _ int, _ bool) string { return row + "\nmore" },
	})
	m.SetSize(10, 5)
	if got, want := screen(m), "▌row 0   ▐\n▌more    ▐\n row 1\n more\n"; got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
}

func TestFocusShowsWithoutColour(t *testing.T) {
	t.Parallel()
	m := numbered(3).list(10, 3)
	focused := m.View()
	m.SetFocused(false)
	if m.View() == focused {
		t.Error("a list with the focus looks like one without")
	}
}

// Nothing grows with the catalogue: a page on each side is all that is read.
func TestReadsNoMoreThanThreePages(t *testing.T) {
	t.Parallel()
	s := numbered(100000)
	m := s.list(40, 20)
	for range 500 {
		press(m, "j")
	}
	press(m, "G", "g")
	m.Reload()
	if s.largest > 60 || s.reads > 60 {
		t.Errorf("%d reads, of up to %d rows", s.reads, s.largest)
	}
}

// Whatever is pressed and whatever changes, the view is exact and the cursor on
// a row that is shown.
func TestAnyHistory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := numbered(rapid.IntRange(0, 30).Draw(t, "rows"))
		m := s.list(rapid.IntRange(1, 20).Draw(t, "width"), rapid.IntRange(0, 8).Draw(t, "height"))
		for _, step := range rapid.SliceOfN(rapid.SampledFrom([]string{"up", "down", "pgup", "pgdown", "g", "G", "wheel", "more", "fewer", "size", "reset"}), 0, 20).Draw(t, "steps") {
			switch step {
			case "wheel":
				m.Update(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
			case "more":
				s.rows = append([]string{fmt.Sprintf("new %d", len(s.rows))}, s.rows...)
				m.Reload()
			case "fewer":
				s.rows = s.rows[:len(s.rows)/2]
				m.Reload()
			case "size":
				m.SetSize(rapid.IntRange(1, 20).Draw(t, "w"), rapid.IntRange(1, 8).Draw(t, "h"))
			case "reset":
				m.Reset()
			default:
				press(m, step)
			}
			checkList(t, m, s)
		}
	})
}

func checkList(t *rapid.T, m *Model[string], s *shelf) {
	if m.height == 0 {
		return
	}
	lines := strings.Split(m.View(), "\n")
	if len(lines) != m.height || ansi.StringWidthWc(lines[0]) != m.width {
		t.Fatalf("the view is %d×%d, wanted %d×%d", ansi.StringWidthWc(lines[0]), len(lines), m.width, m.height)
	}
	row, ok := m.Current()
	if len(s.rows) == 0 {
		if ok {
			t.Fatal("a row of an empty list is current")
		}
		return
	}
	if !ok || s.rows[m.Cursor()] != row {
		t.Fatalf("the cursor is on %q, number %d of %v", row, m.Cursor(), s.rows)
	}
	if offset, limit := m.Window(); m.Cursor() < offset || m.Cursor() >= offset+limit {
		t.Fatalf("the cursor %d is outside the window %d+%d", m.Cursor(), offset, limit)
	}
}

func BenchmarkView(b *testing.B) {
	s := numbered(100000)
	th := theme.New(true)
	m := New(th, Feed[string]{Fetch: s.fetch, Key: func(row string) string { return row }, Draw: func(row string, width int, _ bool) string {
		return th.Strong.Render(row) + " " + th.Muted.Render("Démocratie participative: a summary that goes on and on") + " " + th.Accent.Render("12")
	}})
	m.SetSize(120, 40)
	for b.Loop() {
		m.View()
	}
}

// A window that leaps is drawn anew once every half of it, and never loses the cursor.
func TestLeapMovesTheWindowByHalf(t *testing.T) {
	t.Parallel()
	m := New(theme.Plain(), Feed[int]{
		Fetch: func(offset, limit int) (rows []int, total int) {
			for i := offset; i < min(offset+limit, 100); i++ {
				rows = append(rows, i)
			}
			return rows, 100
		},
		Key: func(row int) string { return strconv.Itoa(row) }, Draw: func(row, _ int, _ bool) string { return strconv.Itoa(row) },
	})
	m.SetSize(10, 10)
	m.Reset()
	for _, by := range []int{1, -1} {
		windows := 0
		for range 99 {
			before, _ := m.Window()
			m.Leap(by)
			offset, limit := m.Window()
			if offset != before {
				windows++
			}
			if c := m.Cursor(); c < offset || c >= offset+limit {
				t.Fatalf("row %d is not in the window of %d from %d", c, limit, offset)
			}
		}
		if windows == 0 || windows > 20 {
			t.Errorf("%d windows on the way by %d", windows, by)
		}
		if row, _ := m.Current(); row != map[int]int{1: 99, -1: 0}[by] {
			t.Errorf("the way by %d ends at %d", by, row)
		}
	}
}
