package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"
	"github.com/charmbracelet/x/vt"
)

// shown is what a terminal of that size shows for what is drawn: a real one
// would wrap a line that is a cell too long, and so does this.
func shown(drawn string, width, height int) string {
	terminal := vt.NewSafeEmulator(width, height)
	defer terminal.Close()
	fmt.Fprint(terminal, strings.ReplaceAll(drawn, "\n", "\r\n"))
	lines := strings.Split(ansi.Strip(terminal.Render()), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// goldens are the sizes at which a screen in a language is held against the
// one that was looked at and found good.
func goldens(lang string) []Size {
	if lang == "en" {
		return sizes()
	}
	return sizes()[:2] // where words that are longer have the least room
}

// TestScreens holds every screen against the one that was looked at and found
// good, and against the rules that hold for all of them: at each size, in each
// theme and in each language.
func TestScreens(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	phrases := phrasesOf(t)
	for _, scene := range scenes() {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			for _, lang := range languages() {
				pool.look(t, scene, lang, sizes()[1], func(d *driver) {
					asItWas(t, d)
					asItShould(t, d, scene, phrases)
					inAnySize(t, d)
					if lang == "en" {
						inItsColours(t, d)
					}
				})
			}
		})
	}
}

// asItWas holds what a session shows against the golden files.
func asItWas(t *testing.T, d *driver) {
	for _, size := range goldens(d.shell.Lang()) {
		t.Run(fmt.Sprintf("%dx%d-%s", size.Width, size.Height, d.shell.Lang()), func(t *testing.T) {
			d.resize(size.Width, size.Height)
			golden.RequireEqual(t, shown(d.drawn(), size.Width, size.Height))
		})
	}
}

// asItShould holds it against the rules, in each theme and at each size.
func asItShould(t *testing.T, d *driver, scene scene, phrases phrases) {
	for _, choice := range themes() {
		d.wear(choice)
		for _, size := range sizes() {
			d.resize(size.Width, size.Height)
			if problems := faults(d, scene, phrases); len(problems) > 0 {
				t.Fatalf("in %s, %s, at %v:\n%s\n%s", d.shell.Lang(), choice, size, strings.Join(problems, "\n"), d.screen())
			}
		}
	}
}

// inAnySize fills the terminal exactly, be it too small for anything or as large
// as no other.
func inAnySize(t *testing.T, d *driver) {
	for _, size := range []Size{{500, 200}, {116, 16}, {77, 21}, {41, 13}, {40, 12}, {10, 5}, {1, 1}} {
		d.resize(size.Width, size.Height)
		if problems := sightOf(d).problems; len(problems) > 0 {
			t.Fatalf("in %s at %v:\n%s", d.shell.Lang(), size, strings.Join(problems, "\n"))
		}
	}
}

// inItsColours holds the styles of what a session shows against the golden
// files: without colour, and with the colours of the dark theme, which are
// where those of the light one are.
func inItsColours(t *testing.T, d *driver) {
	d.resize(sizes()[1].Width, sizes()[1].Height)
	in := func(choice ThemeChoice) string {
		d.wear(choice)
		return styled(d)
	}
	dark := in(ThemeDark)
	if light := in(ThemeLight); light != dark {
		t.Errorf("in the light theme:\n%s\nin the dark one:\n%s", light, dark)
	}
	t.Run("coloured", func(t *testing.T) { golden.RequireEqual(t, dark) })
	t.Run("colourless", func(t *testing.T) { golden.RequireEqual(t, in(ThemePlain)) })
}

func TestTooSmallSaysWhichSizeIsNeeded(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 30, 8)
	d.sees("40×12", "30×8")
	d.resize(80, 24)
	d.sees("Tools", "Acasă în Siguranță")
}

// BenchmarkMoveCursor is what a key costs in the list of tools at 120×40:
// Update and View together, then View alone.
func BenchmarkMoveCursor(b *testing.B) {
	d := sessionOn(b, seeded(b), "en", ThemeDark, 120, 40)
	keys := []string{"down", "down", "down", "up"}
	b.Run("key", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			d.press(keys[i%len(keys)])
			d.shell.View()
		}
	})
	b.Run("view", func(b *testing.B) {
		for b.Loop() {
			d.shell.View()
		}
	})
}
