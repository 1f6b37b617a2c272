package palette

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func palette() *Model {
	return New(theme.Plain(), Labels{"Commandes", "Que voulez-vous faire ?", "Aucune commande de ce nom"}, []Command{
		{"add", "Ajouter un outil", "a", "Il entre au catalogue", ""},
		{"undo", "Annuler ma dernière action", "U", "", "Vous n’avez rien à annuler"},
		{"language", "Changer de langue", "L", "Français, English, Español", ""},
	}, nil)
}

func drive(m *Model, keys ...string) (last tea.Msg) {
	codes := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "enter": tea.KeyEnter, "esc": tea.KeyEscape, "erase": tea.KeyBackspace}
	for _, key := range keys {
		var presses []tea.KeyPressMsg
		if code, ok := codes[key]; ok {
			presses = []tea.KeyPressMsg{{Code: code}}
		} else {
			for _, r := range key {
				presses = append(presses, tea.KeyPressMsg{Code: r, Text: string(r)})
			}
		}
		for _, press := range presses {
			last = nil
			if cmd := m.Update(press); cmd != nil {
				last = cmd()
			}
		}
	}
	return last
}

func screen(m *Model, width, height int) string {
	lines := strings.Split(ansi.Strip(m.View(width, height)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func TestChoosing(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		keys []string
		want tea.Msg
	}{
		{[]string{"enter"}, ChosenMsg{"add"}},
		{[]string{"up", "enter"}, ChosenMsg{"language"}},
		{[]string{"down", "down", "down", "enter"}, ChosenMsg{"add"}},
		{[]string{"lang", "enter"}, ChosenMsg{"language"}},
		{[]string{"espanol", "enter"}, ChosenMsg{"language"}},
		{[]string{"langz", "erase", "enter"}, ChosenMsg{"language"}},
		{[]string{"zzz", "enter"}, nil},
		{[]string{"annuler", "enter"}, nil}, // it cannot be done now
		{[]string{"esc"}, ClosedMsg{}},
	} {
		if got := drive(palette(), test.keys...); got != test.want {
			t.Errorf("%v sent %v, wanted %v", test.keys, got, test.want)
		}
	}
}

func TestPaletteSaysWhyNot(t *testing.T) {
	t.Parallel()
	m := palette()
	drive(m, "ann")
	want := strings.Join([]string{
		"┏━ Commandes ━━━━━━━━━━━━━━━━━━━━━━━━━━┓",
		"┃ ann                                  ┃",
		"┃                                      ┃",
		"┃▌Annuler ma dernière action         U ┃",
		"┃                                      ┃",
		"┃                                      ┃",
		"┃                                      ┃",
		"┃ ! Vous n’avez rien à annuler         ┃",
		"┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛",
	}, "\n")
	if got := screen(m, 40, 20); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	drive(m, "x")
	if got := screen(m, 40, 20); !strings.Contains(got, "Aucune commande de ce nom") {
		t.Errorf("nothing found, and nothing said:\n%s", got)
	}
}

func TestAnySize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := palette()
		drive(m, rapid.SliceOfN(rapid.SampledFrom([]string{"a", "漢", "down", "up", "erase"}), 0, 6).Draw(t, "keys")...)
		width, height := rapid.IntRange(1, 100).Draw(t, "width"), rapid.IntRange(1, 30).Draw(t, "height")
		lines := strings.Split(m.View(width, height), "\n")
		if len(lines) > height {
			t.Fatalf("%d lines of %d", len(lines), height)
		}
		for _, line := range lines {
			if got := ansi.StringWidthWc(line); got != min(width, widest) {
				t.Fatalf("%d cells of %d", got, width)
			}
		}
	})
}

// Whoever types the name of something finds it under what can be done.
func TestMoreIsFoundUnderTheCommands(t *testing.T) {
	t.Parallel()
	asked := ""
	m := New(theme.Plain(), Labels{}, []Command{{ID: "develop", Name: "I develop it"}}, func(query string) []Command {
		asked = query
		return []Command{{ID: "record:decidim", Name: "Decidim", Key: "Tool"}}
	})
	m.search("d")
	if asked != "" {
		t.Errorf("one letter looks for %q", asked)
	}
	m.search("dev")
	m.move(1)
	if c, ok := m.Current(); !ok || c.ID != "record:decidim" {
		t.Errorf("under the command there is %+v", c)
	}
}
