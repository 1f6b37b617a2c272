package tui

import (
	"strings"
	"testing"
)

// Whatever has a name is found where one looks for what to do.
func TestThePaletteFindsEverything(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press(":")
	d.write("open public procure")
	d.sees("Open public procurement", "Collective action")
	d.press("enter")
	d.sees("Working group")
	d.press(":")
	d.write("decidm") // as people type
	d.sees("Decidim", "Tool")
	d.press("enter")
	d.sees("Decidim Association")
}

// offersNot fails if the palette has a command by the name that was typed.
func (d *driver) offersNot(name string) {
	d.t.Helper()
	if n := strings.Count(d.screen(), name); n != 1 { // where it was typed
		d.t.Errorf("%q is there %d times:\n%s", name, n, d.screen())
	}
}
