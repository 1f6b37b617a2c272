package intake

import (
	"bytes"
	"errors"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// Judge finds out what a record that came is to the store: what is to be done,
// nil for nothing, and what becomes of it then. It may be called beside itself.
type Judge func(record store.Record) (command store.Command, becomes Result, err error)

func (r *run) judge(raw []Raw) []verdict {
	out := make([]verdict, len(raw))
	for i, one := range raw {
		out[i] = r.verdictOn(one)
	}
	tellApart(out)
	return out
}

func (r *run) verdictOn(raw Raw) (v verdict) {
	record, err := raw.Read()
	if err == nil {
		v.command, v.Result, err = r.Judge(record)
	}
	v.Line, v.End, v.Record = raw.Line, raw.End, record
	if err != nil {
		v.command = nil
		v.fail(err)
	}
	return v
}

// fail says why a record was not taken.
func (r *Result) fail(err error) {
	var duplicate *store.DuplicateError
	if errors.As(err, &duplicate) {
		r.Done, r.Candidates, r.Err = Conflict, duplicate.Candidates, nil
		return
	}
	if errors.Is(err, store.ErrNothing) {
		r.Done, r.Fields = Unchanged, nil
		return
	}
	r.Done, r.Err = Refused, err
}

// Whole takes records as another store has them, by their identifiers: what is
// here becomes what the file says. Only organisers may; see [store.Import].
func Whole(s *store.Store, allowDuplicate bool) Judge {
	return func(record store.Record) (store.Command, Result, error) {
		head := record.Head()
		command := &store.Import{Record: record, AllowDuplicate: allowDuplicate}
		there, err := s.Record(record.Kind(), head.ID)
		if errors.Is(err, store.ErrNotFound) {
			return command, Result{Done: Added, Slug: head.Slug}, nil
		}
		if err != nil {
			return nil, Result{}, err
		}
		if err := store.CleanRecord(record); err != nil {
			return nil, Result{Slug: there.Head().Slug}, err
		}
		becomes := Result{Done: Updated, Slug: there.Head().Slug}
		if becomes.Fields, err = Changed(there, record); err != nil {
			return nil, Result{}, err
		}
		if len(becomes.Fields) == 0 {
			becomes.Done = Unchanged
			return nil, becomes, nil
		}
		command.Base = there.Head().Revision
		return command, becomes, nil
	}
}

// Changed names the fields in which two versions of a record differ, in
// alphabetical order; what every record has, and what is not exchanged, aside.
func Changed(a, b store.Record) ([]string, error) {
	before, err := jsonl.FieldsOf(a)
	if err != nil {
		return nil, err
	}
	after, err := jsonl.FieldsOf(b)
	if err != nil {
		return nil, err
	}
	var out []string
	for name, value := range before {
		if !bytes.Equal(value, after[name]) {
			out = append(out, name)
		}
	}
	for name := range after {
		if _, known := before[name]; !known {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out, nil
}
