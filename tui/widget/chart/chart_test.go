package chart

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

func TestBarsAreAsLongAsTheirNumbers(t *testing.T) {
	t.Parallel()
	got := Bars(theme.Plain(), []Bar{{"Consult", 45, "45"}, {"Vote", 9, "9"}, {"Petition", 0, "0"}}, 32)
	want := []string{
		"Consult  #################### 45",
		"Vote     ####                  9",
		"Petition                       0",
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
}

func TestSparkRisesWithItsNumbers(t *testing.T) {
	t.Parallel()
	if got := ansi.Strip(Spark(theme.New(true), []int{9, 0, 1, 4, 8}, 4)); got != "·▁▄█" {
		t.Errorf("%q", got)
	}
	if got := Spark(theme.Plain(), []int{0, 0}, 10); got != "__" {
		t.Errorf("two quarters without anything are drawn as %q", got)
	}
}

func TestAFigureIsReadable(t *testing.T) {
	t.Parallel()
	got := strings.Join(Figure("27", true), "\n")
	want := "### ###\n  #   #\n###   #\n#     #\n###   #"
	if got != want {
		t.Errorf("\n%s", got)
	}
}

// Whatever the numbers and the room, no line is wider than it, and nothing panics.
func TestChartsStayInTheirRoom(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(0, 60).Draw(t, "width")
		numbers := rapid.SliceOfN(rapid.IntRange(0, 1<<40), 0, 70).Draw(t, "numbers")
		th := theme.New(rapid.Bool().Draw(t, "dark"))
		if got := frame.Width(Spark(th, numbers, width)); got > width {
			t.Fatalf("a sparkline of %d cells in %d", got, width)
		}
		var bars []Bar
		for _, n := range numbers {
			bars = append(bars, Bar{rapid.String().Draw(t, "label"), n, "12"})
		}
		for _, line := range Bars(th, bars, width) {
			if got := frame.Width(line); got > width {
				t.Fatalf("a bar of %d cells in %d", got, width)
			}
		}
	})
}
