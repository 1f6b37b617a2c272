package tui

import (
	"flag"
	"os"
	"strings"
	"testing"
)

// TestReadme holds the picture of the screen in the README against the screen.
func TestReadme(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 116, 28)
	d.press("/")
	d.write("presupuesto")
	d.press("enter", "j", "j", "j")
	d.sees("AGPL-3.0-or-later")
	const path = "../README.md"
	readme, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(readme), "```\n")
	_, after, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatal("the README has no picture of the screen")
	}
	want := before + "```\n" + d.shown() + "```\n" + after
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(readme) != want {
		t.Error("the picture in the README is not what the program shows; go test ./tui -run Readme -update")
	}
}
