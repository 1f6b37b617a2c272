package main

import (
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// The shapes are what --json prints. Their names are a contract: names are
// added, and never renamed. A name is always there, empty where there is
// nothing, so that a script needs no second guess. Records are referred to by
// slug and name; the texts that people wrote are objects by language.

// line is a text of one line, and block one of several: cleaned once more on
// the way out, because they end up in somebody's terminal.
type (
	line  string
	block string
)

func (l line) MarshalText() ([]byte, error)  { return []byte(text.Line(string(l))), nil }
func (b block) MarshalText() ([]byte, error) { return []byte(text.Block(string(b))), nil }

// lines is never nil, so that JSON has [] and not null.
func lines(values []string) []line {
	out := make([]line, len(values))
	for i, value := range values {
		out[i] = line(value)
	}
	return out
}

// blocks is a text by language. Keys that are strings are not marshalled by
// their own method, so they are cleaned here.
func blocks(t store.Text) map[string]block {
	out := make(map[string]block, len(t))
	for tag, words := range t {
		out[text.Line(tag)] = block(words)
	}
	return out
}

// ref refers to another record.
type ref struct {
	Slug line `json:"slug"`
	Name line `json:"name"`
}

// headShape is what every record has.
type headShape struct {
	ID        string    `json:"id"`
	Slug      line      `json:"slug"`
	Revision  uint64    `json:"revision"`
	CreatedAt time.Time `json:"created_at"`
	CreatedBy *ref      `json:"created_by"`
	ChangedAt time.Time `json:"changed_at"`
	ChangedBy *ref      `json:"changed_by"`

	Hidden *hiddenShape `json:"hidden"` // null where it is not; only stewards and organisers read what is
}

// shaper makes shapes of records, resolving what they refer to.
type shaper struct {
	store *store.Store
	lang  string
	actor store.Actor // for whom they are made
	known map[store.ID]ref
}

func (inv *invocation) shaper(v *visit) *shaper {
	return &shaper{store: v.store, lang: inv.lang, actor: v.actor, known: make(map[store.ID]ref)}
}

func (s *shaper) head(m store.Meta) headShape {
	return headShape{
		ID: m.ID.String(), Slug: line(m.Slug), Revision: m.Revision,
		CreatedAt: m.CreatedAt, CreatedBy: s.person(m.CreatedBy),
		ChangedAt: m.ChangedAt, ChangedBy: s.person(m.ChangedBy), Hidden: s.hidden(m),
	}
}

func (s *shaper) person(id store.ID) *ref       { return s.ref(store.KindPerson, id) }
func (s *shaper) organisation(id store.ID) *ref { return s.ref(store.KindOrganisation, id) }

// ref is nil where there is nothing to refer to. A record that is gone, or
// hidden from whoever reads, keeps its id as its slug.
func (s *shaper) ref(kind store.Kind, id store.ID) *ref {
	if id.IsZero() {
		return nil
	}
	found, ok := s.known[id]
	if !ok {
		found = ref{Slug: line(id.String())}
		if record, err := s.store.Record(kind, id); err == nil && store.MaySee(s.actor, record) {
			found = refTo(record, s.lang)
		}
		s.known[id] = found
	}
	return &found
}

func (s *shaper) refs(kind store.Kind, ids []store.ID) []ref {
	out := make([]ref, 0, len(ids))
	for _, id := range ids {
		if found := s.ref(kind, id); found != nil && !s.conceals(id) {
			out = append(out, *found)
		}
	}
	return out
}

func refTo(record store.Record, lang string) ref {
	slug := record.Head().Slug
	if slug == "" {
		slug = record.Head().ID.String()
	}
	return ref{Slug: line(slug), Name: line(record.Title(lang))}
}

// nameOf is how to call what a ref refers to; empty if nothing.
func nameOf(r *ref) string {
	if r == nil {
		return ""
	}
	if r.Name != "" {
		return string(r.Name)
	}
	return string(r.Slug)
}

func slugOf(r *ref) string {
	if r == nil {
		return ""
	}
	return string(r.Slug)
}

func namesOf(refs []ref) []string {
	out := make([]string, len(refs))
	for i := range refs {
		out[i] = nameOf(&refs[i])
	}
	return out
}
