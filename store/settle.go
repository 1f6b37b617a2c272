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
	p.keepSight()
	if len(p.more) == 0 && p.before != nil && p.after != nil {
		if same, err := st.sameContent(p.before, p.after); err != nil || same {
			return Entry{}, firstError(err, ErrNothing)
		}
	}
	person := actor.Person
	if p.verb.newcomers() {
		person = p.subject().Head().ID
	}
	puts := make([]Put, 0, 1+len(p.more))
	for _, change := range p.changes() {
		put, err := st.settlePut(p, change, person, sequence, now)
		if err != nil {
			return Entry{}, err
		}
		puts = append(puts, put)
	}
	return Entry{
		ID: id, Sequence: sequence, At: now, Actor: person, Key: actor.Key,
		Verb: p.verb, Reason: p.reason, Undoes: p.undoes, Puts: puts,
	}, nil
}

func (st state) settlePut(p plan, change applied, person ID, sequence uint64, now time.Time) (put Put, err error) {
	record := firstRecord(change.before, change.after)
	put = Put{Kind: record.Kind(), Record: record.Head().ID}
	if change.before != nil {
		put.Base = change.before.Head().Revision
	}
	if change.after == nil {
		put.Into = p.leads[put.Record]
		return put, nil
	}
	put.Body, err = st.settleRecord(p, change, person, sequence, now)
	return put, err
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
func (st state) settleRecord(p plan, c applied, person ID, sequence uint64, now time.Time) ([]byte, error) {
	if err := st.settleHead(c, person, sequence, now); err != nil {
		return nil, err
	}
	head := c.after.meta()
	head.ChangedBy, head.ChangedAt, head.Revision = person, now, sequence
	err := firstError(st.checkClaims(c.after), st.checkLinks(c.before, c.after, p.more),
		st.checkRoles(c.before, c.after), st.settleSlug(c.after))
	if err != nil {
		return nil, err
	}
	return st.encode(c.after)
}

// settleHead says who made the record and when: now, unless it was there
// before, is put back as it was, or comes from where it was made.
func (st state) settleHead(c applied, person ID, sequence uint64, now time.Time) error {
	head := c.after.meta()
	if c.before != nil {
		was := c.before.Head()
		head.ID, head.Slug, head.Made, head.CreatedBy, head.CreatedAt = was.ID, was.Slug, was.Made, was.CreatedBy, was.CreatedAt
		return nil
	}
	if kind, err := st.kindOf(head.ID); err != nil || kind != 0 {
		return firstError(err, &FieldError{Field: "id", Problem: ProblemTaken, Value: head.ID.String()})
	}
	if head.Made == 0 {
		head.Made = sequence
	}
	if head.CreatedAt.IsZero() {
		head.CreatedBy, head.CreatedAt = person, now
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
