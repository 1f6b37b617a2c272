package words

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// fault is a rule of writing, and what to look for to see it broken.
type fault struct {
	what    string
	pattern *regexp.Regexp
}

// faults are what no text of a language may have.
func faults(lang string) []fault {
	out := []fault{
		{"a straight apostrophe or quote", regexp.MustCompile(`['"]`)},
		{"three dots for an ellipsis", regexp.MustCompile(`\.\.\.`)},
		{"two spaces", regexp.MustCompile(`[ \x{a0}\x{202f}]{2}`)},
		{"a space before a comma or a full stop", regexp.MustCompile(`[ \x{a0}\x{202f}](?:,|\.(?: |$))`)},
		{"a comma or a semicolon without a space after it", regexp.MustCompile(`[,;]\pL`)},
	}
	switch lang {
	case "en":
		return append(out,
			fault{"a space before high punctuation", regexp.MustCompile(`[\pL\pN}”)][ \x{a0}\x{202f}](?:;|[:!?]$)`)},
			fault{"a date that is written as in America", regexp.MustCompile(`(?:` + strings.Join(months("en"), "|") + `) \d{1,2}, \d{4}`)})
	case "fr":
		return append(out,
			fault{"English quotes", regexp.MustCompile(`[“”]`)},
			fault{"a narrow space where the others are not", regexp.MustCompile(`\x{202f}[:;!?»]`)},
			fault{"a month with a capital", regexp.MustCompile(`\d (?:Janv|Févr|Mars|Avr|Mai|Juin|Juil|Août|Sept|Oct|Nov|Déc)`)},
			fault{"the first of a month without its ordinal", regexp.MustCompile(`(?:^|\D)0?1 (?:` + strings.Join(months("fr"), "|") + `)`)},
			fault{"a second ordinal", regexp.MustCompile(`[2-9]e (?:` + strings.Join(months("fr"), "|") + `)`)},
			fault{"an elision left out", regexp.MustCompile(`(?:^|[^\pL-])(?i:le|la|de|que|ne|se|je) [aeéèêiîoôuœ]\pL*`)})
	case "es":
		return append(out,
			fault{"English quotes", regexp.MustCompile(`[“”]`)},
			fault{"a space inside the quotes", regexp.MustCompile(`«[ \x{a0}\x{202f}]|[ \x{a0}\x{202f}]»`)},
			fault{"a space before high punctuation", regexp.MustCompile(`[\pL\pN}»)][ \x{a0}\x{202f}](?:;|[:!?]$)`)},
			fault{"a month with a capital", regexp.MustCompile(`\d de [A-Z]`)},
			fault{"a date without its de", regexp.MustCompile(`\d (?:` + strings.Join(months("es"), "|") + `)|(?:` + strings.Join(months("es"), "|") + `) \d{4}`)})
	}
	return out
}

// months are the names of the months in full.
func months(lang string) []string {
	w := Load().In(lang)
	var out []string
	for month := 1; month <= 12; month++ {
		out = append(out, w.T("shell.month.full."+strconv.Itoa(month)))
	}
	return out
}

func TestTypography(t *testing.T) {
	t.Parallel()
	for _, lang := range Languages() {
		rules := faults(lang)
		for _, e := range entries(t, lang) {
			if what := faultOf(lang, e.text, rules); what != "" {
				t.Errorf("%s %s: %s: %q", lang, e.id(), what, e.text)
			}
		}
	}
}

// faultOf names the first rule that a text breaks.
func faultOf(lang, text string, rules []fault) string {
	for _, rule := range rules {
		if rule.pattern.MatchString(text) {
			return rule.what
		}
	}
	switch lang {
	case "en":
		return unpaired(text, '“', '”')
	case "fr":
		if what := frenchFault(text); what != "" {
			return what
		}
		return unpaired(text, '«', '»')
	}
	if what := unpaired(text, '«', '»'); what != "" {
		return what
	}
	return spanishFault(text)
}

// unpaired checks that what opens closes, one inside no other.
func unpaired(text string, opening, closing rune) string {
	open := false
	for _, r := range text {
		if (r == opening && open) || (r == closing && !open) {
			return "quotes that are not in pairs"
		}
		open = r == opening || open && r != closing
	}
	if open {
		return "a quote that does not close"
	}
	return ""
}

// frenchFault checks the space before high punctuation and inside guillemets.
func frenchFault(text string) string {
	for _, address := range []string{"https://", "http://"} {
		text = strings.ReplaceAll(text, address, "")
	}
	runes := []rune(text)
	for i, r := range runes {
		before, after := ' ', ' '
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		switch {
		case strings.ContainsRune(":;!?»", r) && before != '\u00a0':
			return "no unbreakable space before " + string(r)
		case r == '«' && after != '\u00a0':
			return "no unbreakable space after «"
		}
	}
	return ""
}

// spanishFault checks that every question and every exclamation opens and
// closes. A mark that stands alone between spaces is the name of a key.
func spanishFault(text string) string {
	opening := map[rune]rune{'?': '¿', '!': '¡'}
	open := ' '
	runes := []rune(text)
	for i, r := range runes {
		alone := (i == 0 || runes[i-1] == ' ') && (i+1 == len(runes) || strings.ContainsRune(" ,", runes[i+1]))
		switch {
		case (r == '?' || r == '!') && alone:
		case r == '¿' || r == '¡':
			if open != ' ' {
				return "a " + string(open) + " that does not close"
			}
			open = r
		case r == '?' || r == '!':
			if open != opening[r] {
				return string(r) + " without " + string(opening[r])
			}
			open = ' '
		}
	}
	if open != ' ' {
		return "a " + string(open) + " that does not close"
	}
	return ""
}

func TestFaultsAreFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		lang, text string
		faulty     bool
	}{
		{"fr", "Quitter\u00a0?", false}, {"fr", "Quitter\u202f?", true}, {"fr", "Quitter ?", true}, {"fr", "Quitter?", true},
		{"fr", "«\u00a0x\u00a0»", false}, {"fr", "« x »", true}, {"fr", "«\u00a0x", true}, {"fr", "x\u00a0»", true}, {"fr", "https:// ou http://", false},
		{"fr", "l'outil", true}, {"fr", "l’outil", false}, {"fr", "deux  espaces", true}, {"fr", "encore...", true}, {"fr", "encore…", false},
		{"fr", "le 1er décembre 2016", false}, {"fr", "le 1 décembre 2016", true}, {"fr", "le 7 décembre 2016", false}, {"fr", "le 21 décembre 2016", false},
		{"fr", "le outil", true}, {"fr", "ce que elle fait", true}, {"fr", "ajoutez-la ou non", false},
		{"es", "¿Salir?", false}, {"es", "Salir?", true}, {"es", "¿Salir", true}, {"es", "¿La usa? Falta alguna?", true}, {"es", "Gracias!", true},
		{"es", "¡Gracias!", false}, {"es", "? ayuda, q salir.", false}, {"es", "pulse !, y sale", false}, {"es", "«x»", false}, {"es", "« x »", true},
		{"es", "el 7 de diciembre de 2016", false}, {"es", "el 7 diciembre 2016", true}, {"es", "el 7 de diciembre 2016", true},
		{"en", "Leave?", false}, {"en", "Leave ?", true}, {"en", "“x”", false}, {"en", "“x", true}, {"en", "December 7, 2016", true},
	} {
		if what := faultOf(test.lang, test.text, faults(test.lang)); (what != "") != test.faulty {
			t.Errorf("%s %q: faulty should be %v, got %q", test.lang, test.text, test.faulty, what)
		}
	}
}
