package words

import (
	"regexp"
	"strings"
	"testing"
)

// One term has one word, in every text of every language.
func TestEveryTextKeepsToTheGlossary(t *testing.T) {
	t.Parallel()
	for _, lang := range Languages() {
		check, excused := NewChecker(lang), map[string]bool{}
		for _, e := range entries(t, lang) {
			for _, stray := range check.Strays(e.text) {
				if stray.In(e.key) {
					excused[stray.Instead+" "+e.key] = true
					continue
				}
				t.Errorf("%s %s: %q is not used here, %q is: %q", lang, e.id(), stray.Found, stray.Instead, e.text)
			}
		}
		for _, term := range Glossary() {
			for _, key := range term.In(lang).But {
				if !excused[term.In(lang).Word+" "+key] {
					t.Errorf("%s: %s needs no exception for %q", lang, key, term.In(lang).Word)
				}
			}
		}
	}
}

// The glossary is of words that are used: each is on some screen.
func TestEveryWordOfTheGlossaryIsUsed(t *testing.T) {
	t.Parallel()
	for _, lang := range Languages() {
		var all strings.Builder
		for _, e := range entries(t, lang) {
			all.WriteString(strings.ToLower(e.text) + "\n")
		}
		said := map[string]string{}
		for _, term := range Glossary() {
			word := term.In(lang).Word
			if !strings.Contains(all.String(), strings.ToLower(word)) {
				t.Errorf("%s: no text has %q, for %s", lang, word, term.Means)
			}
			if other, twice := said[word]; twice {
				t.Errorf("%s: %q is for %s and for %s", lang, word, other, term.Means)
			}
			said[word] = term.Means
		}
	}
}

// French is not English with an accent.
func TestFrenchAndSpanishAreNoEnglish(t *testing.T) {
	t.Parallel()
	borrowed := map[string]string{
		"fr": `e-?mails?|feedbacks?|deadlines?|workshops?|digital\pL*|implément\pL+|checke\pL+|login|log|updat\pL+|upload\pL*|download\pL*|supporter|initier|au travail|autre bord|[A-Za-z]+·[a-z]+|\pL+\((?:e|e?s|ne)\)`,
		"es": `e-?mails?|feedbacks?|deadlines?|workshops?|login|log|update\pL*|upload\pL*|download\pL*|aplicar a|remover|a trabajar|\pL+[/@](?:a|as|os|s)|\pL+\((?:a|as|es)\)`,
	}
	for lang, words := range borrowed {
		pattern := regexp.MustCompile(`(?i)(?:^|[^\pL\pN.-])(` + words + `)(?:$|[^\pL\pN.-])`)
		for _, e := range entries(t, lang) {
			if found := pattern.FindString(told.ReplaceAllString(e.text, "…")); found != "" {
				t.Errorf("%s %s: %q: %q", lang, e.id(), found, e.text)
			}
		}
	}
}

func TestStraysAreFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ lang, text, found string }{
		{"fr", "Les étiquettes de l’outil", "étiquettes"}, {"fr", "Étiquettes", "Étiquettes"},
		{"fr", "Le Partenariat pour un gouvernement ouvert", ""}, {"fr", "Le gouvernement a signé", "gouvernement"},
		{"fr", "seule l’équipe d’organisation le peut", ""}, {"fr", "les organisateurs", "organisateurs"},
		{"es", "Referenciar una herramienta", "Referenciar"}, {"es", "el estado del archivo", ""}, {"es", "ningún Estado", "Estado"},
		{"es", "el equipo organizador", ""}, {"es", "los organizadores", "organizadores"},
		{"en", "no State yet", "State"}, {"en", "the state of it; states", ""},
		{"en", "concorde export --folder {{.Folder}}", ""}, {"en", "a folder", "folder"},
	} {
		strays := NewChecker(test.lang).Strays(test.text)
		switch {
		case test.found == "" && len(strays) > 0:
			t.Errorf("%s %q: %v", test.lang, test.text, strays)
		case test.found != "" && (len(strays) != 1 || strays[0].Found != test.found):
			t.Errorf("%s %q: wanted %q, got %v", test.lang, test.text, test.found, strays)
		}
	}
}
