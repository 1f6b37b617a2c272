package form

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/tui/theme"
)

// What a form has to say is read to its end: on a second line, where there is
// room for one, and the field under a click is the one that is seen there.
func TestALongMessageIsNotCut(t *testing.T) {
	t.Parallel()
	m := New(theme.Plain(), labels(), Field{Name: "name", Label: "Name"}, Field{Name: "website", Label: "Website"})
	m.SetSize(40, 20)
	m.SetHint("Ana changed it meanwhile. Saving keeps both, or lets you choose.")
	lines := strings.Split(screen(m), "\n")
	if said := strings.TrimSpace(lines[0]) + " " + strings.TrimSpace(lines[1]); said != "! Ana changed it meanwhile. Saving keeps both, or lets you choose." {
		t.Errorf("it says %q", said)
	}
	at := 0
	for i, line := range lines {
		if strings.Contains(line, "Website") {
			at = i
		}
	}
	m.Click(at)
	if m.Focused() != "website" {
		t.Errorf("a click on line %d, %q, goes to %q", at, lines[at], m.Focused())
	}
	m.SetSize(40, 8)
	if lines := strings.Split(screen(m), "\n"); !strings.HasSuffix(strings.TrimSpace(lines[0]), "…") {
		t.Errorf("a low form spends more than a line on it: %q", lines[:2])
	}
}
