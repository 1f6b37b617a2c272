package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/kv"
)

// Whoever only reads is told as well, as long as it lasts, in whatever room there is.
func TestThatNothingCanBeSavedStaysOnTheScreen(t *testing.T) {
	t.Parallel()
	full := &kv.ReadOnlyError{Free: 1, Need: 2}
	for lang, says := range map[string]string{"en": "! read only", "fr": "! lecture seule", "es": "! solo lectura"} {
		for _, width := range []int{120, 80, LeastWidth} {
			d := session(t, lang, width, 24)
			d.shell.Update(troubleMsg{full})
			lines := strings.Split(d.screen(), "\n")
			if footer := lines[len(lines)-1]; !strings.Contains(footer, says) {
				t.Errorf("%d columns in %s end with %q", width, lang, footer)
			}
			d.shell.Update(troubleMsg{nil})
			d.seesNot(says)
		}
	}
}

func TestWhatIsInTheWayOfSavingIsSaid(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 24)
	for says, err := range map[string]error{
		"almost full":      &kv.ReadOnlyError{Free: 1, Need: 2},
		"takes no changes": &kv.ReadOnlyError{Cause: store.ErrHeld},
		"is started again": store.ErrFailed,
	} {
		if got := d.shell.Explain(err); !strings.Contains(got, says) {
			t.Errorf("%v is explained as %q", err, got)
		}
	}
}
