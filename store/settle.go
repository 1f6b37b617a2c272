package store

import (
	"bytes"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// settle turns a plan into an entry: it authorises, checks what the plan
// refers to, and gives the record its place in the log.
func (st state) settle(p plan, actor Actor, id ID, sequence uint64, now time.Time) (Entry, error) {
	if err := firstError(st.checkActor(p.verb, actor), Authorize(actor, p.verb, p.subject())); err != nil {
		return Entry{}, err
	}
	put := Put{Kind: p.subject().Kind(), Record: p.subject().Head().ID}
	if p.before != nil {
		put.Base = p.before.Head().Revision
	}
	person := actor.Person
	if p.verb.newcomers() {
		person = put.Record
	}
	if p.after != nil {
		body, err := st.settleRecord(p, person, sequence, now)
		if err != nil {
			return Entry{}, err
		}
		put.Body = body
	}
	return Entry{
		ID: id, Sequence: sequence, At: now, Actor: person, Key: actor.Key,
		Verb: p.verb, Reason: p.reason, Undoes: p.undoes, Puts: []Put{put},
	}, nil
}

// checkActor refuses somebody whose introduction was undone while they were
// there: their session still says that they are somebody.
func (st state) checkActor(verb Verb, actor Actor) error {
	if actor.Person.IsZero() {
		return nil
	}
	kind, err := st.kindOf(actor.Person)
	if err == nil && kind != KindPerson {
		err = &NotAllowedError{Verb: verb, Why: DeniedGuest}
	}
	return err
}

// settleRecord fills in what only the writer knows, and encodes the record.
func (st state) settleRecord(p plan, person ID, sequence uint64, now time.Time) ([]byte, error) {
	if err := st.settleHead(p, person, sequence, now); err != nil {
		return nil, err
	}
	head := p.after.meta()
	head.ChangedBy, head.ChangedAt, head.Revision = person, now, sequence
	err := firstError(st.checkClaims(p.after), st.checkLinks(p.before, p.after), st.settleSlug(p.after))
	if err != nil {
		return nil, err
	}
	return st.encode(p.after)
}

// settleHead says who made the record and when: now, unless it was there
// before, or is put back as it was.
func (st state) settleHead(p plan, person ID, sequence uint64, now time.Time) error {
	head := p.after.meta()
	if p.before != nil {
		same, err := st.sameContent(p.before, p.after)
		if err != nil || same {
			return firstError(err, ErrNothing)
		}
		was := p.before.Head()
		head.ID, head.Slug, head.Made, head.CreatedBy, head.CreatedAt = was.ID, was.Slug, was.Made, was.CreatedBy, was.CreatedAt
		return nil
	}
	if kind, err := st.kindOf(head.ID); err != nil || kind != 0 {
		return firstError(err, &FieldError{Field: "id", Problem: ProblemTaken, Value: head.ID.String()})
	}
	if head.CreatedAt.IsZero() {
		head.Made, head.CreatedBy, head.CreatedAt = sequence, person, now
	}
	return nil
}

// settleSlug gives a record its slug, once: addresses that people wrote down
// go on leading there when the name is corrected. A person's is their handle,
// and an action's its number.
func (st state) settleSlug(record Record) error {
	head := record.meta()
	wanted := head.Slug
	switch r := record.(type) {
	case *Person:
		wanted = r.Handle
	case *Action:
		wanted = r.slugFrom()
	}
	if wanted == "" {
		wanted = text.Slug(record.slugFrom())
	}
	slug, err := st.freeSlug(record.Kind(), head.ID, wanted)
	head.Slug = slug
	return err
}

// sameContent reports whether two versions of a record differ in nothing but who changed them when.
func (c codec) sameContent(a, b Record) (bool, error) {
	left, err := c.content(a)
	if err != nil {
		return false, err
	}
	right, err := c.content(b)
	return bytes.Equal(left, right), err
}

// content is a record's encoding without its head.
func (c codec) content(record Record) ([]byte, error) {
	bare, err := c.copyOf(record)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	*bare.meta() = Meta{Hidden: bare.meta().Hidden}
	return c.encode(bare)
}
