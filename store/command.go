package store

import (
	"bytes"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// Command is something that an actor asks for. The concrete types of this
// package are its only implementations.
type Command interface {
	// once is the command's identity: the same command twice is done once.
	once() *Once
	// prepare cleans and checks what needs no other record. It runs with the
	// caller, so that ten megabytes never reach the one writer.
	prepare() error
	// plan says what the command changes at this moment of the record.
	plan(st state, actor Actor) (plan, error)
}

// Once gives a command an identity, by which an answer lost on the way is
// settled: sent again, it is not done twice. Zero means a new one.
type Once struct{ ID ID }

func (o *Once) once() *Once { return o }

// plan is what a command changes: one record as it is, and as it will be.
type plan struct {
	verb          Verb
	before, after Record // nil: not there
	reason        string
	undoes        ID
}

// subject is the record to authorise: as it is, or as it would be.
func (p plan) subject() Record {
	if p.before != nil {
		return p.before
	}
	return p.after
}

// settle turns a plan into an entry: it authorises, checks what the plan
// refers to, and gives the record its place in the log.
func (st state) settle(p plan, actor Actor, id ID, sequence uint64, now time.Time) (Entry, error) {
	if err := Authorize(actor, p.verb, p.subject()); err != nil {
		return Entry{}, err
	}
	put := Put{Kind: p.subject().Kind(), Record: p.subject().Head().ID}
	if p.before != nil {
		put.Base = p.before.Head().Revision
	}
	person := actor.Person
	if p.verb == VerbIntroduce {
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

// settleRecord fills in what only the writer knows, and encodes the record.
func (st state) settleRecord(p plan, person ID, sequence uint64, now time.Time) ([]byte, error) {
	head := p.after.meta()
	if p.before != nil {
		same, err := st.sameContent(p.before, p.after)
		if err != nil || same {
			return nil, firstError(err, ErrNothing)
		}
		was := p.before.Head()
		head.ID, head.Slug, head.CreatedBy, head.CreatedAt = was.ID, was.Slug, was.CreatedBy, was.CreatedAt
	} else if head.CreatedAt.IsZero() {
		head.CreatedBy, head.CreatedAt = person, now
	}
	head.ChangedBy, head.ChangedAt, head.Revision = person, now, sequence
	if err := st.settleSlug(p.after); err != nil {
		return nil, err
	}
	if err := firstError(st.checkClaims(p.after), st.checkLinks(p.before, p.after)); err != nil {
		return nil, err
	}
	return st.encode(p.after)
}

// settleSlug gives a record its slug, once: addresses that people wrote down
// go on leading there when the name is corrected. A person's is their handle.
func (st state) settleSlug(record Record) error {
	head := record.meta()
	wanted := head.Slug
	if person, ok := record.(*Person); ok {
		wanted = person.Handle
	}
	if wanted == "" {
		wanted = text.Slug(record.slugFrom())
	}
	slug, err := st.freeSlug(record.Kind(), head.ID, wanted)
	head.Slug = slug
	return err
}

// sameContent reports whether two versions of a record differ in nothing but who changed them when.
func (st state) sameContent(a, b Record) (bool, error) {
	left, err := st.content(a)
	if err != nil {
		return false, err
	}
	right, err := st.content(b)
	return bytes.Equal(left, right), err
}

// content is a record's encoding without its head.
func (c codec) content(record Record) ([]byte, error) {
	bare, err := c.copyOf(record)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	hidden := bare.meta().Hidden
	*bare.meta() = Meta{Hidden: hidden}
	return c.encode(bare)
}
