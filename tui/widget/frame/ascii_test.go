package frame

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/tui/theme"
)

func TestASCIIKeepsWhatIsMeant(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"┏━ Outils ━┓": "+= Outils =+",
		"╭─ Filtres ╮": "+- Filtres +",
		"Côte à côte":  "Cote a cote",
		"▌Décidim":     "#Decidim",
		"● 3 · ✓":      "o 3 . *",
		"「数字」x":        "????????x",
		"« oui »":      "\" oui \"",
		"▁▃▇":          ".-#",
	} {
		if got := ASCII(in); got != want {
			t.Errorf("%q became %q, wanted %q", in, got, want)
		}
	}
}

// Whatever is drawn, it is ASCII, and no cell moves.
func TestASCIIMovesNoCell(t *testing.T) {
	t.Parallel()
	th := theme.New(true)
	rapid.Check(t, func(t *rapid.T) {
		content := rapid.String().Draw(t, "content")
		width, height := rapid.IntRange(3, 40).Draw(t, "width"), rapid.IntRange(3, 8).Draw(t, "height")
		drawn := Pane{Title: content, Focused: rapid.Bool().Draw(t, "focused")}.Render(th, th.Strong.Render(content), width, height)
		got := ASCII(drawn)
		for _, r := range got {
			if r >= 0x80 {
				t.Fatalf("%q has %q", got, r)
			}
		}
		for i, line := range strings.Split(got, "\n") {
			if w := ansi.StringWidthWc(line); w != width {
				t.Fatalf("line %d is %d cells wide, not %d: %q", i, w, width, line)
			}
		}
	})
}
