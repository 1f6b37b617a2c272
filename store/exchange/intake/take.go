package intake

import (
	"context"
	"errors"

	"github.com/ogptoolbox/concorde/store"
)

// take does what is to be done with a chunk, and tells what became of it.
func (r *run) take(ctx context.Context, c *chunk) error {
	<-c.ready
	if len(c.judged) < len(c.raw) {
		return errors.New("an imported record could not be judged") // it panicked, and is on the log
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	failed := r.submit(ctx, c.judged)
	for i := range c.judged {
		v := &c.judged[i]
		err := failed[i]
		// It is twice in the file, or somebody else was here.
		if errors.Is(err, store.ErrConflict) || errors.Is(err, store.ErrDuplicate) {
			err = r.again(ctx, v, c.raw[i])
		}
		if ends(err) {
			return err
		}
		if err != nil {
			v.fail(err)
		}
		if err := r.Tell(v.Result); err != nil {
			return err
		}
		if r.Strict && (v.Done == Refused || v.Done == Conflict) {
			return ErrStopped
		}
	}
	return nil
}

// submit submits what is to be submitted; there is an error for each verdict.
func (r *run) submit(ctx context.Context, verdicts []verdict) []error {
	failed := make([]error, 0, len(verdicts))
	for len(verdicts) > 0 {
		end := 1
		for end < len(verdicts) && !verdicts[end].apart {
			end++
		}
		failed = append(failed, r.submitPart(ctx, verdicts[:end])...)
		verdicts = verdicts[end:]
	}
	return failed
}

func (r *run) submitPart(ctx context.Context, verdicts []verdict) []error {
	failed := make([]error, len(verdicts))
	var commands []store.Command
	var places []int
	for i, v := range verdicts {
		if v.command == nil {
			continue
		}
		if r.rehearsal != nil {
			failed[i] = r.rehearsal.Try(r.actor, v.command)
			continue
		}
		commands, places = append(commands, v.command), append(places, i)
	}
	for j, outcome := range r.store.SubmitAll(ctx, r.actor, commands) {
		v := &verdicts[places[j]]
		failed[places[j]] = outcome.Err
		if outcome.Slug != "" {
			v.Slug = outcome.Slug
		}
		if outcome.Again {
			v.Done, v.Fields = Unchanged, nil
		}
	}
	return failed
}

// again judges and submits a record that was judged by what is no longer so.
func (r *run) again(ctx context.Context, v *verdict, raw Raw) error {
	*v = r.verdictOn(raw)
	if v.command == nil {
		return nil
	}
	one := []verdict{*v}
	err := r.submit(ctx, one)[0]
	*v = one[0]
	return err
}

// ends reports whether an error is not about one record, but about all that follow.
func ends(err error) bool {
	for _, last := range []error{
		context.Canceled, context.DeadlineExceeded, store.ErrReadOnly, store.ErrClosed, store.ErrUnknown, store.ErrBudget, store.ErrNotAllowed,
	} {
		if errors.Is(err, last) {
			return true
		}
	}
	return false
}
