package match

import (
	"slices"
	"strings"
	"testing"
)

func TestBest(t *testing.T) {
	t.Parallel()
	labels := []string{"Évaluer les politiques publiques", "Budget participatif", "Accès à l’information", "Données ouvertes : registre", "Publier", "東京都"}
	for query, want := range map[string][]int{
		"":             {0, 1, 2, 3, 4, 5},
		"eval":         {0},
		"pub":          {4, 0}, // the one that begins with it first
		"part bud":     {1},
		"l'info":       {2},
		"INFORMATION":  {2},
		"données":      {3},
		"京":            {5},
		"budget x":     nil,
		"  evaluer   ": {0},
	} {
		if got := Best(query, labels); !slices.Equal(got, want) {
			t.Errorf("%q finds %v, wanted %v", query, got, want)
		}
	}
}

// What is written out wholly is meant, and not something longer of that name.
func TestTheNameItselfIsBest(t *testing.T) {
	t.Parallel()
	labels := []string{"who is in the Partnership", "who is in the"}
	if got := Best("Who is in  the", labels); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("found %v", got)
	}
}

func TestFold(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"ÉTÉ": "ete", "l’État": "l'etat", "a\u00a0b": "a b", "Ａ": "a"} {
		if got := Fold(text); got != want {
			t.Errorf("Fold(%q) = %q, wanted %q", text, got, want)
		}
	}
}

// A book that is pasted is not compared with every label: only its beginning is.
func TestTypeTakesNoMoreThanCanMeanSomething(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ query, more, want string }{
		{"", " par", "par"}, {"par", " ", "par "}, {"par ", "b\tc\n", "par b c"}, {"par", "", "par"},
		{"", strings.Repeat("宽", 5_000_000), strings.Repeat("宽", longest)},
		{strings.Repeat("a", longest), "b", strings.Repeat("a", longest)},
		{"", "a" + strings.Repeat("é", 4*longest+1), "a" + strings.Repeat("é", longest-1)},
	} {
		if got := Type(c.query, c.more); got != c.want {
			t.Errorf("%.20q and %.20q: got %.40q, want %.40q", c.query, c.more, got, c.want)
		}
	}
}
