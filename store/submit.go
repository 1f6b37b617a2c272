package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Receipt says what a command became.
type Receipt struct {
	Entry    ID
	Sequence uint64
	Kind     Kind
	Record   ID
	Slug     string
	Again    bool // it had been done before, and was not done twice
}

// Outcome is what became of one of several commands.
type Outcome struct {
	Receipt
	Err error
}

// Submit does what a command says, for an actor. When it returns without an
// error the entry is on disk and every view shows it. The errors are those of
// this package; [ErrUnknown] means that it may or may not have been done:
// submitting the same command again settles it.
func (s *Store) Submit(ctx context.Context, actor Actor, command Command) (Receipt, error) {
	start := time.Now()
	var out Outcome
	if merge, ok := command.(*MergeTools); ok {
		out.Receipt, out.Err = s.merge(ctx, actor, merge)
	} else {
		out = s.SubmitAll(ctx, actor, []Command{command})[0]
	}
	s.timed(time.Since(start), out.Err)
	return out.Receipt, out.Err
}

// SubmitAll submits several commands, in order and in as few transactions as
// they fit in. One that is refused does not keep the others back.
func (s *Store) SubmitAll(ctx context.Context, actor Actor, commands []Command) []Outcome {
	return s.submitAll(ctx, actor, commands, s.spend)
}

// payment takes a command out of an actor's budget. The identity is zero for
// what was never submitted before.
type payment func(actor Actor, id ID) error

// free is for what is a part of something that was paid for.
func free(Actor, ID) error { return nil }

func (s *Store) submitAll(ctx context.Context, actor Actor, commands []Command, pay payment) []Outcome {
	out := make([]Outcome, len(commands))
	if err := s.Whole(ctx); err != nil { // what is written is taken into the views
		for i := range out {
			out[i].Err = err
		}
		return out
	}
	var requests []kv.Request
	var places []int
	for i, command := range commands {
		request, err := s.request(actor, command, &out[i].Receipt, pay)
		if err != nil {
			out[i].Err = err
			continue
		}
		requests, places = append(requests, request), append(places, i)
	}
	for j, outcome := range s.db.AppendAll(ctx, requests) {
		i := places[j]
		out[i].Err = s.explainAnswer(s.explain(outcome.Err))
		if outcome.Err != nil {
			out[i].Receipt = Receipt{}
			continue
		}
		out[i].Again = outcome.Again
		if outcome.Again {
			out[i].Receipt, out[i].Err = s.receiptOf(ID(requests[j].ID), actor)
		}
	}
	return out
}

// request prepares a command, and says what the writer is to do with it.
func (s *Store) request(actor Actor, command Command, receipt *Receipt, pay payment) (kv.Request, error) {
	once := command.once()
	unheard := once.ID.IsZero()
	if err := pay(actor, once.ID); err != nil {
		return kv.Request{}, err
	}
	if unheard {
		once.ID = newIDAt(s.now())
	}
	if verb := command.verb(); actor.guest() && !verb.newcomers() {
		return kv.Request{}, &NotAllowedError{Verb: verb, Why: DeniedGuest}
	}
	if err := command.prepare(); err != nil {
		return kv.Request{}, err
	}
	if runner, ok := command.(forerunner); ok {
		// What was done already is not asked about again: a tool is like itself.
		if err := runner.ahead(s, actor); err != nil && (unheard || !s.has(once.ID)) {
			return kv.Request{}, err
		}
	}
	return kv.Request{ID: kv.ID(once.ID), New: unheard, Apply: func(tx *kv.Tx, sequence uint64) (kv.Result, error) {
		if unheard { // so no record has it either: what it names is made now
			tx.Absent(idKey(once.ID))
		}
		return s.write(tx, sequence, actor, command, receipt)
	}}, nil
}

// write runs on the one writer: it plans the command at this moment of the
// record, and applies the entry.
func (s *Store) write(tx *kv.Tx, sequence uint64, actor Actor, command Command, receipt *Receipt) (kv.Result, error) {
	st := state{s.codec, tx}
	actor, err := s.admit(st, command.verb(), actor)
	if err != nil {
		return kv.Result{}, err
	}
	p, err := command.plan(st, actor)
	if err != nil {
		return kv.Result{}, err
	}
	if p.subject().Kind() == KindBan {
		s.banning.Store(true)
	}
	// Milliseconds, in UTC: equal records are equal bytes wherever they are made.
	now := s.now().UTC().Truncate(time.Millisecond)
	entry, err := st.settle(p, actor, command.once().ID, sequence, now)
	if err != nil {
		return kv.Result{}, err
	}
	changes, err := s.codec.apply(tx, entry, p.changes()...)
	if err != nil {
		return kv.Result{}, fmt.Errorf("apply: %w", err)
	}
	data, err := s.codec.encode(entry)
	if err != nil {
		return kv.Result{}, err
	}
	*receipt = Receipt{Entry: entry.ID, Sequence: sequence}
	receipt.Kind, receipt.Record = entry.Subject()
	if p.after != nil {
		receipt.Slug = p.after.Head().Slug
	}
	return kv.Result{Data: data, Note: changes}, nil
}

// explain completes a conflict with the version that its author saw.
func (s *Store) explain(err error) error {
	var conflict *ConflictError
	if !errors.As(err, &conflict) || conflict.Base != nil || conflict.Mine == nil {
		return err
	}
	head := conflict.Mine.Head()
	base, missing := s.versionAt(conflict.Mine.Kind(), head.ID, head.Revision)
	if missing != nil || base == nil {
		return err
	}
	conflict.Base = base
	if _, fields, merging := s.codec.merge(base, conflict.Mine, conflict.Theirs); merging == nil {
		conflict.Fields = fields
	}
	return err
}

// has reports whether an entry is on the log.
func (s *Store) has(entry ID) bool {
	_, err := s.db.EntryByID(kv.ID(entry))
	return err == nil
}

// receiptOf is the receipt of a command that had been done before, for whom it
// was done. To another the identity is taken.
func (s *Store) receiptOf(id ID, actor Actor) (Receipt, error) {
	entry, err := s.Entry(id)
	if err != nil {
		return Receipt{}, err
	}
	if entry.Actor != actor.Person && (entry.Key != actor.Key || entry.Key == "") {
		return Receipt{}, &FieldError{Field: "id", Problem: ProblemTaken, Value: id.String()}
	}
	receipt := Receipt{Entry: entry.ID, Sequence: entry.Sequence, Again: true}
	receipt.Kind, receipt.Record = entry.Subject()
	if record, err := s.Body(entry); err == nil && record != nil {
		receipt.Slug = record.Head().Slug
	}
	return receipt, nil
}
