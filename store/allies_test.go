package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// someone introduces a person who says more of themself.
func someone(t testing.TB, s *store.Store, p store.Person) store.Actor {
	t.Helper()
	key := "SHA256:" + p.Handle
	if p.Name == "" {
		p.Name = p.Handle
	}
	receipt := submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: p})
	return store.Actor{Person: receipt.Record, Key: key, Role: store.Participant}
}

func allies(t testing.TB, s *store.Store, who store.Actor) []store.Ally {
	t.Helper()
	out, err := s.Allies(who.Person, 40)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told writes an ally with what speaks for it: "bo 17: offers 5 [translation], …".
func told(a store.Ally) string {
	out := fmt.Sprintf("%s %d:", a.Record.Head().Slug, a.Score)
	for _, r := range a.Reasons {
		out += fmt.Sprintf(" %s %d", r.Why, r.Points)
	}
	return out
}

func tell(all []store.Ally) []string {
	var out []string
	for _, a := range all {
		out = append(out, told(a))
	}
	return out
}

func founds(t testing.TB, s *store.Store, by store.Actor, c store.Coalition) store.ID {
	t.Helper()
	if c.Purpose == nil {
		c.Purpose = store.Text{"en": "x"}
	}
	return submit(t, s, by, &store.CreateCoalition{Coalition: c}).Record
}

func deposits(t testing.TB, s *store.Store, by store.Actor, c store.Commitment) store.ID {
	t.Helper()
	c.Type = "project"
	if c.Name == nil {
		c.Name = store.Text{"en": "Promise"}
	}
	return submit(t, s, by, &store.Add{Record: &c}).Record
}

func uses(t testing.TB, s *store.Store, who store.Actor, tool store.ID) {
	t.Helper()
	submit(t, s, who, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses}})
}

// The example in the documentation of the score.
func TestTheScoreOfTheExample(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := someone(t, s, store.Person{Handle: "ana", Type: "civil-society", Country: "FR", Languages: []string{"fr"}, Seeks: []string{"traduction"}})
	bo := someone(t, s, store.Person{Handle: "bo", Type: "point-of-contact", Country: "FR", Languages: []string{"fr", "en"}, Offers: []string{"Translation into English"}})
	seven := collectiveAction(t, s, 7)
	tool := toolNamed(t, s, ana, "Decidim")
	founds(t, s, ana, store.Coalition{Name: "Ours", Purpose: store.Text{"fr": "x"}, Actions: []store.ID{seven}, Tools: []store.ID{tool}})
	cy := someone(t, s, store.Person{Handle: "cy", Type: "local-authority", Country: "CL", Languages: []string{"es"}})
	promise := deposits(t, s, cy, store.Commitment{By: "local-authority", Country: "CL", Actions: []store.ID{seven}, Offers: []store.Need{{Kind: "translation"}}})
	founds(t, s, bo, store.Coalition{Name: "Theirs", Actions: []store.ID{seven}, Commitments: []store.ID{promise}})
	uses(t, s, bo, tool)

	got := allies(t, s, ana)
	want := []string{
		"bo 17: offers 5 actions 4 kind 3 tools 2 country 2 language 1",
		"theirs 14: offers 5 actions 4 kind 3 country 2",
		"promise 12: offers 5 actions 4 kind 3",
		"cy 7: actions 4 kind 3",
	}
	if !slices.Equal(tell(got), want) {
		t.Fatalf("%q, expected %q", tell(got), want)
	}
	if r := got[0].Reasons; r[0].Values[0] != "translation" || r[1].IDs[0] != seven || r[3].IDs[0] != tool || r[4].Values[0] != "FR" {
		t.Errorf("the reasons: %+v", r)
	}
	// The other way round: ana seeks what bo offers; that she builds on Decidim is her coalition's.
	// Cy's commitment is kept by bo's own coalition.
	want = []string{"ana 15: seeks 5 actions 4 kind 3 country 2 language 1", "ours 12: actions 4 kind 3 tools 2 country 2 language 1", "cy 4: actions 4"}
	if back := tell(allies(t, s, bo)); !slices.Equal(back, want) {
		t.Errorf("to bo: %q", back)
	}
}

