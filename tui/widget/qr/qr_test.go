package qr

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// modules reads a code off its lines again: true is dark.
func modules(lines []string) [][]bool {
	var rows [][]bool
	for _, line := range lines {
		var above, below []bool
		for _, r := range line {
			above, below = append(above, r == '█' || r == '▀'), append(below, r == '█' || r == '▄')
		}
		rows = append(rows, above, below)
	}
	return rows
}

// A reader looks for three squares of seven modules in the corners.
func TestACodeHasItsFinders(t *testing.T) {
	t.Parallel()
	lines, err := Encode("https://decidim.org")
	if err != nil {
		t.Fatal(err)
	}
	rows := modules(lines)
	size := len(rows[0]) - 2*quiet
	finder := []string{"#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"}
	for _, corner := range [][2]int{{0, 0}, {size - 7, 0}, {0, size - 7}} {
		for dy, want := range finder {
			for dx, module := range want {
				if got := rows[quiet+corner[1]+dy][quiet+corner[0]+dx]; got != (module == '#') {
					t.Fatalf("the finder at %v is wrong at %d,%d:\n%s", corner, dx, dy, strings.Join(lines, "\n"))
				}
			}
		}
	}
	for _, row := range rows[:quiet] {
		for _, dark := range row {
			if dark {
				t.Fatal("there is no quiet zone")
			}
		}
	}
}

// Without colours the light modules are drawn, and the code is the same.
func TestWithoutColoursItIsDrawnInNegative(t *testing.T) {
	t.Parallel()
	lines, err := Encode("https://decidim.org")
	if err != nil {
		t.Fatal(err)
	}
	drawn := View(theme.Plain(), lines)
	for y, row := range modules(drawn) {
		for x, light := range row {
			if light == modules(lines)[y][x] {
				t.Fatalf("%d,%d is the same in both", x, y)
			}
		}
	}
	for _, th := range []*theme.Theme{theme.New(true), theme.New(false)} {
		for i, line := range View(th, lines) {
			if ansi.Strip(line) != lines[i] || !strings.Contains(line, "\x1b[") {
				t.Fatalf("in %s: %q", th.Name, line)
			}
		}
	}
}

func TestTooLongATextIsAnError(t *testing.T) {
	t.Parallel()
	if _, err := Encode(strings.Repeat("x", 4000)); err == nil {
		t.Error("4000 bytes were encoded, more than any code holds")
	}
}
