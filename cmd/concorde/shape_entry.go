package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// entryShape is one thing that somebody did.
type entryShape struct {
	ID       string        `json:"id"`
	Sequence uint64        `json:"sequence"`
	At       time.Time     `json:"at"`
	Actor    *ref          `json:"actor"` // null for the starter catalogue
	Key      line          `json:"key"`   // short fingerprint of the key that did it
	Verb     line          `json:"verb"`
	Kind     line          `json:"kind"`   // of the record
	Record   ref           `json:"record"` // what it was done to
	About    *ref          `json:"about"`  // the tool of a tie, the coalition of a membership, what a post is under
	Reason   line          `json:"reason"`
	Undoes   string        `json:"undoes"`    // id of an entry
	UndoneBy string        `json:"undone_by"` // id of an entry
	Changes  []changeShape `json:"changes"`   // of a record that was there before
}

// changeShape is a field before and after, as in the record's own JSON.
type changeShape struct {
	Field  string          `json:"field"`
	Before json.RawMessage `json:"before"`
	After  json.RawMessage `json:"after"`
}

func (s *shaper) entry(e store.Entry) (entryShape, error) {
	before, err := s.store.Before(e)
	if err != nil {
		return entryShape{}, fmt.Errorf("read what entry %s replaced: %w", e.ID, err)
	}
	after, err := s.store.Body(e)
	if err != nil {
		return entryShape{}, fmt.Errorf("read what entry %s made: %w", e.ID, err)
	}
	undoneBy, err := s.store.UndoneBy(e.ID)
	if err != nil {
		return entryShape{}, fmt.Errorf("read what undid entry %s: %w", e.ID, err)
	}
	kind, id := e.Subject()
	out := entryShape{
		ID: e.ID.String(), Sequence: e.Sequence, At: e.At, Actor: s.person(e.Actor), Key: line(store.ShortKey(e.Key)),
		Verb: line(e.Verb), Kind: line(kind.String()), Record: ref{Slug: line(id.String())},
		Reason: line(e.Reason), Undoes: idText(e.Undoes), UndoneBy: idText(undoneBy), Changes: []changeShape{},
	}
	record := after
	if record == nil {
		record = before
	}
	if record == nil || !s.store.MayReadEntry(s.actor, e) {
		return out, nil
	}
	out.Record, out.About = refTo(record, s.lang), s.about(record)
	if before != nil && after != nil {
		out.Changes, err = s.changes(before, after)
	}
	return out, err
}

func idText(id store.ID) string {
	if id.IsZero() {
		return ""
	}
	return id.String()
}

// about is what a record without a name of its own is about.
func (s *shaper) about(record store.Record) *ref {
	switch r := record.(type) {
	case *store.Tie:
		return s.ref(store.KindTool, r.Tool)
	case *store.Membership:
		return s.ref(store.KindCoalition, r.Coalition)
	case *store.Vote:
		return s.ref(store.KindTool, r.About)
	case *store.Post:
		if about, err := s.store.Find(r.About.String()); err == nil && store.MaySee(s.actor, about) {
			found := refTo(about, s.lang)
			return &found
		}
	}
	return nil
}

// changes are the fields that differ between two versions of a record.
func (s *shaper) changes(before, after store.Record) ([]changeShape, error) {
	was, err := s.fields(before)
	if err != nil {
		return nil, err
	}
	is, err := s.fields(after)
	if err != nil {
		return nil, err
	}
	changes := []changeShape{}
	for name, value := range is {
		if !bytes.Equal(value, was[name]) {
			changes = append(changes, changeShape{name, was[name], value})
		}
	}
	slices.SortFunc(changes, func(a, b changeShape) int { return bytes.Compare([]byte(a.Field), []byte(b.Field)) })
	return changes, nil
}

// fields is a record's JSON by name, without its head.
func (s *shaper) fields(record store.Record) (map[string]json.RawMessage, error) {
	data, err := json.Marshal(s.shape(record))
	if err != nil {
		return nil, fmt.Errorf("compare versions of %s: %w", record.Head().Slug, err)
	}
	var out map[string]json.RawMessage
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, fmt.Errorf("compare versions of %s: %w", record.Head().Slug, err)
	}
	for _, name := range []string{"id", "slug", "revision", "created_at", "created_by", "changed_at", "changed_by", "hidden", "said_at"} {
		delete(out, name)
	}
	return out, nil
}

// shape is a record's own JSON.
func (s *shaper) shape(record store.Record) any {
	switch r := record.(type) {
	case *store.Tool:
		return s.tool(r)
	case *store.Tie:
		return s.tie(r)
	case *store.Action:
		return s.action(r)
	case *store.Coalition:
		return s.coalition(r)
	case *store.Commitment:
		return s.commitment(r)
	case *store.Organisation:
		return s.organisationShape(r)
	case *store.Person:
		return s.personShape(r)
	case *store.Membership:
		return memberShape{s.person(r.Person), s.organisation(r.Organisation), line(r.State), r.CreatedAt}
	case *store.Post:
		return s.post(r)
	}
	return map[string]line{"title": line(record.Title(s.lang))}
}
