package publiccode

import (
	"slices"

	"golang.org/x/text/language"

	clean "github.com/ogptoolbox/concorde/store/text"
)

// boolean wants true or false. The standard's own text said yes until it asked
// for YAML 1.2, where that is a word.
func (c *checker) boolean(path string, n *node) {
	_, old, ok := n.truth()
	switch {
	case !ok, old && !n.plain:
		c.tell(path, n, Problem{Code: WantBoolean, Value: shown(n.words())})
	case old && c.edition >= 3:
		value, _, _ := n.truth()
		suggest := "false"
		if value {
			suggest = "true"
		}
		c.tell(path, n, Problem{Code: OldBoolean, Warning: true, Value: shown(n.words()), Suggest: suggest, Since: "0.3"})
	}
}

// text wants a text. The examples of the first versions had versions without
// quotes, which YAML takes for numbers.
func (c *checker) text(path string, r *rule, n *node) {
	switch n.kind {
	case list, section:
		c.tell(path, n, Problem{Code: WantText})
		return
	case number, boolean:
		c.tell(path, n, Problem{
			Code: WantQuotes, Value: shown(n.words()), Suggest: `"` + shown(n.words()) + `"`, Warning: c.edition < 3, Since: "0.3",
		})
	}
	if r.look != nil {
		r.look(c, path, n)
	}
}

// language checks a key of the descriptions.
func (c *checker) language(path string, r *rule, e entry) {
	if r.any.kind != section {
		return
	}
	c.tag(path, e.name, e.line, e.column)
}

// isCountrySection reports whether a key of the top is a country's section.
func isCountrySection(name string) bool { return len(name) == 2 && country(upper(name)) }

// country checks the section of a country: which keys one has besides the
// version is the country's own matter, and Italy's is the standard's.
func (c *checker) country(path string, e entry) {
	switch {
	case c.edition >= 7:
		c.at(e.line, e.column, path, Problem{Code: Deprecated, Warning: true, Suggest: "supports, organisation", Since: "0.7"})
	case c.edition >= 5 && e.name != upper(e.name):
		c.at(e.line, e.column, path, Problem{Code: LowerCase, Warning: true, Value: e.name, Suggest: upper(e.name), Since: "0.5"})
	}
	if e.value.blank() {
		return
	}
	if e.value.kind != section {
		c.tell(path, e.value, Problem{Code: WantSection, Value: shown(e.value.words())})
		return
	}
	if upper(e.name) == "IT" {
		rules := italy()
		c.section(path, &rules, e.value)
	}
}

// resembling is the key of a section that an unknown one may be.
func (c *checker) resembling(r *rule, name string) string {
	var names []string
	for _, k := range r.keys {
		if k.rule.in(c.edition) {
			names = append(names, k.name)
		}
	}
	return closest(name, names)
}

// closest is the word of a list that somebody may have meant: the same but for
// its case and its punctuation, or a slip away.
func closest(given string, list []string) string {
	if len(given) > 60 {
		return ""
	}
	folded := compact(given)
	for _, candidate := range list {
		if compact(candidate) == folded {
			return candidate
		}
	}
	i := slices.IndexFunc(list, func(candidate string) bool { return clean.OneSlipApart(folded, compact(candidate)) })
	if i < 0 {
		return ""
	}
	return list[i]
}

// tag wants a language tag of BCP 47, in which a language that has a code of
// two letters has no other; version 0.1 wanted three letters.
func (c *checker) tag(path, given string, line, column int) {
	if c.edition == 1 && len(given) == 3 {
		if _, err := language.ParseBase(given); err == nil {
			return
		}
	}
	suggest, ok := languageTag(given)
	if !ok {
		c.at(line, column, path, Problem{Code: Language, Value: shown(given), Suggest: suggest})
	}
}
