package tui

import (
	"image/color"
	"io"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// Who did not choose a theme is asked what the terminal's ground is, and gets
// the one for it.
func TestTheThemeFollowsTheTerminalsGround(t *testing.T) {
	t.Parallel()
	c := connect(t, nil, nil)
	c.sees("\x1b]11;?")
	c.sees("48;5;111") // the blue of the dark theme, in 256 colours
	if _, err := io.WriteString(c.typed, "\x1b]11;rgb:ffff/ffff/ffff\x07"); err != nil {
		t.Fatal(err)
	}
	c.sees("48;5;25") // that of the light one
	c.hangUp()
}

func TestAThemeThatWasChosenStays(t *testing.T) {
	t.Parallel()
	for choice, want := range map[ThemeChoice]theme.Name{"": theme.LightName, ThemeAuto: theme.LightName, ThemeDark: theme.DarkName} {
		d := sessionWith(t, seeded(t), 80, 24, func(o *Options) { o.Theme = choice })
		d.send(tea.BackgroundColorMsg{Color: color.White})
		if got := d.shell.Theme.Name; got != want {
			t.Errorf("with --theme %q the ground made it %s, wanted %s", choice, got, want)
		}
	}
}
