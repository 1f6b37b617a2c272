package store_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// What people wrote before there were boxes to tick is ticked where it names a
// skill, and comes back as it was.
func TestWordsAreASkillAndBack(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]store.Need{
		"hosting":                  {Kind: "hosting"},
		"Translation into Spanish": {Kind: "translation", Words: "Translation into Spanish"},
		"traduction":               {Kind: "translation", Words: "traduction"},
		"translation: law":         {Kind: "translation", Words: "law"},
		"pilot cities":             {Kind: "other", Words: "pilot cities"},
		"note: bring data":         {Kind: "data", Words: "note: bring data"},
	} {
		need := store.NeedOf(words)
		if need != want || need.Said() != words {
			t.Errorf("%q is %+v, and then %q", words, need, need.Said())
		}
	}
	if skill := store.Skill("translation: law"); skill != "translation" {
		t.Errorf("translation of law is compared as %s", skill)
	}
}

func TestNoSkillIsLostInWords(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		need := store.Need{Kind: rapid.SampledFrom(store.NeedKinds()).Draw(rt, "kind")}
		need.Words = rapid.StringMatching(`(|law|law: data|of law, data|[a-z]{2,8})`).Draw(rt, "words")
		if need == (store.Need{Kind: "other"}) {
			rt.Skip("says nothing")
		}
		again := store.NeedOf(need.Said())
		if need.Kind != "other" && (again.Kind != need.Kind || again.Words != need.Words && need.Words != need.Kind) {
			rt.Fatalf("%+v is said %q, and is %+v", need, need.Said(), again)
		}
	})
}
