package tui

import (
	"strconv"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// Whoever comes back hears where they are, and not everything again; from what
// was gone to from the list of rooms one comes back to that.
func TestPlainComesBackWithoutHearingItAllAgain(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.types("1", "", "12")
	l.hears("Aid Transparency Tracker", "What can be done here:")
	l.types("H")
	l.hears("A number takes that change back")
	l.types("b")
	l.hears("Back at Aid Transparency Tracker. Enter reads it again.", "Aid Transparency Tracker >")
	l.hearsNot("What can be done here:")
	l.types("1")
	l.hears("Who are you?")
	l.types("!", "b")
	l.hears("Back in Tools, at 11 to 20 of 275.")
	l.hearsNot("Agora Ciudadana")
	l.types("")
	l.hears("11. Agora Ciudadana", "20. ")
	l.types("m")
	l.hears("Where to?", "Rooms >")
	l.hearsNot("Coalitions")
	l.types("D", "b")
	l.hears("Where to?")
	l.types("")
	l.hears("3. Coalitions")
	l.types("/For you")
	l.hears("For you", "Points:")
}

// A number goes on meaning what was heard, whatever others do meanwhile; what is
// gone is not taken for another.
func TestPlainNumbersKeepTheirMeaning(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.leads("lea", "Open budgets")
	l.types("3")
	l.hears("1. Open budgets")
	l.leads("max", "Many hands")
	for i := range 3 {
		l.joins("member"+strconv.Itoa(i), "many-hands")
	}
	l.types("1")
	l.hears("Open budgets", "Ten cities.")
	l.types("b", "")
	l.hears("1. Many hands", "2. Open budgets")
	gone, err := s.Resolve(store.KindCoalition, "open-budgets")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindCoalition, Record: gone.Head().ID, Reason: "Twice"}); err != nil {
		t.Fatal(err)
	}
	l.types("J 2")
	l.hears("What had this number is not here any more.")
	l.hearsNot("Welcome")
}

// So do the numbers of a sheet, on which others have come before.
func TestPlainNumbersOfASheetKeepTheirMeaning(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	lea := l.leads("lea", "Open budgets")
	l.joins("zoe", "open-budgets")
	l.types("3", "1")
	number := l.number("zoe")
	l.builds(lea, "open-budgets", "decidim")
	l.types("what?", number) // what came is taken in before the second is asked for
	l.hears("Short name: zoe")
	l.types("b", "")
	if l.number("zoe") == number {
		t.Error("nobody came before")
	}
}

// builds puts a tool into a coalition.
func (l *listener) builds(actor store.Actor, coalition, tool string) {
	l.t.Helper()
	record, err := l.store.Resolve(store.KindCoalition, coalition)
	if err != nil {
		l.t.Fatal(err)
	}
	on, err := l.store.Resolve(store.KindTool, tool)
	if err != nil {
		l.t.Fatal(err)
	}
	changed := *record.(*store.Coalition)
	changed.Tools = []store.ID{on.Head().ID}
	if _, err := l.store.Submit(l.t.Context(), actor, &store.Edit{Record: &changed, Base: changed.Revision}); err != nil {
		l.t.Fatal(err)
	}
}

// joins makes somebody a member of a coalition.
func (l *listener) joins(handle, coalition string) {
	l.t.Helper()
	record, err := l.store.Resolve(store.KindCoalition, coalition)
	if err != nil {
		l.t.Fatal(err)
	}
	actor := store.Actor{Key: "SHA256:key of " + handle, Person: l.person(handle, nil), Role: store.Participant}
	if _, err := l.store.Submit(l.t.Context(), actor, &store.JoinCoalition{Coalition: record.Head().ID}); err != nil {
		l.t.Fatal(err)
	}
}

// An empty line answers a question with none of its answers, and q leaves from
// there too.
func TestPlainNothingIsNoAnswer(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.types("1", "u 1", "Ana", "", "1", ".")
	l.hears("Noted: you use")
	l.types("U")
	l.hears("Undo this?")
	l.types("?")
	l.hears("A number chooses.")
	l.types("")
	l.hearsNot("Undone", "no such number")
	l.types("U", "q")
	select {
	case <-l.over:
	default:
		t.Errorf("q does not leave a question:\n%s", l.said())
	}
	other := listen(t, s, "en", nil)
	other.types("1")
	other.hears("used by 1")
}

// What others did with one's own is told when it comes, and the inbox by its rows.
func TestPlainInbox(t *testing.T) {
	t.Parallel()
	for lang, said := range map[string][3]string{
		"en": {"2 for you (i)", "2 of 2 unread", "Unread: max joined Open budgets"},
		"fr": {"2 pour vous (i)", "2 sur 2 à lire", "Non lue : max a rejoint Open budgets"},
		"es": {"2 para usted (i)", "2 de 2 por leer", "Sin leer: max se ha unido a Open budgets"},
	} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			s := seeded(t)
			l := listen(t, s, lang, nil)
			l.types("3", "a", "Open budgets", "Ten.", ".", ".", "Ana", "", "1", ".")
			l.joins("lea", "open-budgets")
			l.joins("max", "open-budgets")
			l.types("m")
			l.hears(said[0])
			l.types("i")
			l.hears(said[1], "1. "+said[2], "2. ")
			l.types("1")
			l.hears("Open budgets")
			l.types("b", "")
			l.hearsNot(said[2])
			l.hears("max")
			l.types("A", "")
			l.hearsNot(said[2][:6])
		})
	}
}

// A long sheet is told in pieces: numbers that were heard go on counting, and
// what can be done comes at its end.
func TestPlainReadsALongSheetOn(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	for i := range 90 {
		handle := "signer" + strconv.Itoa(100+i)
		actor := store.Actor{Key: "SHA256:key of " + handle, Person: l.person(handle, nil), Role: store.Participant}
		if _, err := s.Submit(t.Context(), actor, &store.Endorse{}); err != nil {
			t.Fatal(err)
		}
	}
	l.types("D")
	l.hears("Signatories: 90", "lines more: Enter reads on", "The Paris Declaration >")
	l.hearsNot("What can be done here:", "90. ")
	l.types("3")
	l.hears("signer")
	l.types("b")
	l.hears("Back at The Paris Declaration. Enter reads on.")
	l.types("")
	l.hears("90. ", "What can be done here:", "91. Endorse (E)")
	l.hearsNot(" 3. signer")
	l.types("")
	l.hears("Signatories: 90", " 3. signer")
}
