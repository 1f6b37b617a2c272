package store

import (
	"strings"

	"github.com/github/go-spdx/v2/spdxexp"
	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"

	"github.com/ogptoolbox/concorde/store/text"
)

// cleanLicence takes an SPDX licence expression
// (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/) and writes
// its identifiers as the list of licences does.
func cleanLicence(field string, s *string) error {
	if err := cleanLine(field, s, 200); err != nil || *s == "" {
		return err
	}
	if licences, err := spdxexp.ExtractLicenses(*s); err == nil && len(licences) > 0 {
		if !strings.ContainsAny(*s, " ()") {
			*s = licences[0]
		}
		return nil
	}
	return &FieldError{Field: field, Problem: ProblemLicence, Value: clipped(*s), Suggest: closestLicence(*s)}
}

// closestLicence suggests an identifier for what was perhaps meant: "agpl3" is AGPL-3.0-only.
func closestLicence(s string) string {
	wanted := compactLicence(s)
	if wanted == "" || len(wanted) > 40 {
		return ""
	}
	best, distance := "", 4
	for _, id := range spdxlicenses.GetLicenses() {
		candidate := compactLicence(id)
		d := editDistance(wanted, candidate)
		if strings.HasPrefix(candidate, wanted) && len(wanted) >= 3 {
			d = min(d, 1)
		}
		if d < distance || d == distance && best != "" && len(id) < len(best) {
			best, distance = id, d
		}
	}
	return best
}

// compactLicence is a licence's name without what people leave out.
func compactLicence(s string) string {
	s = strings.NewReplacer(" ", "", "-", "", ".", "", "_", "", "v", "", "licence", "", "license", "").Replace(text.Fold(s))
	return strings.TrimPrefix(s, "gnu")
}
