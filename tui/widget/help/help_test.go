package help

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func groups() []Group {
	return []Group{
		{"Se déplacer", []Key{{"↑ k", "monter", ""}, {"↓ j", "descendre", ""}, {"g", "au début", ""}}},
		{"Agir", []Key{{"a", "ajouter", ""}, {"U", "annuler", "rien à annuler"}}},
		{"Partout", []Key{{"ctrl+p", "commandes", ""}}},
	}
}

func screen(m *Model, width, height int) string {
	lines := strings.Split(ansi.Strip(m.View(width, height)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func TestColumnsAsNeeded(t *testing.T) {
	t.Parallel()
	m := New(theme.Plain(), groups())
	want := "Se déplacer\n↑ k  monter\n↓ j  descendre\ng    au début\n\nAgir\na  ajouter\nU  annuler (rien à annuler)\n\nPartout\nctrl+p  commandes\n"
	if got := screen(m, 40, 12); got != want {
		t.Errorf("one column:\n%s\nwanted\n%s", got, want)
	}
	want = "Se déplacer" + strings.Repeat(" ", 19) + "Agir\n" +
		"↑ k  monter" + strings.Repeat(" ", 19) + "a  ajouter\n" +
		"↓ j  descendre" + strings.Repeat(" ", 16) + "U  annuler (rien à annuler)\n" +
		"g    au début\n" + strings.Repeat(" ", 30) + "Partout\n" + strings.Repeat(" ", 30) + "ctrl+p  commandes\n"
	if got := screen(m, 60, 7); got != want {
		t.Errorf("two columns:\n%s\nwanted\n%s", got, want)
	}
}

func TestScrollingToTheEnd(t *testing.T) {
	t.Parallel()
	m := New(theme.Plain(), groups())
	for range 50 {
		m.Update(tea.KeyPressMsg{Code: tea.KeyDown})
	}
	if got, want := screen(m, 30, 3), "\nPartout\nctrl+p  commandes"; got != want {
		t.Errorf("at the end:\n%s\nwanted\n%s", got, want)
	}
	if got := m.Position(); got != "100 %" {
		t.Errorf("at the end, it says %q", got)
	}
	m.Update(tea.KeyPressMsg{Code: tea.KeyUp})
	if got := screen(m, 30, 3); !strings.HasSuffix(got, "Partout") {
		t.Errorf("a line up from the end:\n%s", got)
	}
	if got := m.Position(); got == "100 %" || got == "" {
		t.Errorf("a line up from the end, it says %q", got)
	}
	if screen(m, 30, 40); m.Position() != "" {
		t.Errorf("with all of it there, it says %q", m.Position())
	}
	if m.Update(tea.KeyPressMsg{Code: 'q', Text: "q"}) {
		t.Error("it took a key that is not for scrolling")
	}
}

func TestAnySize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := New(theme.New(true), append(groups(), Group{rapid.String().Draw(t, "title"), []Key{{rapid.String().Draw(t, "key"), rapid.String().Draw(t, "label"), "漢字"}}}))
		width, height := rapid.IntRange(1, 130).Draw(t, "width"), rapid.IntRange(1, 15).Draw(t, "height")
		m.Scroll(rapid.IntRange(0, 20).Draw(t, "scroll"))
		lines := strings.Split(m.View(width, height), "\n")
		if len(lines) != height || ansi.StringWidthWc(lines[0]) != width || ansi.StringWidthWc(lines[height-1]) != width {
			t.Fatalf("%d×%d, wanted %d×%d", ansi.StringWidthWc(lines[0]), len(lines), width, height)
		}
	})
}
