package tui

import (
	"strings"
)

// asciiOnly reports whether a terminal's environment says that it cannot show
// more than ASCII: the locale of its characters is the C one, or names another
// set than UTF-8. A client that says nothing is taken to know UTF-8, as all do
// by now.
func asciiOnly(environ []string) bool {
	locale := ""
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} { // the first that is set counts (POSIX, 8.2)
		if locale = valueOf(environ, name); locale != "" {
			break
		}
	}
	if locale == "C" || locale == "POSIX" {
		return true
	}
	_, set, named := strings.Cut(locale, ".")
	set, _, _ = strings.Cut(set, "@")
	return named && !strings.EqualFold(strings.ReplaceAll(set, "-", ""), "utf8")
}

// valueOf is the last value of a variable, which is the one that counts.
func valueOf(environ []string, name string) string {
	value := ""
	for _, pair := range environ {
		if after, ok := strings.CutPrefix(pair, name+"="); ok {
			value = after
		}
	}
	return value
}
