package tui

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func TestWhichTerminalsKnowOnlyASCII(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		environ string
		want    bool
	}{
		{"", false},
		{"LANG=fr_FR.UTF-8", false},
		{"LANG=fr_FR.utf8", false},
		{"LANG=en_US", false},
		{"LANG=C", true},
		{"LANG=C.UTF-8", false},
		{"LANG=POSIX", true},
		{"LANG=fr_FR.ISO-8859-15@euro", true},
		{"LANG=en_US.UTF-8 LC_ALL=C", true},
		{"LANG=C LC_CTYPE=es_ES.UTF-8", false},
	} {
		if got := asciiOnly(strings.Fields(test.environ)); got != test.want {
			t.Errorf("%q: %v", test.environ, got)
		}
	}
}

// Every screen can be drawn in ASCII alone, and none is a cell off.
func TestEveryScreenCanBeDrawnInASCII(t *testing.T) {
	t.Parallel()
	pool := newPool(t)
	for _, scene := range scenes() {
		t.Run(scene.name, func(t *testing.T) {
			t.Parallel()
			keys := scene.keys
			scene.keys = func(d *driver) { d.shell.ascii = true; keys(d) }
			pool.look(t, scene, "fr", sizes()[1], func(d *driver) {
				for i, line := range strings.Split(ansi.Strip(d.shell.View().Content), "\n") {
					if len(line) != 80 {
						t.Errorf("line %d is %d cells wide: %q", i, len(line), line)
					}
					for _, r := range line {
						if r >= 0x80 {
							t.Fatalf("line %d has %q: %q", i, r, line)
						}
					}
				}
			})
		})
	}
}
