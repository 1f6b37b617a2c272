package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// What others do is told between two questions, once, and in a list how much
// of it is new.
func TestPlainNews(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.types("1")
	if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, &store.Announce{Announcement: store.Announcement{Words: "Lunch is\x1b[31m served"}}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Agora Nova", "Agora Vecchia"} {
		if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, &store.ReferenceTool{
			Tool: store.Tool{Name: name, Summary: store.Text{"en": "A tool."}, Uses: []string{"debate"}}, AllowDuplicate: true,
		}); err != nil {
			t.Fatal(err)
		}
	}
	l.types("")
	l.hears("From the organisers: Lunch is served", "2 new", "11 to 20 of 277")
	l.types("")
	l.hearsNot("Lunch is served", "2 new")
}

// A form that is left is kept, and begun again where it was; nothing that was
// typed is lost with the line.
func TestPlainDraft(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.types("1", "a", "Half a tool", "!")
	l.hears("What you typed is kept")
	l.types("a")
	l.hears("Your draft is back", "Name, needed [Half a tool]:")
	l.types("", "17", "Half.", "", "", "agpl3")
	l.hears("is not an SPDX licence")
	l.types("-")
	l.hears("Developed by")
	l.types("?")
	l.hears("In a form, Enter alone keeps")
	l.types("<", "<", "<", "<", "<", "<", "<")
	l.hears("1 of 14. Name, needed [Half a tool]:")
}

// Of two who change the same field at once, the second decides.
func TestPlainConflict(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.chooses("My profile")
	l.types("Ana", "", "1", ".", "m", "1", "/decidim", "1", "e")
	l.hears("1. Name: Decidim", "6. Licence: AGPL-3.0-or-later", "A number changes an answer")
	l.types("6", "MIT")
	l.hears("6. Licence: MIT")
	record, err := s.Resolve(store.KindTool, "decidim")
	if err != nil {
		t.Fatal(err)
	}
	theirs := *record.(*store.Tool)
	theirs.Licence = "GPL-3.0-only"
	if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, &store.Edit{Record: &theirs, Base: theirs.Revision}); err != nil {
		t.Fatal(err)
	}
	l.types(".")
	l.hears("Licence", "MIT", "GPL-3.0-only")
	l.types("1")
	l.hears("Saved")
	l.types("")
	l.hears("Licence: MIT")
}

// Every screen there is says something in lines, whether it knows of them or not.
func TestPlainEveryRoom(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.chooses("My profile")
	l.types("Ana", "", "1", ".")
	for room, want := range map[string]string{
		"Tools": "1 to 10 of 275", "Actions": "1 to 10 of 20", "Pulse": "Ana", "People": "1. Ana", "Organisations": "1 to 10",
		"Missing translations": "Everything here", "For you": "", "The Declaration": "Signatories", "Who is in the Partnership": "",
	} {
		l.types("m", "m")
		l.chooses(room)
		l.hears(want)
		l.hearsNot("─", "│", "●", "⟦")
	}
	l.types("m", "w")
	l.hears("275 tools, ")
	l.types("q")
	select {
	case <-l.over:
	default:
		t.Error("q does not leave")
	}
}

// Hostile words on the record, in the house's own texts and from the keyboard:
// no escape byte, no other control byte, gets out.
func TestPlainSaysNothingButWords(t *testing.T) {
	t.Parallel()
	const nasty = "\x1b[2J\x1b]52;c;aGk=\x07\x9b31m\u202e\x00│evil ◆│\r"
	s := seeded(t)
	l := listen(t, s, "en", func(o *Options) {
		o.Charter = func(string) (string, string) {
			return "# " + nasty + "\n\n| a | b |\n|---|---|\n| " + nasty + " | x |\n\n> quoted\n", "en"
		}
	})
	if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, &store.ReferenceTool{Tool: store.Tool{
		Name: "Nasty" + nasty, Summary: store.Text{"en": nasty}, Uses: []string{"debate"}, Tags: []string{"x" + nasty},
		Description: store.Text{"en": "# " + nasty + "\n\n| a | b |\n|---|---|\n| " + nasty + " | x |\n\n```\ncode" + nasty + "\n```"},
	}}); err != nil {
		t.Fatal(err)
	}
	l.types("1", "/nasty", "1", nasty, "H", "b", "e", "3", nasty, "!", nasty, "D", "m")
	l.types("/"+nasty, ":"+nasty, "2", "6", "w", "b", "m", "?")
	l.mu.Lock()
	defer l.mu.Unlock()
	all := l.all.String()
	if !strings.Contains(all, "evil") || !strings.Contains(all, "quoted") {
		t.Fatalf("what is hostile was never told:\n%s", all)
	}
	for _, r := range all {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u202e' || r >= 0x2500 && r < 0x25a0 {
			t.Fatalf("%q was told", r)
		}
	}
}

// The same in French, with its own numbers, words and spaces.
func TestPlainFrench(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "fr", nil)
	l.hears("Où aller ?", "1. Outils")
	l.types("1", "/budget participatif")
	l.hears("Recherche : budget participatif", "1 à 10 sur 12", "Budget participatif, Vote")
	l.types("= 1, 2, 5")
	l.hears("Licence", "Ce qu’ils ont en commun")
	l.types("b", "u 1")
	l.hears("Qui êtes-vous ?", "1 sur 5. Nom, nécessaire :")
	l.types("Zoé", "", "Société civile", "", "Belgique")
	l.hears("Zoé")
	l.types("a", "Agora Nova", "débattre", "Débattre d’un projet au grand jour.", ".")
	l.hears("Agora Nova", "Usages : Débattre")
	l.types("n", "Des villes qui débattent", "Dans dix villes.", ".", "9", ".")
	l.hears("Des villes qui débattent", "Dans dix villes.", "Zoé")
	l.types("D", "E")
	l.hears("Vous soutenez la Déclaration : en votre nom")
	l.types("")
	l.hears("1. Zoé")
	l.types("F", "m", "U", "1")
	l.hears("Annulé")
	l.hearsNot("⟦")
	if n := s.Count(store.KindCoalition); n != 1 {
		t.Errorf("%d coalitions", n)
	}
	l.types("L")
	l.hears("Tools", "Where to?")
}
