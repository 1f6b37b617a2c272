package main

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/tui/words"
)

// Whoever comes over SSH is told lines that they can type, and not a program that they do not have.
func TestOverSSHTheLinesToTypeAreThoseOfSSH(t *testing.T) {
	t.Parallel()
	const reach = "ssh -p 2222 summit.example.org"
	s := newSummit(t)
	told := words.LoadFor(reach)
	for _, c := range []struct{ line, want string }{
		{"tool use decidim", reach + " me set --handle"},
		{"tool show nope", reach + " search TEXT"},
		{"frob", reach + " -- --help"},
		{"--frob", reach + " -- --help"},
		{"tool frob", reach + " tool --help"},
		{"tool compare decidim", reach + " tool compare"},
	} {
		d := s.door("SHA256:guest")
		d.words, d.program = told, reach
		if r := s.runAt(t, d, strings.Fields(c.line)...); !strings.Contains(r.err, c.want) || !oneLine(r.err) {
			t.Errorf("%s: %q", c.line, r.err)
		}
	}
}
