package store

import (
	"errors"
	"slices"
	"strings"

	"golang.org/x/text/language"

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
	case errors.Is(err, text.ErrAddressScheme):
		return &FieldError{Field: field, Problem: ProblemScheme, Value: text.Line(clipped(*s))}
	case err != nil:
		return &FieldError{Field: field, Problem: ProblemAddress, Value: text.Line(clipped(*s))}
	}
	*s = address
	return nil
}

// cleanEach cleans the values of a list, drops empty ones and repetitions, and keeps the order.
func cleanEach(field string, values *[]string, clean func(*string) error) error {
	if len(*values) > maxValues {
		return &FieldError{Field: field, Problem: ProblemTooMany, Limit: maxValues, Got: len(*values)}
	}
	var out []string
	for _, value := range *values {
		if err := clean(&value); err != nil {
			return err
		}
		if value != "" && !contains(out, value) {
			out = append(out, value)
		}
	}
	*values = out
	return nil
}

func cleanWords(field string, values *[]string) error {
	return cleanEach(field, values, func(s *string) error { return cleanLine(field, s, maxWord) })
}

func cleanLanguages(field string, values *[]string) error {
	return cleanEach(field, values, func(s *string) error {
		tag, err := language.Parse(clipped(strings.TrimSpace(*s)))
		if err != nil {
			return &FieldError{Field: field, Problem: ProblemLanguage, Value: text.Line(clipped(*s))}
		}
		*s = tag.String()
		return nil
	})
}

func cleanCountries(field string, values *[]string) error {
	return cleanEach(field, values, func(s *string) error { return cleanCountry(field, s) })
}

// cleanCountry takes an ISO 3166-1 alpha-2 code.
func cleanCountry(field string, s *string) error {
	code := strings.ToUpper(strings.TrimSpace(clipped(*s)))
	if code == "" {
		*s = ""
		return nil
	}
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 2 || !region.IsCountry() {
		return &FieldError{Field: field, Problem: ProblemCountry, Value: text.Line(clipped(*s))}
	}
	*s = region.String()
	return nil
}

func cleanChoice(field string, s *string, choices []string, required bool) error {
	value := strings.ToLower(strings.TrimSpace(clipped(*s)))
	switch {
	case value == "" && required:
		return &FieldError{Field: field, Problem: ProblemRequired}
	case value == "":
	case !contains(choices, value):
		return &FieldError{Field: field, Problem: ProblemChoice, Value: text.Line(clipped(*s)), Suggest: closest(value, choices)}
	}
	*s = value
	return nil
}

func cleanChoices(field string, values *[]string, choices []string) error {
	return cleanEach(field, values, func(s *string) error { return cleanChoice(field, s, choices, false) })
}

func cleanUses(field string, values *[]string, required bool) error {
	slugs := UseSlugs()
	err := cleanEach(field, values, func(s *string) error {
		use := text.Slug(clipped(*s))
		if use != "" && !contains(slugs, use) {
			return &FieldError{Field: field, Problem: ProblemUse, Value: text.Line(clipped(*s)), Suggest: closest(use, slugs)}
		}
		*s = use
		return nil
	})
	if err == nil && required && len(*values) == 0 {
		return &FieldError{Field: field, Problem: ProblemRequired}
	}
	return err
}

func cleanIDs(field string, ids *[]ID) error {
	if len(*ids) > maxValues {
		return &FieldError{Field: field, Problem: ProblemTooMany, Limit: maxValues, Got: len(*ids)}
	}
	var out []ID
	for _, id := range *ids {
		if !id.IsZero() && !contains(out, id) {
			out = append(out, id)
		}
	}
	*ids = out
	return nil
}
