package publiccode

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
)

func oneOf(values ...string) look {
	return func(c *checker, path string, n *node) {
		for _, value := range values {
			if n.words() == value {
				return
			}
		}
		c.tell(path, n, Problem{Code: Choice, Value: shown(n.words()), Suggest: strings.Join(values, ", ")})
	}
}

func atMost(characters int) look {
	return func(c *checker, path string, n *node) {
		if got := utf8.RuneCountInString(n.words()); got > characters {
			c.tell(path, n, Problem{Code: TooLong, Limit: characters, Got: got})
		}
	}
}

func isOneLine(c *checker, path string, n *node) {
	if strings.Contains(n.words(), "\n") {
		c.tell(path, n, Problem{Code: OneLine, Warning: true})
	}
}

// isLong wants a description as long as the version of the standard does.
func isLong(c *checker, path string, n *node) {
	least := 150
	if c.edition < 3 {
		least = 500
	}
	if got := utf8.RuneCountInString(n.words()); got < least {
		c.tell(path, n, Problem{Code: TooShort, Limit: least, Got: got})
	}
	atMost(10_000)(c, path, n)
}

func isFeature(c *checker, path string, n *node) {
	if c.edition < 3 {
		atMost(100)(c, path, n)
	}
}

func isEdition(c *checker, path string, n *node) {
	if _, ok := parseEdition(n.words()); !ok {
		c.tell(path, n, Problem{Code: Version, Value: shown(n.words()), Suggest: newest.String()})
	}
}

// isExtension wants what the text says must always be set to 1.0, since it says so.
func isExtension(c *checker, path string, n *node) {
	if c.edition >= 3 && n.words() != "1.0" {
		c.tell(path, n, Problem{Code: Extension, Value: shown(n.words()), Suggest: `"1.0"`})
	}
}

// isDate wants YYYY-MM-DD, of a day that there is.
func isDate(c *checker, path string, n *node) {
	if _, err := time.Parse(time.DateOnly, n.words()); err == nil {
		return
	}
	p := Problem{Code: Date, Value: shown(n.words())}
	if len(n.words()) > len(time.DateOnly) {
		if _, err := time.Parse(time.DateOnly, n.words()[:len(time.DateOnly)]); err == nil {
			p.Suggest = n.words()[:len(time.DateOnly)]
		}
	}
	c.tell(path, n, p)
}

func isMediaType(c *checker, path string, n *node) {
	if !c.patterns.media.MatchString(n.words()) {
		c.tell(path, n, Problem{Code: MediaType, Value: shown(n.words())})
	}
}

// isTag is what version 0.1 wanted of a tag.
func isTag(c *checker, path string, n *node) {
	if given := n.words(); c.edition == 1 && (given != strings.ToLower(given) || strings.ContainsAny(given, " \t\n")) {
		c.tell(path, n, Problem{Code: Vocabulary, Value: shown(given), Suggest: strings.Join(strings.Fields(strings.ToLower(given)), "-")})
	}
}

// isLicence wants an SPDX expression, and tells of identifiers that SPDX has
// given up because they do not say whether a later version may be chosen.
func isLicence(c *checker, path string, n *node) {
	given := n.words()
	if err := store.CheckLicence("licence", given); err != nil {
		c.tell(path, n, Problem{Code: Licence, Value: shown(given), Suggest: suggested(err)})
		return
	}
	for _, id := range oldLicences(given) {
		c.tell(path, n, Problem{Code: OldLicence, Warning: true, Value: id, Suggest: newLicences(id)})
	}
}

func isSoftwareType(c *checker, path string, n *node) {
	types := []string{
		"standalone/mobile", "standalone/iot", "standalone/desktop", "standalone/web", "standalone/backend",
		"standalone/other", "addon", "library", "configurationFiles",
	}
	switch given := n.words(); {
	case c.edition == 1:
		oneOf("standalone", "addon", "softwareAddon", "library", "configurationFiles")(c, path, n)
	case given == "standalone":
		c.tell(path, n, Problem{Code: OldValue, Warning: true, Value: given, Since: "0.2", Suggest: strings.Join(types[:6], ", ")})
	case given == "softwareAddon": // which the text has beside addon, up to 0.4
		c.tell(path, n, Problem{Code: OldValue, Warning: c.edition < 5, Value: given, Since: "0.5", Suggest: "addon"})
	default:
		oneOf(types...)(c, path, n)
	}
}
