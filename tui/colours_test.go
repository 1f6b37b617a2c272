package tui

import (
	"strings"
	"testing"
)

func TestTheThemeThatATerminalDecides(t *testing.T) {
	t.Parallel()
	for environ, want := range map[string]ThemeChoice{
		"":                                "",
		"TERM=xterm-256color":             "",
		"TERM=xterm-256color NO_COLOR=1":  ThemePlain,
		"TERM=xterm-256color NO_COLOR=no": ThemePlain, // any value says so (no-color.org)
		"TERM=vt100":                      ThemePlain,
		"TERM=xterm-mono":                 ThemePlain,
		"TERM=linux":                      ThemeDark,
		"TERM=linux-m":                    ThemePlain,
		"TERM=no-such-terminal":           "",
	} {
		if got := themeOf(strings.Fields(environ)); got != want {
			t.Errorf("%q: %q, expected %q", environ, got, want)
		}
	}
}
