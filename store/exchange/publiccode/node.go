package publiccode

import (
	"regexp"
	"strings"
)

// kind is what a value is.
type kind int

const (
	null kind = iota
	text
	number
	boolean
	list
	section
)

// node is a value of a file, and where it is.
type node struct {
	kind         kind
	text         string // of a scalar, as it is written
	plain        bool   // without quotes
	line, column int
	items        []*node
	keys         []entry // each once, in the order of the file
}

// entry is a key of a section, with its value.
type entry struct {
	name         string
	line, column int
	value        *node
}

// key is the value of a key, nil if it is not there.
func (n *node) key(name string) *node {
	if n == nil {
		return nil
	}
	for _, e := range n.keys {
		if e.name == name {
			return e.value
		}
	}
	return nil
}

// at is the value at a path such as legal/license.
func (n *node) at(path string) *node {
	for name := range strings.SplitSeq(path, "/") {
		n = n.key(name)
	}
	return n
}

// scalar reports whether a value is one text, number or boolean.
func (n *node) scalar() bool {
	return n != nil && (n.kind == text || n.kind == number || n.kind == boolean)
}

// words is the text of a scalar, without the blanks around it that writing it
// over several lines brings; empty for anything else.
func (n *node) words() string {
	if !n.scalar() {
		return ""
	}
	return strings.TrimSpace(n.text)
}

// blank reports whether there is nothing in a value.
func (n *node) blank() bool {
	switch {
	case n == nil, n.kind == null:
		return true
	case n.kind == list:
		return len(n.items) == 0
	case n.kind == section:
		return len(n.keys) == 0
	}
	return n.words() == ""
}

// all are the values of a list; of anything else that is there, itself, since
// people write one value where a list is wanted.
func (n *node) all() []*node {
	switch {
	case n.blank():
		return nil
	case n.kind == list:
		return n.items
	}
	return []*node{n}
}

// How YAML 1.2 tells numbers from texts.
const numberPattern = `^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$`

// resolver tells what a scalar without quotes is. A date is a text, as in YAML 1.2.
type resolver struct{ number *regexp.Regexp }

func (r resolver) kind(plain string) kind {
	switch plain {
	case "", "~", "null", "Null", "NULL":
		return null
	case "true", "True", "TRUE", "false", "False", "FALSE":
		return boolean
	}
	if len(plain) < 64 && r.number.MatchString(plain) {
		return number
	}
	return text
}

// truth is what a value says where true or false is wanted. People also write
// yes and no, which YAML 1.1 took for the same: old.
func (n *node) truth() (value, old, ok bool) {
	switch strings.ToLower(n.words()) {
	case "true":
		return true, n.kind == text, true
	case "false":
		return false, n.kind == text, true
	case "yes", "on", "y":
		return true, true, true
	case "no", "off", "n":
		return false, true, true
	}
	return false, false, false
}
