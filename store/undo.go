package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"github.com/fxamacker/cbor/v2"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Undo takes back one entry, by an entry of its own. What others changed in
// the same record since stays; where they changed the very same field, the
// undo is refused with a [ConflictError].
type Undo struct {
	Once
	Entry  ID
	Reason string

	entry Entry  // read before the writer's turn: entries never change
	was   Record // the record before the entry; nil: it was new
	made  Record // the record after the entry; nil: it was deleted
}

func (c *Undo) prepare() error {
	return firstError(requireID("entry", c.Entry), cleanLine("reason", &c.Reason, maxSummary))
}

func (c *Undo) plan(st state, actor Actor) (plan, error) {
	if actor.Role == Guest {
		return plan{}, &NotAllowedError{VerbUndo, DeniedGuest}
	}
	if c.entry.Actor != actor.Person && actor.Role < Steward {
		return plan{}, &NotAllowedError{VerbUndo, DeniedNotYours}
	}
	if undone, err := st.lookup(undoneKey(c.Entry)); err != nil || !undone.IsZero() {
		return plan{}, firstError(err, ErrNothing)
	}
	kind, id := c.entry.Subject()
	now, err := st.find(kind, id)
	if err != nil {
		return plan{}, err
	}
	after, err := st.takeBack(c.was, c.made, now)
	if err != nil {
		return plan{}, err
	}
	if now == nil && after == nil {
		return plan{}, ErrNothing
	}
	return plan{verb: VerbUndo, before: now, after: after, reason: c.Reason, undoes: c.Entry}, nil
}

// takeBack is the record without what turned was into made.
func (st state) takeBack(was, made, now Record) (Record, error) {
	switch {
	case made == nil && now == nil: // it was deleted: put it back
		return st.copyOf(was)
	case was == nil && now != nil && sameRevision(made, now): // it was new: delete it
		return nil, nil
	case was == nil || made == nil || now == nil:
		return nil, &ConflictError{Base: made, Mine: was, Theirs: firstRecord(now, made, was)}
	}
	merged, fields, err := st.merge(made, was, now)
	if err != nil {
		return nil, err
	}
	if len(fields) > 0 {
		return nil, &ConflictError{Base: made, Mine: was, Theirs: now, Fields: fields}
	}
	return merged, nil
}

func sameRevision(a, b Record) bool { return a.Head().Revision == b.Head().Revision }

func firstRecord(records ...Record) Record {
	for _, record := range records {
		if record != nil {
			return record
		}
	}
	return nil
}

// merge is a three-way merge, field by field: theirs, with what mine changed
// since base. Fields that both changed, to different values, are named, and
// keep theirs.
func (c codec) merge(base, mine, theirs Record) (Record, []string, error) {
	var fields [3]map[string]cbor.RawMessage
	for i, record := range []Record{base, mine, theirs} {
		content, err := c.content(record)
		if err == nil {
			err = c.decode(content, &fields[i])
		}
		if err != nil {
			return nil, nil, fmt.Errorf("merge: %w", err)
		}
	}
	merged, conflicts := mergeFields(fields[0], fields[1], fields[2])
	body, err := c.encode(merged)
	if err != nil {
		return nil, nil, err
	}
	record, err := c.decodeRecord(theirs.Kind(), body)
	if err != nil {
		return nil, nil, fmt.Errorf("merge: %w", err)
	}
	*record.meta() = theirs.Head()
	return record, conflicts, nil
}

func mergeFields(base, mine, theirs map[string]cbor.RawMessage) (merged map[string]cbor.RawMessage, conflicts []string) {
	merged = make(map[string]cbor.RawMessage, len(theirs))
	for field, value := range theirs {
		merged[field] = value
	}
	for _, field := range allFields(base, mine) {
		if isHead(field) || bytes.Equal(base[field], mine[field]) || bytes.Equal(mine[field], theirs[field]) {
			continue
		}
		if !bytes.Equal(base[field], theirs[field]) {
			conflicts = append(conflicts, field)
			continue
		}
		if value, ok := mine[field]; ok {
			merged[field] = value
		} else {
			delete(merged, field)
		}
	}
	return merged, conflicts
}

func allFields(maps ...map[string]cbor.RawMessage) []string {
	var out []string
	for _, m := range maps {
		for field := range m {
			out = append(out, field)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// isHead reports whether a field belongs to what every record has.
func isHead(field string) bool {
	return contains([]string{"id", "slug", "revision", "created_by", "created_at", "changed_by", "changed_at"}, field)
}

// Merge is a three-way merge of a record, field by field: theirs, with what
// mine changed since base. The fields that both changed, to different values,
// are named by their JSON names, and keep theirs.
func (s *Store) Merge(base, mine, theirs Record) (merged Record, conflicts []string, err error) {
	return s.codec.merge(base, mine, theirs)
}

// load reads what an undo needs to know of the entry it takes back.
func (c *Undo) load(s *Store) error {
	entry, err := s.Entry(c.Entry)
	if err != nil {
		return err
	}
	kind, id := entry.Subject()
	c.entry = entry
	if c.made, err = s.version(kind, entry.Puts[0].Body); err != nil {
		return err
	}
	if entry.Puts[0].Base > 0 {
		c.was, err = s.versionAt(kind, id, entry.Puts[0].Base)
	}
	return err
}

// version decodes a record as an entry put it; nil if it deleted the record.
func (s *Store) version(kind Kind, body []byte) (Record, error) {
	if len(body) == 0 {
		return nil, nil
	}
	return s.codec.decodeRecord(kind, body)
}

// versionAt is a record as it was at a revision.
func (s *Store) versionAt(kind Kind, id ID, revision uint64) (Record, error) {
	entries, err := s.db.Entries(revision-1, 1)
	if err != nil {
		return nil, fmt.Errorf("read entry %d: %w", revision, err)
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("entry %d: %w", revision, ErrNotFound)
	}
	entry, err := s.codec.decodeEntry(entries[0])
	if err != nil {
		return nil, err
	}
	for _, put := range entry.Puts {
		if put.Kind == kind && put.Record == id {
			return s.version(kind, put.Body)
		}
	}
	return nil, fmt.Errorf("%s %s at revision %d: %w", kind, id, revision, ErrNotFound)
}

// Entry reads an entry by its identifier.
func (s *Store) Entry(id ID) (Entry, error) {
	found, err := s.db.EntryByID(kv.ID(id))
	if errors.Is(err, kv.ErrNotFound) {
		return Entry{}, fmt.Errorf("entry %s: %w", id, ErrNotFound)
	}
	if err != nil {
		return Entry{}, fmt.Errorf("read entry %s: %w", id, err)
	}
	return s.codec.decodeEntry(found)
}

// Differences names the fields, by their JSON names, in which two versions of a record differ.
func (s *Store) Differences(a, b Record) ([]string, error) {
	var fields [2]map[string]cbor.RawMessage
	for i, record := range []Record{a, b} {
		content, err := s.codec.content(record)
		if err == nil {
			err = s.codec.decode(content, &fields[i])
		}
		if err != nil {
			return nil, fmt.Errorf("compare: %w", err)
		}
	}
	var out []string
	for _, field := range allFields(fields[0], fields[1]) {
		if !isHead(field) && !bytes.Equal(fields[0][field], fields[1][field]) {
			out = append(out, field)
		}
	}
	return out, nil
}
