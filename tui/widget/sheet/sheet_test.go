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

func TestAnySizeIsFilledExactly(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 90).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		words := rapid.StringMatching(`[a-zé宽 ]{0,60}`)
		var m Model
		m.Set([]Block{Title(words.Draw(t, "title")), Field(words.Draw(t, "label"), words.Draw(t, "value")), Item(words.Draw(t, "item"), words.Draw(t, "note"), 1)}, false)
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
