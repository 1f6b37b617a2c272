package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// click presses the mouse on the last place where the screen shows a text.
func (d *driver) click(text string) {
	d.t.Helper()
	x, y := -1, -1
	for line, shown := range strings.Split(d.screen(), "\n") {
		if before, _, found := strings.Cut(shown, text); found {
			x, y = frame.Width(before), line
		}
	}
	if y < 0 {
		d.t.Fatalf("there is no %q to click:\n%s", text, d.screen())
	}
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (d *driver) wheel(button tea.MouseButton) { d.send(tea.MouseWheelMsg{Button: button}) }

// A click puts the cursor on what it is on, and another one opens it.
func TestAClickSelectsAndAnotherOpens(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for name, test := range map[string]struct{ click, selected, opened string }{
		"tools":             {"5 Calls", "▌5 Calls", "┃ 5 Calls"},
		"commitments":       {"1. Open public", "▌ 1. Open public procurement", "At work on it now"},
		"inbox":             {"cleo asks", "▌◆ cleo asks", "1 request to join"},
		"for-you":           {"Budgets for all", "▌ 11  Budgets for all", "Stage"},
		"pulse":             {"bo arrived", "▌bo arrived", "Short name"},
		"here":              {"bo bokey000", "▌● bo", "Short name"},
		"partnership":       {"Albania", "▌ Albania", "Withdrawn"},
		"coalition-members": {"Cleo", "▌ Cleo", "make them lead"},
		"declaration":       {"bo", "▌ bo", "Short name"},
		"compare":           {"Loomio", "[Loomio]", "Who uses it"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool.look(t, sceneNamed(t, name), "en", sizes()[2], func(d *driver) {
				d.click(test.click)
				d.sees(test.selected)
				d.click(test.click)
				d.sees(test.opened)
			})
		})
	}
}

// In a dialog a click makes the choice, and one beside it changes nothing.
func TestAClickAnswers(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for name, test := range map[string]struct{ click, want, not string }{
		"palette":   {"coalitions", "No coalition yet", "Commands"},
		"duplicate": {"Back to the form", "Reference a tool", "Back to the form"},
		"undo":      {"[", "+ Undone", "┏━ Undo"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool.look(t, sceneNamed(t, name), "en", sizes()[1], func(d *driver) {
				before := d.screen()
				d.send(tea.MouseClickMsg{X: 0, Y: 23, Button: tea.MouseLeft})
				if d.screen() != before {
					t.Errorf("a click beside it changed something:\n%s", d.screen())
				}
				d.click(test.click)
				d.sees(test.want)
				d.seesNot(test.not)
			})
		})
	}
}

func TestAClickOnATabGoesThere(t *testing.T) {
	t.Parallel()
	newPool(t).look(t, sceneNamed(t, "tools"), "en", sizes()[1], func(d *driver) {
		for _, tab := range []string{"2 Actions", "3 Coalitions", "4 Commitments", "5 People", "6 Pulse", "1 Tools"} {
			d.click(tab)
			d.sees("[" + tab + "]")
		}
	})
}

// The wheel moves what has the focus, under a dialog nothing.
func TestTheWheelMoves(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for name, want := range map[string][2]string{
		"tools": {"▌5 Calls", "▌3de3.mx"}, "palette": {"▌compare", "▌copy"}, "help": {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pool.look(t, sceneNamed(t, name), "en", sizes()[0], func(d *driver) {
				before := d.screen()
				d.wheel(tea.MouseWheelDown)
				d.sees(want[0])
				if d.screen() == before {
					t.Errorf("nothing moved:\n%s", before)
				}
				d.wheel(tea.MouseWheelUp)
				d.sees(want[1])
				d.wheel(tea.MouseWheelUp)
				if d.screen() != before {
					t.Errorf("it does not come back:\n%s\nto:\n%s", d.screen(), before)
				}
			})
		})
	}
}

// Whatever is clicked on, and wherever that leads, nothing breaks.
func TestAClickAnywhereBreaksNothing(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for i, scene := range scenes() {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			size := sizes()[i%3]
			pool.look(t, scene, "en", size, func(d *driver) {
				for n := range 90 {
					x, y := n*29%size.Width, n*7%size.Height
					d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
					d.wheel([]tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp, tea.MouseWheelLeft}[n%3])
					if n%10 > 0 {
						continue
					}
					if problems := faults(d, scene, nil); len(problems) > 0 {
						t.Fatalf("after a click on %d,%d:\n%s\n%s", x, y, strings.Join(problems, "\n"), d.screen())
					}
				}
			})
		})
	}
}

func sceneNamed(t *testing.T, name string) scene {
	t.Helper()
	for _, scene := range scenes() {
		if scene.name == name {
			return scene
		}
	}
	t.Fatalf("there is no scene %q", name)
	return scene{}
}
