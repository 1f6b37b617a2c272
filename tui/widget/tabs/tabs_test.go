package tabs

import (
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func places() []Tab {
	return []Tab{{Key: "1", Label: "Outils"}, {Key: "2", Label: "Actions"}, {Key: "3", Label: "Coalitions", Badge: "+2"}}
}

func TestTabsGiveUpTheirNames(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		width int
		want  string
	}{
		{50, " 1 Outils [2 Actions] 3 Coalitions +2        3 ici"},
		{38, " 1 Outils [2 Actions] 3 Coalitions +2 "},
		{30, " 1 [2 Actions] 3         3 ici"},
		{29, " 1 [2 Actions] 3        3 ici"},
		{20, " 1 [2 Actions] 3    "},
		{10, " 1 [2] 3  "},
		{5, " 1 [2"},
	} {
		if got := ansi.Strip((Bar{Tabs: places(), Active: 1, Width: test.width, Right: 5}).View(theme.New(false), "3 ici")); got != test.want {
			t.Errorf("%d cells: %q, wanted %q", test.width, got, test.want)
		}
	}
}

// What must be seen is seen: the tabs move together for it, then the last give
// up their names.
func TestTabsMakeRoomForWhatMustBeSeen(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		width int
		want  string
	}{
		{41, " 1 Outils [2 Actions] 3 Coalitions +2 i:7"},
		{40, " 1 Outils [2 Actions] 3              i:7"},
	} {
		bar := Bar{Tabs: places(), Active: 1, Width: test.width, Right: 20, Least: 3}
		if got := ansi.Strip(bar.View(theme.New(false), "i:7")); got != test.want {
			t.Errorf("%d cells: %q, wanted %q", test.width, got, test.want)
		}
	}
}

// What is new is said wherever one is, in the last cells too.
func TestWhatStandsAtTheEndMayStandClose(t *testing.T) {
	t.Parallel()
	for active, want := range []string{"[1 Outils] 2 Actions 3 Coalitions +2 i:3", " 1 Outils [2 Actions] 3 Coalitions +2 i:3"} {
		if got := ansi.Strip((Bar{Tabs: places(), Active: active, Width: len(want), Right: 10}).View(theme.New(false), "i:3")); got != want {
			t.Errorf("%q, wanted %q", got, want)
		}
	}
}

func TestTabUnderTheMouse(t *testing.T) {
	t.Parallel()
	for x, want := range map[int]int{0: 0, 9: 0, 10: 1, 20: 1, 21: 2, 37: 2, 38: -1, 49: -1} {
		if got := (Bar{Tabs: places(), Active: 1, Width: 50}).At(x); got != want {
			t.Errorf("column %d is tab %d, wanted %d", x, got, want)
		}
	}
}

func TestAnyWidth(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 80).Draw(t, "width")
		some := []Tab{{Key: "1", Label: rapid.String().Draw(t, "label")}, {Key: "2", Label: "漢字", Badge: rapid.String().Draw(t, "badge")}}
		bar := Bar{
			Tabs: some, Active: rapid.IntRange(0, 1).Draw(t, "active"), Width: width,
			Right: rapid.IntRange(0, 30).Draw(t, "wanted"), Least: rapid.IntRange(0, 10).Draw(t, "least"),
		}
		if got := ansi.StringWidthWc(bar.View(theme.Plain(), rapid.String().Draw(t, "right"))); got != width {
			t.Fatalf("%d cells, wanted %d", got, width)
		}
	})
}
