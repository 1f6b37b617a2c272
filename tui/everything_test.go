package tui

import "testing"

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
