package form

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"
)

func TestForm40Columns(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetSize(40, 15)
	drive(m, "Decidim", "enter", "space")
	want := strings.Join([]string{
		"  Name *",
		"  Decidim",
		"▌ Uses *",
		"▌ Débattre                           1/4",
		"▌ [x] Débattre",
		"▌ [ ] Consulter",
		"▌ [ ] Budget participatif",
		"▌ [ ] Voter",
		"  Maturity",
		"  none",
		"  About",
		"  …",
		"  Open to all",
		"  [ ] No",
		"  Website",
	}, "\n")
	if got := screen(m); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
}

// The field with the focus is on the screen, however small that is.
func TestScrollsToTheFocus(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"name", "uses", "maturity", "about", "open", "site"} {
		m := toolForm()
		m.SetSize(40, 6)
		m.Focus(name)
		label := m.field(name).Label
		if got := screen(m); !strings.Contains(got, "▌ "+label) {
			t.Errorf("%s is not on the screen:\n%s", label, got)
		}
	}
}

func TestCursorOfLongTextIsShown(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetSize(30, 5)
	m.Focus("about")
	for range 20 {
		drive(m, "a line of text that wraps", "enter")
	}
	drive(m, "THE END")
	if !strings.Contains(screen(m), "THE END") {
		t.Errorf("the end is not shown:\n%s", screen(m))
	}
	if lines := strings.Count(m.Text("about"), "\n"); lines != 20 {
		t.Errorf("%d line ends were kept of 20", lines)
	}
	drive(m, "up", "up", "MARK")
	if !strings.Contains(screen(m), "MARK") {
		t.Errorf("the cursor is not shown:\n%s", screen(m))
	}
}

func TestAnySizeAndTyping(t *testing.T) {
	t.Parallel()
	keys := []string{"tab", "back", "up", "down", "enter", "space", "erase", "save", "漢字", "e\u0301", "👨\u200d👩\u200d👧", "हिन्दी", "word ", "left", "paste:a\nb\x1b[2J"}
	rapid.Check(t, func(t *rapid.T) {
		m := rapid.SampledFrom([]func() *Model{toolForm, needsForm}).Draw(t, "form")()
		m.SetNotice("name", Notice{Text: "漢字 like it", Items: []Item{{"1", "漢字漢字漢字漢字漢字漢字漢字漢字", "hint"}}})
		width, height := rapid.IntRange(1, 60).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		m.SetSize(width, height)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 12).Draw(t, "keys") {
			drive(m, key)
			lines := strings.Split(m.View(), "\n")
			if len(lines) != height {
				t.Fatalf("%d lines, wanted %d", len(lines), height)
			}
			for _, line := range lines {
				if got := ansi.StringWidthWc(line); got != width {
					t.Fatalf("a line of %d cells, wanted %d: %q", got, width, line)
				}
			}
		}
	})
}

func BenchmarkView(b *testing.B) {
	m := toolForm()
	m.SetSize(120, 40)
	m.Focus("about")
	drive(m, strings.Repeat("some words ", 50))
	for b.Loop() {
		m.View()
	}
}

// One sees where one types, in any script and at any width.
func TestCursorIsOnTheScreen(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := toolForm()
		m.SetSize(rapid.IntRange(8, 40).Draw(t, "width"), 10)
		m.Focus(rapid.SampledFrom([]string{"name", "about"}).Draw(t, "field"))
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{"漢字漢字", "word ", "e\u0301", "हिन्दी", "left", "erase", "👨\u200d👩\u200d👧", "enter", "wide 漢"}), 1, 12).Draw(t, "keys") {
			if key == "enter" && m.Focused() == "name" {
				continue
			}
			drive(m, key)
		}
		if !strings.Contains(m.View(), "\x1b[7m") {
			t.Fatalf("the cursor is not on the screen:\n%s", screen(m))
		}
	})
}

// That a draft came back is good news, and not marked as a fault.
func TestGoodNewsIsNotAFault(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetSize(40, 15)
	m.SetNews("Your draft is back.")
	if got := screen(m); !strings.HasPrefix(got, "+ Your draft is back.") {
		t.Errorf("got\n%s", got)
	}
	m.SetMessage("Somebody else changed it.")
	if got := screen(m); !strings.HasPrefix(got, "! Somebody else changed it.") {
		t.Errorf("got\n%s", got)
	}
}

func TestNoOptionIsCountedAsNone(t *testing.T) {
	t.Parallel()
	m := toolForm()
	m.SetSize(40, 15)
	m.Focus("uses")
	drive(m, "zzz")
	if got := screen(m); !strings.Contains(got, " 0/0\n") || strings.Contains(got, "1/0") {
		t.Errorf("got\n%s", got)
	}
}
