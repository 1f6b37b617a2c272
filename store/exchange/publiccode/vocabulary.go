package publiccode

import (
	_ "embed"
	"errors"
	"strconv"
	"strings"

	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"
	"golang.org/x/text/language"

	"github.com/ogptoolbox/concorde/store"
)

// The controlled vocabularies of the standard, one value a line: categories
// with the version that they came with (5 is 0.5), and the codes of ISO 3166-1.
var (
	//go:embed categories.tsv
	categoryLines string
	//go:embed scopes.txt
	scopeLines string
	//go:embed aliases.txt
	aliasLines string
	//go:embed countries.txt
	countryLines string
)

// Categories lists the categories of the standard.
func Categories() []string {
	var out []string
	for line := range strings.Lines(categoryLines) {
		name, _, _ := strings.Cut(line, "\t")
		out = append(out, name)
	}
	return out
}

// categorySince is the version that a category came with, 0 for none.
func categorySince(name string) edition {
	for line := range strings.Lines(categoryLines) {
		if since, ok := strings.CutPrefix(line, name+"\t"); ok {
			n, _ := strconv.Atoi(strings.TrimSpace(since)) // ours: tests read them
			return edition(n)
		}
	}
	return 0
}

func isCategory(c *checker, path string, n *node) {
	given := n.words()
	switch since := categorySince(given); {
	case since == 0:
		c.tell(path, n, Problem{Code: Vocabulary, Value: shown(given), Suggest: closest(given, Categories())})
	case since > c.edition:
		c.tell(path, n, Problem{Code: LaterValue, Warning: true, Value: given, Since: since.String()})
	}
}

func isScope(c *checker, path string, n *node) {
	scopes := strings.Fields(scopeLines)
	for _, scope := range scopes {
		if scope == n.words() {
			return
		}
	}
	c.tell(path, n, Problem{Code: Vocabulary, Value: shown(n.words()), Suggest: closest(n.words(), scopes)})
}

func aliases() []string { return strings.Fields(aliasLines) }

// country reports whether a code is one of ISO 3166-1 alpha-2, in capitals.
func country(code string) bool {
	return len(code) == 2 && strings.Contains(countryLines, code+"\n")
}

// isCountry wants a code: in small letters up to 0.4, in capitals since.
func isCountry(c *checker, path string, n *node) {
	given := n.words()
	code := upper(given)
	switch {
	case !country(code):
		c.tell(path, n, Problem{Code: Country, Value: shown(given), Suggest: countryMeant(code)})
	case c.edition >= 5 && given != code:
		c.tell(path, n, Problem{Code: LowerCase, Warning: true, Value: given, Suggest: code, Since: "0.5"})
	case c.edition < 5 && given == code:
		c.tell(path, n, Problem{Code: UpperCase, Warning: true, Value: given, Suggest: strings.ToLower(code), Since: "0.5"})
	}
}

// countryMeant is the code for one that is widely used in its place, such as UK or FRA.
func countryMeant(given string) string {
	region, err := language.ParseRegion(given)
	if err != nil {
		return ""
	}
	if code := region.Canonicalize().String(); country(code) {
		return code
	}
	return ""
}

func upper(s string) string { return strings.ToUpper(s) }

func isLanguage(c *checker, path string, n *node) { c.tag(path, n.words(), n.line, n.column) }

// languageTag reports whether a text is a tag of BCP 47 in its shortest form,
// and what would be. Case does not matter, and tags that have been replaced
// since they were registered stay valid.
func languageTag(given string) (suggest string, ok bool) {
	if len(given) > 40 {
		return "", false
	}
	tag, err := language.Raw.Parse(given)
	if err != nil || tag == language.Und {
		return "", false
	}
	return tag.String(), strings.EqualFold(tag.String(), given)
}

// suggested is what the store proposes in place of a value.
func suggested(err error) string {
	var field *store.FieldError
	if errors.As(err, &field) {
		return field.Suggest
	}
	return ""
}

// oldLicences are the identifiers of an expression that SPDX has given up.
func oldLicences(expression string) []string {
	var out []string
	for word := range strings.FieldsFuncSeq(expression, func(r rune) bool { return r == ' ' || r == '(' || r == ')' }) {
		if old, id := spdxlicenses.IsDeprecatedLicense(word); old {
			out = append(out, id)
		}
	}
	return out
}

// newLicences are the identifiers that took the place of an old one.
func newLicences(old string) string {
	base := strings.TrimSuffix(old, "+")
	var out []string
	for _, candidate := range []string{base + "-only", base + "-or-later"} {
		if ok, id := spdxlicenses.IsActiveLicense(candidate); ok {
			out = append(out, id)
		}
	}
	return strings.Join(out, ", ")
}

// compact is a word without case and punctuation, to compare what people write.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("-_ ./", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
