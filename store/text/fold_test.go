package text_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store/text"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                   "",
		"Démocratie Ouverte": "democratie ouverte",
		"Łódź":               "lodz",
		"SMØRREBRØD":         "smorrebrod",
		"Straße":             "strasse",
		"STRAẞE":             "strasse",
		"Œuvre æther":        "oeuvre aether",
		"Þórður Eiðsson":     "thordur eidsson",
		"Đà Nẵng":            "da nang",
		"Ħamrun":             "hamrun",
		"İstanbul ışık":      "istanbul isik",
		"l’État":             "l'etat",
		"“quoted” – dash":    `"quoted" - dash`,
		"  two \t words\n":   "two words",
		"ﬁnance ²":           "finance 2",
		"ＦＵＬＬ":               "full",
		"ΣΊΣΥΦΟΣ":            "σισυφοσ",
		"Ёлка":               "елка",
		"한국":                 "한국",
		"ガイド":                "ガイド",
		"हिन्दी":             "हिन्दी",
		"مُحَمَّد":           "محمد",
		"a\u200bb\u202ec":    "abc",
	} {
		if got := text.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func checkFold(t *testing.T, s string) {
	t.Helper()
	folded := text.Fold(s)
	if again := text.Fold(folded); again != folded {
		t.Errorf("Fold(%+q) = %+q, and again %+q", s, folded, again)
	}
	if folded != "" && (folded[0] == ' ' || folded[len(folded)-1] == ' ') {
		t.Errorf("Fold(%+q) = %+q is not trimmed", s, folded)
	}
}

// TestFoldingIsTheSameBesideOtherLetters: what is ASCII throughout goes a shorter way.
func TestFoldingIsTheSameBesideOtherLetters(t *testing.T) {
	t.Parallel()
	var all []byte
	for c := byte(' '); c < 0x7F; c++ {
		all = append(all, c)
	}
	for _, s := range []string{string(all), "  Open   Budget ", "A", "a  B", "x`^~y", "fi--!"} {
		if got, want := text.Fold(s)+" ж", text.Fold(s+" ж"); got != want {
			t.Errorf("Fold(%q) is %q alone, and %q with more", s, got, want)
		}
	}
}

func TestOneTypoAway(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"consul", "consul", true},
		{"Consul", "cônsul", true},
		{"decidim", "decidm", true},
		{"decidim", "decidimm", true},
		{"decidim", "decidin", true},
		{"decidim", "deicdim", true},
		{"decidim", "edcidim", true},
		{"decidim", "decidmi", true},
		{"decidim", "decdii", false},
		{"decidim", "deci", false},
		{"abcd", "dcba", false},
		{"abcd", "abdce", false},
		{"abab", "baba", false},
		{"aaaa", "aaaaaa", false},
		{"cat", "cut", false},
		{"cats", "cat", false},
		{"Київ", "Киів", true},
		{"жизнь", "жзинь", true},
		{"开放政府", "开放政務", true},
		{"开放政府", "放开政府", true},
		{"", "", false},
	} {
		if got := text.OneTypoAway(c.a, c.b); got != c.want {
			t.Errorf("OneTypoAway(%q, %q) = %v", c.a, c.b, got)
		}
		if text.OneTypoAway(c.a, c.b) != text.OneTypoAway(c.b, c.a) {
			t.Errorf("OneTypoAway(%q, %q) depends on their order", c.a, c.b)
		}
	}
}
