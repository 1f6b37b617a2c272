package publiccode

import (
	"slices"
	"strconv"
	"strings"
)

// Check holds a file against the standard, in the version that the file names;
// one that names none that there is, against the newest. What was met while
// reading comes with it; all in the order of the file.
func (f *File) Check() []Problem {
	c := &checker{edition: editionOf(f.root), patterns: newPatterns()}
	rules := standard()
	c.section("", &rules, f.root)
	return inOrder(append(slices.Clone(f.problems), c.problems...))
}

// Version is the version of the standard that a file is held against.
func (f *File) Version() string { return editionOf(f.root).String() }

// checker goes through a file and the standard side by side.
type checker struct {
	edition  edition
	patterns patterns
	problems []Problem
	errors   int
	warnings int
}

// editionOf is the version that a file says it keeps to. "0" is the newest that begins so.
func editionOf(root *node) edition {
	given := root.key("publiccodeYmlVersion").words()
	if given == "" && root.key("publiccode-yaml-version") != nil {
		return 1
	}
	if v, ok := parseEdition(given); ok {
		return v
	}
	return newest
}

func parseEdition(given string) (edition, bool) {
	given = strings.TrimPrefix(given, "http://w3id.org/publiccode/version/")
	parts := strings.Split(given, ".")
	if len(parts) > 3 || parts[0] != "0" {
		return newest, false
	}
	if len(parts) == 1 {
		return newest, true
	}
	for _, part := range parts[1:] {
		if n, err := strconv.Atoi(part); err != nil || n < 0 || len(part) > 2 {
			return newest, false
		}
	}
	minor, _ := strconv.Atoi(parts[1]) // it is a number: see above
	if v := edition(minor); v >= 1 && v <= newest {
		return v, true
	}
	return newest, false
}

// String is the version as files name it.
func (v edition) String() string { return "0." + strconv.Itoa(int(v)) }

// at tells of a problem. However many warnings there are, they leave room for
// the errors, on which the judgement hangs.
func (c *checker) at(line, column int, path string, p Problem) {
	count := &c.errors
	if p.Warning {
		count = &c.warnings
	}
	if *count++; *count <= maxProblems {
		p.Line, p.Column, p.Key = line, column, path
		c.problems = append(c.problems, p)
	}
}

func (c *checker) tell(path string, n *node, p Problem) { c.at(n.line, n.column, path, p) }

// missing tells of a mandatory key: it is not there, or there is nothing in it.
func (c *checker) missing(path string, in, value *node) {
	if value == nil {
		c.at(max(in.line, 1), max(in.column, 1), path, Problem{Code: Missing})
		return
	}
	c.tell(path, value, Problem{Code: Empty})
}

func joined(path, name string) string {
	if path == "" {
		return shown(name)
	}
	return path + "/" + shown(name)
}

// section checks each key of a section, then what is missing, then the whole.
func (c *checker) section(path string, r *rule, n *node) {
	for _, e := range n.keys {
		c.entry(path, r, e)
	}
	for i := range r.keys {
		name, rule := r.keys[i].name, &r.keys[i].rule
		if value := n.key(name); rule.must.holds(c.edition) && value.blank() {
			c.absent(joined(path, name), rule, n, value)
		}
	}
	if r.after != nil {
		r.after(c, path, n)
	}
}

// absent tells of a mandatory key; of a section, of what is mandatory in it.
func (c *checker) absent(path string, r *rule, in, value *node) {
	if r.kind != section || r.any != nil {
		if path == "publiccodeYmlVersion" && in.key("publiccode-yaml-version") != nil {
			return // as it was called
		}
		c.missing(path, in, value)
		return
	}
	for i := range r.keys {
		if name, rule := r.keys[i].name, &r.keys[i].rule; rule.must.holds(c.edition) {
			c.absent(joined(path, name), rule, in, nil)
		}
	}
}

func (c *checker) entry(path string, r *rule, e entry) {
	full := joined(path, e.name)
	found := r.find(e.name)
	switch {
	case found != nil:
		c.times(full, found, e)
		c.value(full, found, e.value)
	case r.any != nil:
		c.language(full, r, e)
		c.value(full, r.any, e.value)
	case path == "" && isCountrySection(e.name):
		c.country(full, e)
	default:
		suggest := c.resembling(r, e.name)
		c.at(e.line, e.column, full, Problem{Code: Unknown, Warning: true, Value: shown(e.name), Suggest: suggest})
	}
}

// times tells of a key that is of another time than the file.
func (c *checker) times(path string, r *rule, e entry) {
	switch {
	case !r.in(c.edition) && r.is.last != 0 && c.edition > r.is.last:
		c.at(e.line, e.column, path, Problem{Code: Removed, Warning: true, Suggest: r.instead, Since: (r.is.last + 1).String()})
	case !r.in(c.edition):
		c.at(e.line, e.column, path, Problem{Code: Later, Warning: true, Since: r.is.first.String()})
	case r.old.holds(c.edition):
		c.at(e.line, e.column, path, Problem{Code: Deprecated, Warning: true, Suggest: r.instead, Since: r.old.first.String()})
	}
}

// value checks a value, unless it is empty: that is for who wants it there.
func (c *checker) value(path string, r *rule, n *node) {
	if n.blank() {
		return
	}
	switch r.kind {
	case list:
		c.list(path, r, n)
	case section:
		if n.kind != section {
			c.tell(path, n, Problem{Code: WantSection, Value: shown(n.words())})
			return
		}
		c.section(path, r, n)
	case boolean:
		c.boolean(path, n)
	default:
		c.text(path, r, n)
	}
}

func (c *checker) list(path string, r *rule, n *node) {
	if n.kind != list {
		if !r.loose || n.kind == section {
			c.tell(path, n, Problem{Code: WantList, Value: shown(n.words())})
		}
		if r.each.kind == section && n.kind != section {
			return
		}
		c.value(path, r.each, n)
		return
	}
	for i, item := range n.items {
		at := path + "[" + strconv.Itoa(i+1) + "]"
		if item.blank() {
			c.tell(at, item, Problem{Code: Empty, Warning: true})
			continue
		}
		c.value(at, r.each, item)
	}
}
