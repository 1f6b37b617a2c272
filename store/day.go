package store

import (
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store/text"
)

// CheckDay says whether a text can be when something ends: a day, a month or a
// year, written 2017-06-30, 2017-06 or 2017. Empty is no day, and fine.
func CheckDay(field, day string) error { return cleanDay(field, &day) }

// cleanDay takes what [CheckDay] describes, so that days can be compared and
// written in every language.
func cleanDay(field string, s *string) error {
	day := text.Line(clipped(*s))
	if strings.TrimSpace(day) == "" {
		*s = ""
		return nil
	}
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if at, err := time.Parse(layout, day); err == nil && at.Year() > 0 {
			*s = day
			return nil
		}
	}
	return &FieldError{Field: field, Problem: ProblemDay, Value: day}
}
