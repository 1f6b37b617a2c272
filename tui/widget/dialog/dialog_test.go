package dialog

import (
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func drive(d Dialog, keys ...string) (last tea.Msg) {
	named := map[string]tea.KeyPressMsg{
		"up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "enter": {Code: tea.KeyEnter},
		"esc": {Code: tea.KeyEscape}, "space": {Code: ' ', Text: " "}, "tab": {Code: tea.KeyTab}, "save": {Code: 's', Mod: tea.ModCtrl},
	}
	for _, key := range keys {
		press, ok := named[key]
		if !ok {
			press = tea.KeyPressMsg{Code: rune(key[0]), Text: key}
		}
		last = nil
		if cmd := d.Update(press); cmd != nil {
			last = cmd()
		}
	}
	return last
}

func screen(d Dialog, width, height int) string {
	lines := strings.Split(ansi.Strip(d.View(width, height)), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func leave() *Asked {
	return Ask(theme.Plain(), Question{
		ID: "leave", Title: "Quitter ce formulaire ?", Text: "Votre saisie est gardée en brouillon\u00a0; vous la retrouverez ici.",
		Choices: []Choice{{"keep", "Garder", "g"}, {"discard", "Jeter", "j"}},
	})
}

func TestQuestion(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"┏━ Quitter ce formulaire ? ━━━━━━━━━━━━┓",
		"┃ Votre saisie est gardée en           ┃",
		"┃ brouillon\u00a0; vous la retrouverez ici. ┃",
		"┃                                      ┃",
		"┃ [Garder (g)]  Jeter (j)              ┃",
		"┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛",
	}, "\n")
	if got := screen(leave(), 40, 20); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	for _, test := range []struct {
		keys []string
		want tea.Msg
	}{
		{[]string{"enter"}, ChosenMsg{"leave", "keep"}}, {[]string{"right", "enter"}, ChosenMsg{"leave", "discard"}},
		{[]string{"tab", "tab", "enter"}, ChosenMsg{"leave", "keep"}}, {[]string{"left", "space"}, ChosenMsg{"leave", "discard"}},
		{[]string{"g"}, ChosenMsg{"leave", "keep"}}, {[]string{"x"}, nil}, {[]string{"esc"}, ClosedMsg{"leave"}},
	} {
		if got := drive(leave(), test.keys...); got != test.want {
			t.Errorf("%v answers %v, wanted %v", test.keys, got, test.want)
		}
	}
}

// A key of a choice is its own even where it also moves.
func TestKeyOfAChoiceComesFirst(t *testing.T) {
	t.Parallel()
	if got := drive(leave(), "j"); got != (ChosenMsg{"leave", "discard"}) {
		t.Errorf("j answers %v", got)
	}
}

func TestMessageWithDrawing(t *testing.T) {
	t.Parallel()
	d := Ask(theme.Plain(), Question{ID: "qr", Title: "QR", Body: "█▀█\n▀▀▀"})
	if got := screen(d, 20, 10); !strings.Contains(got, "       █▀█") {
		t.Errorf("the drawing is not in the middle:\n%s", got)
	}
	if got := drive(d, "enter"); got != (ClosedMsg{"qr"}) {
		t.Errorf("enter answers %v", got)
	}
}

func TestLongTextScrollsAboveTheChoices(t *testing.T) {
	t.Parallel()
	d := Ask(theme.Plain(), Question{ID: "x", Title: "Long", Text: strings.Repeat("word ", 100) + "END", Choices: []Choice{{"ok", "OK", ""}}})
	if got := screen(d, 30, 8); !strings.Contains(got, "[OK]") || strings.Contains(got, "END") {
		t.Errorf("at first:\n%s", got)
	}
	for range 50 {
		drive(d, "down")
	}
	if got := screen(d, 30, 8); !strings.Contains(got, "[OK]") || !strings.Contains(got, "END") {
		t.Errorf("at the end:\n%s", got)
	}
}

func languages() *Picked {
	return Pick(theme.Plain(), "language", "Langue", []Option{{"fr", "Français", ""}, {"en", "English", "en"}, {"es", "Español", ""}}, "en")
}

func TestPick(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"┏━ Langue ━━━━━━━━━━━━━━━┓",
		"┃  ( ) Français          ┃",
		"┃ ▌(x) English  en       ┃",
		"┃  ( ) Español           ┃",
		"┗━━━━━━━━━━━━━━━━━━━━━━━━┛",
	}, "\n")
	if got := screen(languages(), 26, 20); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	for _, test := range []struct {
		keys []string
		want tea.Msg
	}{
		{[]string{"enter"}, ChosenMsg{"language", "en"}}, {[]string{"down", "down", "enter"}, ChosenMsg{"language", "es"}},
		{[]string{"up", "space"}, ChosenMsg{"language", "fr"}}, {[]string{"3"}, ChosenMsg{"language", "es"}}, {[]string{"4"}, nil}, {[]string{"0"}, nil},
		{[]string{"esc"}, ClosedMsg{"language"}},
	} {
		if got := drive(languages(), test.keys...); got != test.want {
			t.Errorf("%v answers %v, wanted %v", test.keys, got, test.want)
		}
	}
}

