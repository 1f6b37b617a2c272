package screen

import (
	"errors"
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// Explain says what went wrong, in one sentence for the reader, with what to do.
func (c *Common) Explain(err error) string {
	var field *store.FieldError
	var denied *store.NotAllowedError
	var duplicate *store.DuplicateError
	var budget *store.BudgetError
	var answered *store.AnsweredError
	switch {
	case errors.As(err, &field):
		return c.Problem(field)
	case errors.As(err, &answered):
		return c.Words.F("shell.error.answered-"+string(answered.Outcome), map[string]any{"By": c.Person(answered.By)})
	case errors.As(err, &denied):
		return c.T("shell.denied." + string(denied.Why))
	case errors.As(err, &budget):
		return c.Words.F("shell.error.budget", map[string]any{"Wait": c.Words.Number(budget.Seconds())})
	case errors.As(err, &duplicate):
		var names []string
		for _, candidate := range duplicate.Candidates {
			names = append(names, Clean(candidate.Tool.Name))
		}
		return c.Words.F("shell.error.duplicate", map[string]any{"Names": strings.Join(names, ", ")})
	}
	for _, known := range []struct {
		err error
		key string
	}{
		{store.ErrConflict, "conflict"}, {store.ErrNotFound, "not-found"}, {store.ErrInUse, "in-use"},
		{store.ErrNothing, "nothing"}, {store.ErrTooLarge, "too-large"}, {store.ErrUnknown, "outcome-unknown"},
		{store.ErrUnwritable, "unwritable"}, {store.ErrReadOnly, "read-only"}, {store.ErrFailed, "failed"},
		{store.ErrOpening, "opening"},
	} {
		if errors.Is(err, known.err) {
			return c.T("shell.error." + known.key)
		}
	}
	return c.T("shell.error.other")
}

// Problem says what is wrong with a field, and what would be right.
func (c *Common) Problem(e *store.FieldError) string {
	said := c.Words.F("shell.problem."+string(e.Problem), map[string]any{
		"Value": Clean(e.Value), "Limit": c.Words.Number(e.Limit), "Got": c.Words.Number(e.Got),
	})
	if e.Suggest != "" {
		said += " " + c.Words.F("shell.problem.suggest", map[string]any{"Suggest": Clean(e.Suggest)})
	}
	return said
}
