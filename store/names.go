package store

import (
	"strings"
	"unicode"

	"github.com/ogptoolbox/concorde/store/text"
)

// named is what of a record's identity can be looked up by name or address.
type named interface {
	nameKeys() []string    // folded names, for finding duplicates
	addressKeys() []string // normal forms of its addresses
}

// unique is a record that claims names which only one record may hold.
type unique interface {
	claims() []claim
}

// claim is a name that one record holds: a handle's skeleton, a key's fingerprint.
type claim struct {
	field, space, value string
	shown               string // what to call it, to whoever wanted it
}

// foldedName is a name without case, accents, spaces and signs: "Open Fisca!"
// is "OpenFisca". It is as long as the name, so that two long names that begin
// alike stay two.
func foldedName(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return r
		}
		return -1
	}, text.Fold(name))
}

func foldedNames(names ...string) []string {
	var out []string
	for _, name := range names {
		if folded := foldedName(name); folded != "" {
			out = append(out, folded)
		}
	}
	return out
}

func addressKeys(addresses ...string) []string {
	var out []string
	for _, address := range addresses {
		if key := text.AddressKey(address); key != "" && !contains(out, key) {
			out = append(out, key)
		}
	}
	return out
}
