package store

import (
	"errors"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store/text"
)

// Limits on what people write, in characters and in values of one field.
const (
	maxName        = 120
	maxSummary     = 400
	maxDescription = 20_000
	maxPost        = 2_000
	maxWord        = 60
	maxValues      = 100
)

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func contains[T comparable](values []T, value T) bool { return slices.Contains(values, value) }

func requireID(field string, id ID) error {
	if id.IsZero() {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return nil
}

func cleanLine(field string, s *string, limit int) (err error) {
	*s, err = cleanString(field, *s, limit, false)
	return err
}

// requireLine is cleanLine for what has to be there.
func requireLine(field string, s *string, limit int) error {
	if err := cleanLine(field, s, limit); err != nil || *s != "" {
		return err
	}
	return &FieldError{Field: field, Problem: ProblemRequired}
}

func cleanBlock(field string, s *string, limit int, required bool) (err error) {
	if *s, err = cleanString(field, *s, limit, true); err != nil {
		return err
	}
	if required && *s == "" {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return nil
}

// cleanName wants at least one letter or digit, so that the record can have a slug.
func cleanName(field string, s *string) error {
	if err := cleanLine(field, s, maxName); err != nil {
		return err
	}
	if text.Slug(*s) == "" {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return nil
}

// cleanTitle wants a title with at least one letter or digit, in any language.
func cleanTitle(field string, t *Text, limit int) error {
	if err := cleanTexts(field, t, limit, false); err != nil {
		return err
	}
	if title, _ := t.In("en"); text.Slug(title) == "" {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return nil
}

func cleanTexts(field string, t *Text, limit int, multiline bool) (err error) {
	*t, err = t.cleaned(field, limit, multiline)
	return err
}

func cleanAddress(field string, s *string) error {
	if len(*s) > 4096 {
		return &FieldError{Field: field, Problem: ProblemTooLong, Limit: 2048, Got: len(*s)}
	}
	if strings.TrimSpace(*s) == "" {
		*s = ""
		return nil
	}
	address, err := text.Address(*s)
	switch {
	case errors.Is(err, text.ErrAddressLong):
		return &FieldError{Field: field, Problem: ProblemTooLong, Limit: 2048, Got: len(*s)}
	case errors.Is(err, text.ErrAddressScheme):
		return &FieldError{Field: field, Problem: ProblemScheme, Value: text.Line(clipped(*s))}
	case err != nil:
		return &FieldError{Field: field, Problem: ProblemAddress, Value: text.Line(clipped(*s))}
	}
	*s = address
	return nil
}
