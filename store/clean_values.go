package store

import (
	"strings"

	"golang.org/x/text/language"

	"github.com/ogptoolbox/concorde/store/text"
)

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
		if strings.TrimSpace(*s) == "" {
			*s = ""
			return nil
		}
		return cleanLanguage(field, s)
	})
}

// cleanLanguageGiven takes a BCP 47 tag, or none.
func cleanLanguageGiven(field string, s *string) error {
	if *s == "" {
		return nil
	}
	return cleanLanguage(field, s)
}

// cleanLanguage takes a BCP 47 tag, and writes it in the usual case.
func cleanLanguage(field string, s *string) error {
	switch *s {
	case "en", "fr", "es": // which nearly every text is in, and parsing takes longer than looking at the text
		return nil
	}
	tag, err := language.Parse(clipped(strings.TrimSpace(*s)))
	if err != nil || tag == language.Und {
		return &FieldError{Field: field, Problem: ProblemLanguage, Value: text.Line(clipped(*s))}
	}
	*s = tag.String()
	return nil
}

func cleanCountries(field string, values *[]string) error {
	return cleanEach(field, values, func(s *string) error { return cleanCountry(field, s) })
}

// cleanCountry takes an ISO 3166-1 alpha-2 code, and UK for GB.
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
	*s = region.Canonicalize().String()
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

// cleanUses leaves it to the links of the record to tell whether there are such
// uses: organisers add to the vocabulary.
func cleanUses(field string, values *[]string, required bool) error {
	err := cleanEach(field, values, func(s *string) error {
		*s = text.Slug(clipped(*s))
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
