package main

import (
	"errors"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// sayLine puts in words what is wrong with a line.
func (f *recordFile) sayLine(err error) error {
	var wrong *jsonl.LineError
	var row *csv.RowError
	var field *store.FieldError
	switch {
	case errors.As(err, &row):
		return failed("exchange.row."+string(row.Code), map[string]any{
			"Line": row.Line, "Want": row.Want, "Got": row.Got, "Name": quoted(row.Name),
		}, err)
	case errors.As(err, &wrong):
		return failed("exchange.line."+string(wrong.Code), map[string]any{
			"Line": wrong.Line, "Name": quoted(wrong.Name), "Limit": f.inv.say().Number(wrong.Limit),
		}, err)
	case errors.As(err, &field):
		return failed("exchange.field."+fieldWord(field.Problem), map[string]any{
			"Field": field.Field, "Value": quoted(field.Value), "Limit": f.inv.say().Number(field.Limit), "Got": f.inv.say().Number(field.Got),
		}, err)
	}
	return err
}

// fieldWord is how what is wrong with a field is said of a file, in which there
// are no flags to correct.
func fieldWord(problem store.Problem) string {
	switch problem {
	case store.ProblemRequired, store.ProblemTooLong, store.ProblemTooMany, store.ProblemTaken, store.ProblemReference:
		return string(problem)
	}
	return "value"
}
