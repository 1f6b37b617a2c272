package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// The jobs of the summit by somebody who hears nothing but lines: find a tool
// for a purpose, say that one uses it, which asks who one is.
func TestPlainFindAndUse(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.hears("Concorde.", "You are a guest", "Where to?", "1. Tools", "2. Actions", "3. Coalitions")
	l.chooses("Tools")
	l.hears("1 to 10 of 275", "Enter tells the next")
	l.types("")
	l.hears("11 to 20 of 275")
	l.types("<")
	l.hears("1 to 10 of 275")
	l.types("/presupuesto")
	l.hears("Search: presupuesto", "Decidim", "Consul Democracy")
	l.types("f")
	l.hears("Narrow by what?", "1. Use")
	l.chooses("Country")
	l.hears("Country", "Spain, 4")
	l.chooses("Spain")
	l.hears("Country: Spain", "1 to 4 of 4, the last")
	l.types("/decidim", "1")
	l.hears("Licence: AGPL-3.0-or-later", "Developed by: Decidim Association", "What can be done here:", "1. I use it (u)")
	l.chooses("I use it")
	l.hears("Who are you?", "1 of 5. Name, needed:")
	l.types("Ana Pérez")
	l.hears("2 of 5. Short name, needed [ana-perez]:")
	l.types("", "civil", "", "fra")
	l.hears("Noted: you use Decidim")
	l.types("")
	l.hears("Who uses it: 1", "Ana Pérez (you)")
}

// Reference a tool; told that it looks like one that is there, say that one
// uses that, or that it is another.
func TestPlainReference(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	before := s.Count(store.KindTool)
	l.chooses("Tools")
	l.types("a")
	l.hears("Reference a tool", "1 of 14. Name, needed:")
	l.types("decidim")
	l.hears("It looks like a tool that is here", "1. Decidim")
	l.chooses("None of these")
	l.types("<", "Agora Nova", "debate, 2", "Debate a plan in the open.", ".")
	l.hears("Who are you?")
	l.types("Ben", "", "1", ".")
	l.hears("Agora Nova is in the catalogue", "Uses: Debate, Consult", "Debate a plan in the open.")
	if n := s.Count(store.KindTool); n != before+1 {
		t.Errorf("%d tools, expected %d", n, before+1)
	}
	l.types("b", "a", "Decidim", "1")
	l.hears("Noted: you use Decidim")
	if n := s.Count(store.KindTool); n != before+1 {
		t.Errorf("%d tools, expected %d", n, before+1)
	}
	l.types("U")
	l.hears("Undo this?", "Ben uses Decidim")
	l.types("1")
	l.hears("Undone")
}

func TestPlainCompare(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.types("1", "/participatory budgeting", "= 1 2 5")
	l.hears("Side by side", "Where they differ", "Licence", "adhocracy+: AGPL-3.0-or-later", "What they have in common")
	l.types("2")
	l.hears("OpenBudgets participatory budgeting", "I use it (u)")
}

// Start a coalition around a tool; somebody else joins it, writes to it, and
// takes the joining back.
func TestPlainCoalition(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.types("1", "/decidim", "1", "n")
	l.hears("Start a coalition", "Name, needed:")
	l.types("Cities that debate")
	l.hears("a full stop alone on a line ends them")
	l.types("Run it in ten cities,", "by spring.", ".", "9", ".")
	l.hears("Who are you?")
	l.types("Ana", "", "1", ".")
	l.hears("Cities that debate", "Run it in ten cities,", "by spring.", "Decidim")

	other := listen(t, s, "en", func(o *Options) { o.Actor.Key = "SHA256:another" })
	other.types("3")
	other.hears("1. Cities that debate", "Forming", "1 member")
	other.types("J 1")
	other.hears("Who are you?")
	other.types("Ben", "", "Research", ".")
	other.hears("Ben", "Cities that debate")
	other.types("U", "1")
	other.hears("Undone")
}

func TestPlainAllyAndEndorse(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.person("carla", func(p *store.Person) { p.Country, p.Languages = "ES", []string{"es"} })
	l.chooses("My profile")
	l.hears("Who are you?")
	l.types("Ana", "", "Civil society", "", "spain")
	l.goes("For you")
	l.hears("carla", "where you are from too")
	l.types("1")
	l.hears("carla")
	l.goes("The Declaration")
	l.hears("Declaration", "Endorse (E)")
	l.types("E")
	l.types("")
	l.hears("Ana")
}

func TestPlainCommitment(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.chooses("Commitments")
	l.hears("Press a to deposit the first")
	l.types("a", "Open data for all", "")
	l.hears("Needed to save")
	l.types("1")
	l.hears("16. Opening and sharing civic technology tools")
	l.types("data driven, 16")
	l.types("Government", "Every ministry publishes.", ".", "decidim", "data, 6")
	l.hears("Data, in a few words")
	l.types("All of ours", "")
	l.hears("Needed:")
	l.types(".")
	l.hears("Who are you?")
	l.types("Ana", "", "Government", ".")
	l.hears("Open data for all", "Data", "All of ours", "Decidim")
	if n := s.Count(store.KindCommitment); n != 1 {
		t.Errorf("%d commitments", n)
	}
}

// What is for one of a list asks which; nothing is done to a row that nobody
// named.
func TestPlainAsksWhich(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.types("1", "u")
	l.hears("I use it: which number?")
	l.types("")
	l.hearsNot("Who are you?")
	l.types("u 999")
	l.hears("There is no such number here.")
	l.types("u x")
	l.hears("“u x” means nothing here")
	l.types("/budget participatif", "u", "1")
	l.hears("Who are you?")
}

// Who leads a coalition that one asks to join hears who asks, and answers.
func TestPlainAnswersARequest(t *testing.T) {
	t.Parallel()
	s := seeded(t)
	l := listen(t, s, "en", nil)
	l.chooses("My profile")
	l.types("Ana", "", "1", ".", "m", "3", "a", "By request", "For a few.", ".", "9", ".")
	l.hears("By request", "For a few.")
	l.types("e")
	l.chooses("By request: No")
	l.types("1", ".")
	page, err := store.List[*store.Coalition](s, store.Query{Limit: 1})
	if err != nil || page.Total != 1 || !page.Rows[0].ByRequest {
		t.Fatalf("%+v, %v", page, err)
	}
	c := page.Rows[0]
	asks := store.Actor{Key: "SHA256:key of ben", Person: l.person("ben", nil), Role: store.Participant}
	if _, err := s.Submit(t.Context(), asks, &store.JoinCoalition{Coalition: c.ID}); err != nil {
		t.Fatal(err)
	}
	l.types("r")
	l.hears("ben")
	l.chooses("ben")
	l.hears("What can be done here:", "1. Open")
	l.types("2")
	if c, err := s.Record(store.KindMembership, store.MembershipID(c.ID, asks.Person)); err != nil || c.(*store.Membership).State != store.MembershipMember {
		t.Errorf("%+v, %v\n%s", c, err, l.said())
	}
}
