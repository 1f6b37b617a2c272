package store

import (
	"slices"
	"strings"
	"unicode"
)

// Plan is a commitment of a national action plan of the Partnership.
type Plan struct {
	Country string // ISO 3166-1 alpha-2
	Years   string // such as 2015-2017
	Number  string // of the commitment in the plan; empty: the plan as a whole
}

// ParsePlan reads the country, the years and the number of a national action
// plan's commitment, as people write them: "FR 2015-2017 #4", with other dashes,
// with "n°", "no." or nothing before the number. It is false where the words say
// it in another way.
func ParsePlan(words string) (Plan, bool) {
	parts := strings.FieldsFunc(clipped(words), func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(",;-–—/#°º", r)
	})
	if len(parts) > 3 && contains([]string{"n", "n.", "no", "no.", "nº", "n°"}, strings.ToLower(parts[3])) {
		parts = slices.Delete(parts, 3, 4)
	}
	if len(parts) < 3 || len(parts) > 4 || !isYear(parts[1]) || !isYear(parts[2]) || parts[2] < parts[1] {
		return Plan{}, false
	}
	plan := Plan{Country: parts[0], Years: parts[1] + "-" + parts[2]}
	if len(parts) == 4 {
		plan.Number = parts[3]
	}
	known := cleanCountry("plan", &plan.Country) == nil && (plan.Number == "" || isNumber(plan.Number))
	return plan, known
}

func isYear(s string) bool { return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && isNumber(s) }

// isNumber takes 4, and 4.2 as some plans count.
func isNumber(s string) bool {
	return len(s) <= 8 && strings.Trim(s, "0123456789.") == "" && s[0] != '.' && s[len(s)-1] != '.'
}

// String writes the plan as it is kept: FR 2015-2017 #4.
func (p Plan) String() string {
	if p.Number == "" {
		return p.Country + " " + p.Years
	}
	return p.Country + " " + p.Years + " #" + p.Number
}

// cleanPlan writes a plan in one way where it can be read, so that the same
// commitment of a plan is found however it was written, and keeps other words.
func cleanPlan(field string, s *string) error {
	if err := cleanLine(field, s, maxName); err != nil {
		return err
	}
	if plan, ok := ParsePlan(*s); ok {
		*s = plan.String()
	}
	return nil
}
