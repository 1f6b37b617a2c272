package text_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"

	"golang.org/x/text/unicode/norm"
)

func TestWords(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                              "",
		"Open Government":               "open government",
		"l'état de l’art, jusqu'à":      "etat de art a",
		"qu'est-ce c'est":               "est ce est",
		"dell'ambiente":                 "ambiente",
		"l' État":                       "etat",
		"people's don't we'll":          "people don we",
		"O'Reilly aujourd'hui":          "o reilly reillie aujourd hui",
		"col·laboració coŀlaboració":    "collaboracio collaboracio",
		"budgets budget":                "budget budget",
		"presupuestos":                  "presupuesto",
		"presupuestaciones":             "presupuestacion",
		"entidades libertades ciudades": "entidad libertad ciudad",
		"nationales nacionales":         "national nacional",
		"lois tableaux enjeux":          "loi tableau enjeu",
		"paris as class bus access":     "paris as class bus access",
		"journaux local":                "journaux local",
		"policies":                      "policie policy",
		"policy":                        "policy policie",
		"stratégie":                     "strategie strategy",
		"les":                           "les",
		"v2.0 2016 5G":                  "v2 0 2016 5g",
		"2010s":                         "2010s",
		"open_data/api":                 "open data api",
		"开放政府":                          "开放 放政 政府 府",
		"府":                             "府",
		"5G网络":                          "5g 网络 络",
		"データ":                           "デー ータ タ",
		"한국 정부":                         "한국 국 정부 부",
		"हिन्दी भाषा":                   "हिन्दी भाषा",
		"Київ":                          "киів",
	} {
		if got := strings.Join(text.Words(in), " "); got != strings.Join(strings.Fields(text.Fold(want)), " ") {
			t.Errorf("Words(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestQueryWords(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":              "",
		"l'eta":         "eta",
		"d'":            "",
		"l'":            "",
		"budget d":      "budget d",
		"people's":      "people",
		"Presupuestos ": "presupuesto",
		"policies":      "policie",
		"开":             "开",
		"开放":            "开放",
		"开放政":           "开放 放政",
	} {
		if got := strings.Join(text.QueryWords(in), " "); got != want {
			t.Errorf("QueryWords(%q) = %q, want %q", in, got, want)
		}
	}
}

// found reports whether a search for query matches a text.
func found(query, indexed string) bool {
	words := text.Words(indexed)
	for _, wanted := range text.QueryWords(query) {
		if !slices.ContainsFunc(words, func(word string) bool { return strings.HasPrefix(word, wanted) }) {
			return false
		}
	}
	return true
}

func TestFound(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"presupuestos", "Presupuesto participativo"},
		{"presupues", "Presupuestos participativos"},
		{"presupuestos participativo", "Presupuesto participativo"},
		{"budget", "Budgets participatifs"},
		{"nacionales", "Archivo nacional"},
		{"nacional", "Archivos nacionales"},
		{"ciudad", "Ciudades abiertas"},
		{"policies", "Public policy"},
		{"policy", "Public policies"},
		{"cities", "Smart City"},
		{"strategy", "Stratégies nationales"},
		{"democratie", "DÉMOCRATIE"},
		{"lodz", "Łódź"},
		{"l'etat", "État"},
		{"etat", "l’État"},
		{"tableau", "Tableaux de bord"},
		{"lois", "La loi"},
		{"府", "开放政府"},
		{"放", "开放政府"},
		{"政府", "开放政府"},
	} {
		if !found(c[0], c[1]) {
			t.Errorf("%q does not find %q: %q in %q", c[0], c[1], text.QueryWords(c[0]), text.Words(c[1]))
		}
	}
	for _, c := range [][2]string{{"府政", "开放政府"}, {"budgets", "bud"}, {"city", "citizen"}} {
		if found(c[0], c[1]) {
			t.Errorf("%q finds %q", c[0], c[1])
		}
	}
}

// TestTypedLetterByLetter types words of three languages and must see what it types for all along.
func TestTypedLetterByLetter(t *testing.T) {
	t.Parallel()
	for _, word := range strings.Fields("nacionales ciudades presupuestaciones libertades municipales policies strategies " +
		"budgets tableaux enjeux lois access campus paris éléments Łódź nations stades decades processes 开放政府 データ 한국") {
		for i := range word + "." {
			if i > 0 && !found(word[:i], word) {
				t.Errorf("%q does not find %q", word[:i], word)
			}
		}
	}
}

func checkWords(t *testing.T, s string) {
	t.Helper()
	words := text.Words(s)
	for _, word := range words {
		if word == "" || strings.ContainsAny(word, " \x1b'-\n") || text.Fold(word) != word {
			t.Errorf("Words(%+q) has %+q", s, word)
		}
	}
	if !found(s, s) {
		t.Errorf("%+q does not find itself: %+q in %+q", s, text.QueryWords(s), words)
	}
	if utf8.RuneCountInString(s) > 200 || !norm.NFC.IsNormalString(s) {
		return
	}
	// Whatever beginning of a single word is typed finds it.
	for _, word := range strings.FieldsFunc(text.Fold(s), func(r rune) bool { return strings.ContainsRune(" '·", r) }) {
		for i := range word {
			if !found(word[:i], word) {
				t.Errorf("%+q does not find %+q", word[:i], word)
			}
		}
	}
}

func BenchmarkWords(b *testing.B) {
	s := "Un moteur de règles pour l’impôt : les politiques publiques de l'État, cities and policies, 开放政府"
	b.ReportAllocs()
	for b.Loop() {
		text.Words(s)
	}
}
