package store

import (
	"cmp"
	"slices"
)

// ContestedFields are the fields of a tool that hold one value, about which
// people may disagree.
func ContestedFields() []string { return []string{"licence", "website", "repository", "maturity"} }

// fieldStillTrue is the field of the votes that say that a tool is still as it
// is said to be; their value is a day.
const fieldStillTrue = "still-true"

// Contest is a field about which people disagree, or voted: each value with
// those who hold it. The first one shows.
type Contest struct {
	Field  string
	Values []Competing
}

// Competing is one of the values of a field.
type Competing struct {
	Value    string
	Recorded bool // it is what the tool's own entry says
	Voters   []ID // in the order in which they began to say something of the field
}

// Contests are the fields of a tool that people voted about, in the order of
// [ContestedFields], each with its competing values: first the one with most
// votes; among as many, the one on the record, then the one that was put
// forward first.
func (s *Store) Contests(tool *Tool) ([]Contest, error) {
	votes, err := Referring[*Vote](s, tool.ID)
	if err != nil || len(votes) == 0 {
		return nil, err
	}
	var out []Contest
	for _, field := range ContestedFields() {
		if contest := contestOf(tool, field, votes); len(contest.Values) > 0 {
			out = append(out, contest)
		}
	}
	return out, nil
}

// contestOf has no values where nobody voted.
func contestOf(tool *Tool, field string, votes []*Vote) Contest {
	contest := Contest{Field: field}
	for _, vote := range votes {
		if vote.Field == field {
			value := contest.value(vote.Value)
			value.Voters = append(value.Voters, vote.Person)
		}
	}
	if recorded := valueOf(tool, field); recorded != "" && len(contest.Values) > 0 {
		contest.value(recorded).Recorded = true
	}
	slices.SortStableFunc(contest.Values, func(a, b Competing) int {
		return cmp.Or(cmp.Compare(len(b.Voters), len(a.Voters)), cmp.Compare(truth(b.Recorded), truth(a.Recorded)))
	})
	return contest
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// value is a value among the others, at the end if it is new.
func (c *Contest) value(value string) *Competing {
	at := slices.IndexFunc(c.Values, func(one Competing) bool { return one.Value == value })
	if at < 0 {
		at = len(c.Values)
		c.Values = append(c.Values, Competing{Value: value})
	}
	return &c.Values[at]
}

// AsVoted is a copy of a tool with the values that show where people voted.
func AsVoted(tool *Tool, contests []Contest) *Tool {
	shown := *tool
	for _, contest := range contests {
		*fieldOf(&shown, contest.Field) = contest.Values[0].Value
	}
	return &shown
}

// fieldOf is where a tool holds a field about which people may disagree; nil
// for any other.
func fieldOf(tool *Tool, field string) *string {
	switch field {
	case "licence":
		return &tool.Licence
	case "website":
		return &tool.Website
	case "repository":
		return &tool.Repository
	case "maturity":
		return &tool.Maturity
	}
	return nil
}

func valueOf(tool *Tool, field string) string {
	if at := fieldOf(tool, field); at != nil {
		return *at
	}
	return ""
}

// cleanContested cleans a value as the tool's own would be, and wants one.
func cleanContested(field string, value *string) error {
	var err error
	switch field {
	case "licence":
		err = cleanLicence(field, value)
	case "website", "repository":
		err = cleanAddress(field, value)
	case "maturity":
		err = cleanChoice(field, value, Maturities(), true)
	default:
		return &FieldError{Field: "field", Problem: ProblemChoice, Value: clipped(field)}
	}
	if err == nil && *value == "" {
		err = &FieldError{Field: field, Problem: ProblemRequired}
	}
	return err
}

// Confirmation says who found last that a tool is as it is said to be.
type Confirmation struct {
	Person ID
	Day    string // such as 2016-12-08; UTC
}

// Confirmations are those of a tool, the latest day first, one of each person.
func (s *Store) Confirmations(tool ID) ([]Confirmation, error) {
	votes, err := Referring[*Vote](s, tool)
	var out []Confirmation
	for _, vote := range votes {
		if vote.Field == fieldStillTrue {
			out = append(out, Confirmation{vote.Person, vote.Value})
		}
	}
	slices.SortStableFunc(out, func(a, b Confirmation) int { return cmp.Compare(b.Day, a.Day) })
	return out, err
}
