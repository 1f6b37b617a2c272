package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// A screen that is told says every word that it shows to those who see it, but
// for the names of keys that nobody has there.
func TestPlainSaysAllThatAScreenShows(t *testing.T) {
	t.Parallel()
	d := afternoon(t, 200, 60)
	d.enterCompany()
	l := listen(t, d.store, "en", func(o *Options) { o.Actor, o.Presence, o.Now = d.shell.Actor, d.shell.Room, moment })
	show := func(kind store.Kind, name string) func() {
		return func() { d.send(screen.ShowMsg{Kind: kind, ID: d.id(kind, name)}) }
	}
	do := func(action screen.Action) func() { return func() { d.do(action) } }
	for _, way := range []struct {
		name string
		see  func()
		hear []string
	}{
		{"comparison", func() { d.find("decidim"); d.press("space", "down", "space", "=") }, []string{"m", "1", "/decidim", "= 1 2"}},
		{"tool", show(store.KindTool, "decidim"), []string{"m", "1", "/decidim", "1"}},
		{"action", show(store.KindAction, "action-7"), []string{"m", "2", "7"}},
		{"coalition", show(store.KindCoalition, "open-budgets"), []string{"m", "3", "1"}},
		{"commitment", show(store.KindCommitment, "train-forty-city-clerks"), []string{"m", "4", "1"}},
		{"person", show(store.KindPerson, "bo"), []string{"m", "5", "/bo", "1"}},
		{"organisation", show(store.KindOrganisation, "decidim-association"), []string{"m", "/decidim", "2"}},
		{"members", func() { show(store.KindCoalition, "open-budgets")(); d.do(screen.Requests) }, []string{"m", "3", "1", "r"}},
		{"history", func() { show(store.KindCoalition, "open-budgets")(); d.do(screen.History) }, []string{"m", "3", "1", "H"}},
		{"declaration", do(screen.Declaration), []string{"m", "D"}},
		{"for you", do(screen.ForYou), []string{"m", "F"}},
		{"inbox", do(screen.Inbox), []string{"m", "i"}},
		{"partnership", do(screen.Partnership), []string{"m", "/who is in the partnership", "", "", "", "", "", "", "", ""}},
		{"pulse", do(screen.Pulse), []string{"m", "6", ""}},
		{"who is here", do(screen.Here), []string{"m", "/who is here"}},
	} {
		way.see()
		l.types("m")
		l.mark()
		l.types(way.hear...)
		if missing := unsaid(d.shell.top().View(), l.since()); len(missing) > 0 {
			t.Errorf("%s does not say %q:\n%s\n-- shown\n%s", way.name, missing, l.since(), ansi.Strip(d.shell.top().View()))
		}
	}
}

// enterCompany lets two others look at a tool.
func (d *driver) enterCompany() {
	seat := d.shell.Room.Join("SHA256:guest", store.ID{})
	seat.Look(presence.Thing{Kind: store.KindTool, ID: d.id(store.KindTool, "decidim")})
}

// unsaid are the words of what is shown that were not told.
func unsaid(shown, told string) []string {
	var missing []string
	folded := strings.ToLower(told)
	silent := []string{"Press", "enter", "How", "goes", "Contributions", "quarter"} // keys, and what is only drawn
	for _, word := range strings.FieldsFunc(ansi.Strip(shown), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '…' }) {
		if utf8.RuneCountInString(word) > 2 && !strings.Contains(word, "…") && !strings.Contains(folded, strings.ToLower(word)) && !slices.Contains(append(silent, missing...), word) {
			missing = append(missing, word)
		}
	}
	return missing
}