func TestHowManyUseSomethingIsWorthNothing(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	rare, common := toolNamed(t, s, ana, "Rare"), toolNamed(t, s, ana, "Common")
	uses(t, s, ana, rare)
	uses(t, s, ana, common)
	zoe, bo := introduce(t, s, "zoe"), introduce(t, s, "bo")
	uses(t, s, bo, rare)
	uses(t, s, zoe, common)
	seven := collectiveAction(t, s, 7)
	founds(t, s, ana, store.Coalition{Name: "Ours", Actions: []store.ID{seven}})
	big := founds(t, s, zoe, store.Coalition{Name: "Zebra", Actions: []store.ID{seven}})
	founds(t, s, introduce(t, s, "xavier"), store.Coalition{Name: "Alone", Actions: []store.ID{seven}})
	for i := range 9 {
		fan := introduce(t, s, fmt.Sprintf("fan%d", i))
		submit(t, s, fan, &store.JoinCoalition{Coalition: big})
		uses(t, s, introduce(t, s, fmt.Sprintf("user%d", i)), common)
	}
	got := tell(allies(t, s, ana))
	alone, zebra := slices.Index(got, "alone 4: actions 4"), slices.Index(got, "zebra 4: actions 4")
	if alone < 0 || zebra < 0 {
		t.Errorf("a coalition of one and one of ten are worth the same: %q", got)
	}
	rarely, commonly := slices.Index(got, "bo 3: tools 2 samekind 1"), slices.Index(got, "user0 3: tools 2 samekind 1")
	if rarely < 0 || commonly < 0 {
		t.Errorf("who shares a tool that nobody uses, and one that everybody does, are worth the same: %q", got)
	}
}

func TestWhoIsLeftOutOfAllies(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana, bo, cleo := introduce(t, s, "ana"), introduce(t, s, "bo"), introduce(t, s, "cleo")
	seven := collectiveAction(t, s, 7)
	ours := founds(t, s, bo, store.Coalition{Name: "Ours", Actions: []store.ID{seven}})
	asked := founds(t, s, cleo, store.Coalition{Name: "Asked", Actions: []store.ID{seven}, ByRequest: true})
	other := founds(t, s, introduce(t, s, "dora"), store.Coalition{Name: "Other", Actions: []store.ID{seven}})
	submit(t, s, ana, &store.JoinCoalition{Coalition: ours})
	submit(t, s, ana, &store.JoinCoalition{Coalition: asked})

	// Not ana herself, nor what she is in or asked to join, nor bo and cleo,
	// whom she met there.
	got := tell(allies(t, s, ana))
	if want := []string{"dora 5: actions 4 samekind 1", "other 4: actions 4"}; !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
	submit(t, s, store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindCoalition, Record: other, Reason: "x"})
	if got := tell(allies(t, s, ana)); len(got) != 0 {
		t.Errorf("what is hidden leads to nobody: %q", got)
	}
	if _, err := s.Allies(store.NewID(), 5); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("allies of nobody: %v", err)
	}
	if none, err := s.Allies(ana.Person, -1); err != nil || len(none) != 0 {
		t.Errorf("none at all: %v, %v", none, err)
	}
}

func TestWhoKnowsNobodyFindsWhoOffersAndWhoIsNear(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := someone(t, s, store.Person{Handle: "ana", Type: "government", Country: "CL", Offers: []string{"hosting"}, Seeks: []string{"Kubernetes "}})
	someone(t, s, store.Person{Handle: "near", Type: "citizen-project", Country: "CL"})
	someone(t, s, store.Person{Handle: "far", Type: "citizen-project", Country: "FR", Languages: []string{"es"}})
	someone(t, s, store.Person{Handle: "helps", Type: "other", Offers: []string{"kubernetes"}})
	bo := someone(t, s, store.Person{Handle: "bo", Type: "civil-society"})
	founds(t, s, bo, store.Coalition{Name: "Needy", Needs: []store.Need{{Kind: "hosting"}, {Kind: "other", Words: "tea"}}})
	got := tell(allies(t, s, ana))
	slices.Sort(got[1:]) // of those who are worth as much, whoever came later is first, if not within a millisecond
	want := []string{"needy 8: seeks 5 kind 3", "helps 5: offers 5", "near 5: kind 3 country 2"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, expected %q", got, want)
	}
}

func TestWordsAreComparedAsSkills(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"": "", "Translation": "translation", "traduction vers l’espagnol": "translation", "Développement web": "development",
		"Políticas públicas": "policy", "open data": "data", "database": "database", "lawn": "lawn", "pilot site": "pilot-site",
		"Terrain d’expérimentation": "pilot-site", "other": "other", "Kubernetes  Ops": "kubernetes ops",
	} {
		if got := store.Skill(words); got != want {
			t.Errorf("%q is %q, expected %q", words, got, want)
		}
	}
}
