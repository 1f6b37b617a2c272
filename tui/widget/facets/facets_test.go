package facets

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

func group(name string, values int) Group {
	g := Group{Name: name, Label: strings.ToUpper(name)}
	for i := range values {
		g.Values = append(g.Values, Value{Value: fmt.Sprint(i), Label: fmt.Sprintf("%s %d", name, i), Count: 100 - i})
	}
	return g
}

func panel(width, height int, groups ...Group) *Model {
	m := New(theme.Plain(), Labels{More: func(n int) string { return fmt.Sprintf("%d more", n) }, Empty: "Nothing to filter by"})
	m.SetFocused(true)
	m.SetGroups(groups)
	m.SetSize(width, height)
	return m
}

func screen(m *Model) string {
	lines := strings.Split(ansi.Strip(m.View()), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return strings.Join(lines, "\n")
}

func press(m *Model, keys ...string) (sent []tea.Msg) {
	codes := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "space": ' ', "enter": tea.KeyEnter, "left": tea.KeyLeft, "right": tea.KeyRight, "end": tea.KeyEnd, "home": tea.KeyHome}
	for _, key := range keys {
		if cmd, _ := m.Update(tea.KeyPressMsg{Code: codes[key]}); cmd != nil {
			sent = append(sent, cmd())
		}
	}
	return sent
}

func TestEverythingShownWhereItFits(t *testing.T) {
	t.Parallel()
	m := panel(18, 6, group("use", 2), group("none", 0), group("lang", 1))
	want := " USE\n▌[ ] use 0     100\n [ ] use 1      99\n LANG\n [ ] lang 0    100\n"
	if got := screen(m); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
}

func TestTickingTellsTheScreen(t *testing.T) {
	t.Parallel()
	m := panel(18, 6, group("use", 2), group("lang", 1))
	sent := press(m, "down", "space", "down", "enter")
	if len(sent) != 2 || sent[0] != (ToggledMsg{"use", "1"}) || sent[1] != (ToggledMsg{"lang", "0"}) {
		t.Errorf("sent %v", sent)
	}
	if got := fmt.Sprint(m.Selected()); got != "map[lang:[0] use:[1]]" {
		t.Errorf("selected %s", got)
	}
	if want := " USE\n [ ] use 0     100\n [x] use 1      99\n LANG\n▌[x] lang 0    100\n"; screen(m) != want {
		t.Errorf("got\n%s\nwanted\n%s", screen(m), want)
	}
	if !m.Clear() || len(m.Selected()) != 0 || m.Clear() {
		t.Error("Clear did not untick everything")
	}
}

// The group with the cursor is open; the others make room and say what they hide.
func TestGroupsMakeRoom(t *testing.T) {
	t.Parallel()
	m := panel(18, 8, group("use", 9), group("lang", 5))
	want := " USE\n▌[ ] use 0     100\n [ ] use 1      99\n [ ] use 2      98\n [ ] use 3      97\n     5 more\n LANG\n     5 more"
	if got := screen(m); got != want {
		t.Errorf("got\n%s\nwanted\n%s", got, want)
	}
	press(m, "right")
	want = " USE\n     9 more\n LANG\n▌[ ] lang 0    100\n [ ] lang 1     99\n [ ] lang 2     98\n [ ] lang 3     97\n [ ] lang 4     96"
	if got := screen(m); got != want {
		t.Errorf("after moving on, got\n%s\nwanted\n%s", got, want)
	}
}

func TestWhatIsTickedIsShownFirst(t *testing.T) {
	t.Parallel()
	lang := group("lang", 9)
	lang.Values[7].Selected = true
	m := panel(18, 7, group("use", 2), lang)
	if got := screen(m); !strings.Contains(got, "[x] lang 7") || !strings.Contains(got, "more") {
		t.Errorf("the ticked value is hidden:\n%s", got)
	}
}

func TestCursorStaysOnItsValue(t *testing.T) {
	t.Parallel()
	m := panel(18, 10, group("use", 3), group("lang", 3))
	press(m, "down", "down", "down", "down")
	reordered := group("lang", 3)
	reordered.Values[0], reordered.Values[1] = reordered.Values[1], reordered.Values[0]
	m.SetGroups([]Group{reordered, group("use", 3)})
	if g, v, _ := m.Current(); g.Name != "lang" || v.Value != "1" {
		t.Errorf("the cursor went to %s %s", g.Name, v.Value)
	}
	m.SetGroups(nil)
	if _, _, ok := m.Current(); ok || !strings.HasPrefix(screen(m), " Nothing to\n filter by") {
		t.Errorf("an empty panel: %q", screen(m))
	}
	if sent := press(m, "space", "down", "up", "end"); len(sent) != 0 {
		t.Errorf("an empty panel sent %v", sent)
	}
}

func TestClickTicks(t *testing.T) {
	t.Parallel()
	m := panel(18, 6, group("use", 2), group("lang", 1))
	if m.Click(0) || !m.Click(2) || m.Click(5) || m.Click(-1) {
		t.Error("clicks were taken where there is no value, or not where there is one")
	}
	if got := fmt.Sprint(m.Selected()); got != "map[use:[1]]" {
		t.Errorf("selected %s", got)
	}
}

// At any size, the view is exact and the cursor on the screen.
func TestAnySize(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var groups []Group
		for i := range rapid.IntRange(0, 6).Draw(t, "groups") {
			groups = append(groups, group(fmt.Sprintf("漢%d", i), rapid.IntRange(0, 12).Draw(t, "values")))
		}
		width, height := rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 20).Draw(t, "height")
		m := panel(width, height, groups...)
		for _, key := range rapid.SliceOfN(rapid.SampledFrom([]string{"up", "down", "left", "right", "space", "end", "home"}), 0, 30).Draw(t, "keys") {
			press(m, key)
			lines := strings.Split(m.View(), "\n")
			if len(lines) != height || ansi.StringWidthWc(lines[0]) != width {
				t.Fatalf("%d×%d, wanted %d×%d", ansi.StringWidthWc(lines[0]), len(lines), width, height)
			}
			if _, _, ok := m.Current(); ok && !strings.Contains(m.View(), theme.MarkCursor) {
				t.Fatalf("the cursor is not on the screen:\n%s", screen(m))
			}
		}
	})
}
