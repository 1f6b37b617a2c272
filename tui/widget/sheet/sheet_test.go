package sheet

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

func tool() []Block {
	return []Block{
		Title("Decidim"), Paragraph("Run assemblies."), Gap(),
		Field("Licence", "AGPL-3.0-or-later"), Field("Website", ""), Field("Developed by", "An association with a long name"),
		Heading("Coalitions"), Item("Open budgets", "forming", 1), Item("Cities", "", 2),
		Note("  Nobody has said so yet, and this is long enough to be wrapped."),
	}
}

func shows(m *Model, width, height int) string {
	lines := strings.Split(ansi.Strip(m.View(theme.Plain(), width, height, true)), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}

func TestSheet(t *testing.T) {
	t.Parallel()
	var m Model
	m.Set(tool(), false)
	want := `Decidim
Run assemblies.

Licence       AGPL-3.0-or-later
Developed by  An association with a
              long name

Coalitions
▌ Open budgets
    forming
  Cities
  Nobody has said so yet, and this is
  long enough to be wrapped.`
	if got := shows(&m, 38, 13); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestMovingGoesFromItemToItem(t *testing.T) {
	t.Parallel()
	var m Model
	m.Set(tool(), false)
	shows(&m, 38, 13)
	m.Move(1, 13)
	if m.Target() != 2 {
		t.Errorf("target %v after moving down", m.Target())
	}
	m.Set(append(tool()[:7:7], Item("New", "", 3), Item("Cities", "", 2)), true)
	shows(&m, 38, 13)
	if m.Target() != 2 {
		t.Errorf("the cursor left its item for %v", m.Target())
	}
	m.Move(-9, 13)
	if m.Target() != 3 {
		t.Errorf("target %v at the top", m.Target())
	}
}

// Text without items, and text behind the last item, can be read to its end.
func TestEverythingCanBeRead(t *testing.T) {
	t.Parallel()
	for _, blocks := range [][]Block{
		{Paragraph(strings.Repeat("word ", 200) + "last")},
		{Item("An item", "", 1), Paragraph(strings.Repeat("word ", 200) + "last")},
	} {
		var m Model
		m.Set(blocks, false)
		for range 200 {
			shows(&m, 20, 5)
			m.Move(1, 5)
		}
		if got := shows(&m, 20, 5); !strings.Contains(got, "last") {
			t.Errorf("the end is out of reach:\n%s", got)
		}
	}
}

// On a wide sheet two lists are read beside each other, and the cursor goes
// through both, row by row; on a narrow one they are under each other.
func TestTwoColumns(t *testing.T) {
	t.Parallel()
	content := func(width int) []Block {
		return Columns(width,
			[]Block{Heading("Offered"), Item("Law", "Lawyers without borders", 1), Item("Data", "", 2)},
			[]Block{Heading("Needed"), Item("Law", "Open budgets", 3)})
	}
	var m Model
	m.Set(content(64), false)
	want := `
Offered                          Needed
▌ Law                              Law
    Lawyers without borders          Open budgets
  Data`
	if got := shows(&m, 64, 5); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	var seen []any
	for range 3 {
		seen = append(seen, m.Target())
		m.Move(1, 5)
	}
	if seen[0] != 1 || seen[1] != 3 || seen[2] != 2 {
		t.Errorf("the cursor went to %v", seen)
	}
	m.Set(content(30), true)
	if got, want := shows(&m, 30, 10), "\nOffered\n  Law\n    Lawyers without borders\n▌ Data\n\nNeeded\n  Law\n    Open budgets\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnySizeIsFilledExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 90).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		words := rapid.StringMatching(`[a-zé宽 ]{0,60}`)
		var m Model
		some := []Block{Title(words.Draw(t, "title")), Field(words.Draw(t, "label"), words.Draw(t, "value")), Item(words.Draw(t, "item"), words.Draw(t, "note"), 1)}
		m.Set(append(some, Columns(width, some, some[1:])...), false)
		drawn := m.View(theme.Plain(), width, height, true)
		if frame.Height(drawn) != height {
			t.Fatalf("%d lines, want %d", frame.Height(drawn), height)
		}
		for line := range strings.SplitSeq(drawn, "\n") {
			if frame.Width(line) != width {
				t.Fatalf("%d cells, want %d: %q", frame.Width(line), width, line)
			}
		}
	})
}

// A label too long for its column is read whole, beside a value of one line.
func TestALongLabelGoesOnBelow(t *testing.T) {
	t.Parallel()
	var m Model
	m.Set([]Block{Field("Desarrollada por", "Barcelona"), Field("Licencia", "MIT")}, false)
	want := `Desarrollada  Barcelona
por
Licencia      MIT`
	if got := shows(&m, 32, 3); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
