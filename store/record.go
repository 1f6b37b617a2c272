package store

import (
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// Record is one thing on the shared record. The concrete types of this package
// are its only implementations.
type Record interface {
	// Kind tells what it is.
	Kind() Kind
	// Head is what every record has.
	Head() Meta
	// Title is what to call it, in the reader's language where it has several.
	Title(lang string) string

	meta() *Meta
	clean() error     // cleans every text and checks every field that needs no other record
	links() []link    // the records it refers to
	slugFrom() string // what its slug is made from; empty: it has none
}

// Meta is what every record has.
type Meta struct {
	ID        ID        `json:"id"`
	Slug      string    `json:"slug,omitempty"`
	Revision  uint64    `json:"revision"` // the sequence of the entry that put it
	CreatedBy ID        `json:"created_by"`
	CreatedAt time.Time `json:"created_at"`
	ChangedBy ID        `json:"changed_by"`
	ChangedAt time.Time `json:"changed_at"`
	Hidden    bool      `json:"hidden,omitempty"` // by an organiser: out of lists and search, still in the history
}

// Head returns a copy of what every record has.
func (m *Meta) Head() Meta  { return *m }
func (m *Meta) meta() *Meta { return m }

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
type claim struct{ field, space, value string }

func foldedNames(names ...string) []string {
	var out []string
	for _, name := range names {
		// Without spaces and signs: "Open Fisca!" is "OpenFisca".
		if folded := strings.ReplaceAll(text.Slug(name), "-", ""); folded != "" {
			out = append(out, folded)
		}
	}
	return out
}

func addressKeys(addresses ...string) []string {
	var out []string
	for _, address := range addresses {
		if key := text.AddressKey(address); key != "" {
			out = append(out, key)
		}
	}
	return out
}

// link is a record's reference to another. Kind 0 is any kind.
type link struct {
	field string
	kind  Kind
	id    ID
}

// linksTo lists the references of one field.
func linksTo(field string, kind Kind, ids ...ID) []link {
	out := make([]link, 0, len(ids))
	for _, id := range ids {
		if !id.IsZero() {
			out = append(out, link{field, kind, id})
		}
	}
	return out
}
