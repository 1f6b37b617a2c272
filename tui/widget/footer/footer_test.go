package footer

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func hints() []Hint {
	return []Hint{{"enter", "ouvrir"}, {"/", "rechercher"}, {"a", "ajouter"}, {"?", "aide"}}
}

func TestHintsThatDoNotFitAreLeftOutWhole(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		width int
		note  string
		want  string
	}{
		{60, "", " enter ouvrir  / rechercher  a ajouter  ? aide              "},
		{60, "3 en ligne", " enter ouvrir  / rechercher  a ajouter  ? aide   3 en ligne "},
		{40, "", " enter ouvrir  / rechercher  a ajouter  "},
		{40, "3 en ligne", " enter ouvrir  / rechercher  3 en ligne "},
		{20, "3 en ligne", " enter ouvrir  3 e… "},
		{10, "", "          "},
	} {
		if got := ansi.Strip(View(theme.New(true), hints(), test.note, test.width)); got != test.want {
			t.Errorf("%d cells, note %q:\n%q, wanted\n%q", test.width, test.note, got, test.want)
		}
	}
}

func TestAnyWidth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 80).Draw(t, "width")
		some := []Hint{{rapid.String().Draw(t, "key"), rapid.String().Draw(t, "label")}, {"q", "quit"}}
		if got := ansi.StringWidthWc(View(theme.Plain(), some, rapid.String().Draw(t, "note"), width)); got != width {
			t.Fatalf("%d cells, wanted %d", got, width)
		}
	})
}
