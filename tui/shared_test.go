package tui

import (
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/tui/share"
)

// Sessions that read alike see what each of them would see alone: their own
// language, theme and filters, and what somebody else just did.
func TestSessionsThatReadAlikeSeeTheirOwn(t *testing.T) {
	t.Parallel()
	s, shared := seeded(t), share.NewDesk()
	type look struct {
		lang  string
		theme ThemeChoice
		width int
		keys  []string
	}
	open := func(l look, shared *share.Desk) *driver {
		d := sessionWith(t, s, l.width, 40, func(o *Options) { o.Lang, o.Theme, o.Shared = l.lang, l.theme, shared })
		d.press(l.keys...)
		return d
	}
	looks := []look{
		{"fr", ThemeDark, 120, nil}, {"es", ThemeDark, 120, nil}, {"fr", ThemeLight, 120, nil}, {"fr", ThemeDark, 200, nil},
		{"fr", ThemeDark, 120, []string{"f", "j", "enter"}}, {"fr", ThemeDark, 120, []string{"f"}}, {"fr", ThemeDark, 120, []string{"j", "space"}},
	}
	var sessions []*driver
	for _, l := range slices.Concat(looks, looks) {
		sessions = append(sessions, open(l, shared))
	}
	for i, d := range sessions {
		l := looks[i%len(looks)]
		if alone := open(l, nil); d.shell.View().Content != alone.shell.View().Content {
			t.Errorf("%v sees\n%s\nand alone\n%s", l, d.screen(), alone.screen())
		}
	}
	sessions[0].changes(func() { sessions[1].reference("Abracadabra") })
	sessions[0].write("/abracadabra")
	sessions[0].sees("Abracadabra")
}
