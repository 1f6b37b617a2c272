package words

import (
	"regexp"
	"strings"
	"testing"
)

// Zero is one in French, and many in English and Spanish; a million is many
// everywhere.
func TestEveryPluralIsOfItsNumber(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for _, lang := range Languages() {
		w, texts := c.In(lang), byID(entries(t, lang))
		for id, one := range texts {
			key, form, _ := strings.Cut(id, "/")
			if form != "one" {
				continue
			}
			args := map[string]any{}
			for _, p := range placeholders(one.text) {
				if name := strings.Trim(p, "{.}"); name != "N" {
					args[name] = "x"
				}
			}
			for _, n := range []int{0, 1, 2, 5, 21, 101, 1_000_000} {
				want := texts[key+"/other"].text
				if n == 1 || n == 0 && lang == "fr" {
					want = one.text
				}
				want = strings.ReplaceAll(want, "{{.N}}", w.Number(n))
				want = placeholder.ReplaceAllString(want, "x")
				if got := w.N(key, n, args); got != want {
					t.Errorf("%s %s: %d is said %q, wanted %q", lang, key, n, got, want)
				}
			}
		}
	}
}

var (
	placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)
	counted     = regexp.MustCompile(`\{\{\.N\}\} (\pL+)`)
)

// What is counted has a plural of its own, unless the language has none for it.
func TestWhatIsCountedHasItsPlural(t *testing.T) {
	t.Parallel()
	same := map[string]string{
		"en": "min h online new more left marked in of for then",
		"fr": "min h en de dans pour pays voix",
		"es": "min h en de más para",
	}
	for _, lang := range Languages() {
		texts := byID(entries(t, lang))
		for id, one := range texts {
			key, form, _ := strings.Cut(id, "/")
			found := counted.FindStringSubmatch(one.text)
			if form != "one" || found == nil || one.text != texts[key+"/other"].text {
				continue
			}
			if !strings.Contains(" "+same[lang]+" ", " "+found[1]+" ") {
				t.Errorf("%s %s: one and many are both %q", lang, key, one.text)
			}
		}
	}
}
