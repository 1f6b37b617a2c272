package publiccode

import (
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// isURL wants an address with a scheme and a host. It is the standard's
// question, not whether a terminal would open it: git:// is one.
func isURL(c *checker, at string, n *node) {
	given := n.words()
	if address, err := url.Parse(given); err == nil && address.Scheme != "" && hostname(address.Hostname()) && !spaced(given) {
		return
	}
	p := Problem{Code: URL, Value: shown(given)}
	if _, err := url.Parse("https://" + given); err == nil && c.patterns.web.MatchString(given) {
		p.Suggest = "https://" + shown(given)
	}
	c.tell(at, n, p)
}

func spaced(s string) bool { return strings.ContainsAny(s, " \t\n<>\"") }

// hostname reports whether a host may be one: a name, or an address in numbers.
func hostname(s string) bool {
	return s != "" && len(s) < 254 && !strings.ContainsAny(s, " /\\@") && !strings.HasPrefix(s, ".") && !strings.Contains(s, "..")
}

// patterns are what some values look like.
type patterns struct{ phone, urn, web, media *regexp.Regexp }

func newPatterns() patterns {
	return patterns{
		phone: regexp.MustCompile(`^(\+|00)[0-9][0-9 ()./-]{3,}( ?(x|ext\.?) ?[0-9]+)?$`),
		urn:   regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]{0,31}:.+$`),
		web:   regexp.MustCompile(`^[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/\S*)?$`), // an address without its scheme
		media: regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*$`),
	}
}

// isURI wants what RFC 3986 takes: a scheme, and something of it.
func isURI(c *checker, at string, n *node) {
	if !c.identifies(n.words()) {
		c.tell(at, n, Problem{Code: URI, Value: shown(n.words())})
	}
}

func (c *checker) identifies(s string) bool {
	address, err := url.Parse(s)
	switch {
	case err != nil, address.Scheme == "", spaced(s):
		return false
	case address.Scheme == "http", address.Scheme == "https":
		return hostname(address.Hostname())
	case address.Scheme == "urn":
		return c.patterns.urn.MatchString(address.Opaque)
	}
	return address.Opaque != "" || address.Host != "" || address.Path != ""
}

// isSupported wants an alias that there is, or an identifier.
func isSupported(c *checker, at string, n *node) {
	alias, isAlias := strings.CutPrefix(n.words(), "alias:")
	if !isAlias {
		isURI(c, at, n)
		return
	}
	known := aliases()
	for _, one := range known {
		if one == alias {
			return
		}
	}
	c.tell(at, n, Problem{Code: Alias, Value: shown(n.words()), Suggest: "alias:" + strings.Join(known, ", alias:")})
}

// isPath wants an address, or a path that stays in the repository.
func isPath(c *checker, at string, n *node) {
	given := n.words()
	if strings.Contains(given, "://") {
		isURL(c, at, n)
		return
	}
	switch clean := path.Clean(given); {
	case strings.HasPrefix(given, "/"), clean == "..", strings.HasPrefix(clean, "../"), strings.ContainsAny(given, "\\\n"):
		c.tell(at, n, Problem{Code: Path, Value: shown(given)})
	}
}

func isImage(c *checker, at string, n *node)   { endsIn(c, at, n, ".svg", ".svgz", ".png") }
func isPicture(c *checker, at string, n *node) { endsIn(c, at, n, ".png", ".jpg", ".jpeg") }

func endsIn(c *checker, at string, n *node, formats ...string) {
	file := n.words()
	if address, err := url.Parse(file); err == nil && address.Path != "" {
		file = address.Path
	}
	ending := strings.ToLower(path.Ext(file))
	for _, format := range formats {
		if ending == format {
			return
		}
	}
	c.tell(at, n, Problem{
		Code: Format, Value: shown(n.words()), Suggest: strings.ToUpper(strings.ReplaceAll(strings.Join(formats, ", "), ".", "")),
	})
}

// isEmail wants one address, bare.
func isEmail(c *checker, at string, n *node) {
	given := n.words()
	parsed, err := mail.ParseAddress(given)
	if err != nil || parsed.Name != "" || parsed.Address != given || !strings.Contains(given[strings.LastIndexByte(given, '@')+1:], ".") {
		c.tell(at, n, Problem{Code: Email, Value: shown(given)})
	}
}

// isPhone wants the international prefix. A file that was read as a number has
// been told already.
func isPhone(c *checker, at string, n *node) {
	if !c.patterns.phone.MatchString(n.words()) {
		c.tell(at, n, Problem{Code: Phone, Warning: true, Value: shown(n.words())})
	}
}