func conflict() *Conflict {
	return Resolve(theme.Plain(), "c", ConflictLabels{"Modifié", "Choisissez.", "Ma version", "L’autre", "vide", "Enregistrer"}, []Difference{
		{"name", "Nom", "Decidim", "Decidim.org"}, {"licence", "Licence", "", "AGPL-3.0-or-later"},
	})
}

func TestConflict(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"┏━ Modifié ━━━━━━━━━━━━━━━━━━━━━━━━━━━━┓",
		"┃ Choisissez.                          ┃",
		"┃                                      ┃",
		"┃ Nom                                  ┃",
		"┃ ▌(x) Ma version  Decidim             ┃",
		"┃  ( ) L’autre     Decidim.org         ┃",
		"┃                                      ┃",
		"┃ Licence                              ┃",
		"┃  (x) Ma version  (vide)              ┃",
		"┃  ( ) L’autre     AGPL-3.0-or-later   ┃",
		"┃                                      ┃",
		"┃  Enregistrer                         ┃",
		"┗━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┛",
	}, "\n")
	if got := screen(conflict(), 40, 20); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	for _, test := range []struct {
		keys          []string
		name, licence bool // mine
	}{
		{[]string{"save"}, true, true},
		{[]string{"enter", "down", "enter", "enter"}, true, false},
		{[]string{"right", "save"}, false, true},
		{[]string{"down", "space", "down", "down", "down", "enter"}, false, true},
		{[]string{"right", "left", "save"}, true, true},
	} {
		want := ResolvedMsg{"c", map[string]bool{"name": test.name, "licence": test.licence}}
		if got := drive(conflict(), test.keys...); !reflect.DeepEqual(got, want) {
			t.Errorf("%v answers %v, wanted %v", test.keys, got, want)
		}
	}
	if got := drive(conflict(), "esc"); got != (ClosedMsg{"c"}) {
		t.Errorf("esc answers %v", got)
	}
}

func TestConflictScrollsToItsCursor(t *testing.T) {
	t.Parallel()
	c := conflict()
	drive(c, "down", "down", "down", "down")
	if got := screen(c, 40, 6); !strings.Contains(got, "[Enregistrer]") {
		t.Errorf("the button has the cursor and is not shown:\n%s", got)
	}
}

func TestAnySize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		for _, d := range []Dialog{
			Ask(theme.New(true), Question{Title: text, Text: text, Body: text, Choices: []Choice{{"a", text, ""}, {"b", "漢字", "b"}}}),
			Ask(theme.New(true), Question{}),
			Pick(theme.New(true), "", text, []Option{{"a", text, text}, {"b", "漢字", ""}}, "b"), Pick(theme.New(true), "", "", nil, ""),
			Resolve(theme.New(true), "", ConflictLabels{Title: text, Text: text, Save: text}, []Difference{{"f", text, text, ""}}),
		} {
			drive(d, rapid.SliceOfN(rapid.SampledFrom([]string{"up", "down", "left", "right", "enter", "space", "tab"}), 0, 5).Draw(t, "keys")...)
			width, height := rapid.IntRange(1, 90).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
			checkBlock(t, d.View(width, height), width, height)
		}
	})
}

func checkBlock(t *rapid.T, block string, width, height int) {
	lines := strings.Split(block, "\n")
	if len(lines) > height {
		t.Fatalf("%d lines of %d", len(lines), height)
	}
	for _, line := range lines {
		if got := ansi.StringWidthWc(line); got != min(width, widest+2) {
			t.Fatalf("a line of %d cells of %d: %q", got, width, line)
		}
	}
}
