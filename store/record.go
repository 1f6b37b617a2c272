package store

import "time"

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
	Made      uint64    `json:"made"`     // the sequence of the entry that made it
	CreatedBy ID        `json:"created_by"`
	CreatedAt time.Time `json:"created_at"`
	ChangedBy ID        `json:"changed_by"`
	ChangedAt time.Time `json:"changed_at"`
	Hidden    bool      `json:"hidden,omitempty"` // by an organiser: out of lists and search, still in the history
}

// Head returns a copy of what every record has.
func (m *Meta) Head() Meta  { return *m }
func (m *Meta) meta() *Meta { return m }

// link is a record's reference to another. Kind 0 is any kind.
type link struct {
	field string
	kind  Kind
	id    ID
	word  string // where the record holds a word and not an identifier
}

// linksTo lists the references of one field.
func linksTo(field string, kind Kind, ids ...ID) []link {
	out := make([]link, 0, len(ids))
	for _, id := range ids {
		if !id.IsZero() {
			out = append(out, link{field: field, kind: kind, id: id})
		}
	}
	return out
}

// linksToUses are the references to those uses that organisers added to the vocabulary.
func linksToUses(field string, uses []string) []link {
	var out []link
	for _, use := range uses {
		if !isBuiltinUse(use) {
			out = append(out, link{field, KindTerm, TermID(VocabularyUse, use), use})
		}
	}
	return out
}

// targets are the records that a record refers to, each once.
func targets(record Record) []ID {
	if record == nil {
		return nil
	}
	var out []ID
	for _, l := range record.links() {
		if !contains(out, l.id) {
			out = append(out, l.id)
		}
	}
	return out
}

// firstRecord is the first of them that is there.
func firstRecord(records ...Record) Record {
	for _, record := range records {
		if record != nil {
			return record
		}
	}
	return nil
}
