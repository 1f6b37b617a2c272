package tui

import (
	"strings"
	"testing"
)

// Whoever reads a large store that is still being opened is told how far it is,
// in whatever room there is, until it is open.
func TestTellsHowFarTheStoreIs(t *testing.T) {
	t.Parallel()
	for lang, says := range map[string]string{
		"en": "search 43\u00a0% ready", "fr": "prête à 43\u00a0%", "es": "lista al 43\u00a0%",
	} {
		for _, width := range []int{120, 80, LeastWidth} {
			d := session(t, lang, width, 24)
			d.shell.Update(openingMsg{percent: 43})
			lines := strings.Split(d.screen(), "\n")
			if footer := lines[len(lines)-1]; !strings.Contains(footer, says) {
				t.Errorf("%d columns in %s end with %q", width, lang, footer)
			}
			d.shell.Update(openingMsg{percent: 100, whole: true})
			d.seesNot(says)
		}
	}
}
