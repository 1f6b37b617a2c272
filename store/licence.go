package store

import (
	"strings"

	"github.com/github/go-spdx/v2/spdxexp"
	"github.com/github/go-spdx/v2/spdxexp/spdxlicenses"

	"github.com/ogptoolbox/concorde/store/text"
)

// cleanLicence takes an SPDX licence expression
// (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/) and writes
// its identifiers as the list of licences does, so that one licence is one
// value to filter by. Identifiers that the list has given up, such as AGPL-3.0,
// are taken as they are: nobody but the author knows which of their successors
// is meant.
func cleanLicence(field string, s *string) error {
	if err := cleanLine(field, s, 200); err != nil || *s == "" {
		return err
	}
	if ok, id := spdxlicenses.IsActiveLicense(*s); ok { // nearly always
		*s = id
		return nil
	}
	expression := spelledLicence(*s)
	licences, err := spdxexp.ExtractLicenses(expression)
	switch {
	case err != nil || len(licences) == 0:
		return &FieldError{Field: field, Problem: ProblemLicence, Value: clipped(*s), Suggest: closestLicence(*s)}
	case !strings.Contains(expression, " "):
		*s = licences[0]
	default:
		*s = expression
	}
	return nil
}

// spelledLicence is an expression with its operators and identifiers in their own case.
func spelledLicence(s string) string {
	s = strings.NewReplacer("(", " ( ", ")", " ) ").Replace(s)
	words := strings.Fields(s)
	for i, word := range words {
		words[i] = spelledIdentifier(word)
	}
	return strings.NewReplacer("( ", "(", " )", ")").Replace(strings.Join(words, " "))
}

func spelledIdentifier(word string) string {
	switch upper := strings.ToUpper(word); upper {
	case "AND", "OR", "WITH":
		return upper
	}
	for _, known := range []func(string) (bool, string){
		spdxlicenses.IsActiveLicense, spdxlicenses.IsDeprecatedLicense, spdxlicenses.IsException,
	} {
		if ok, id := known(word); ok {
			return id
		}
	}
	return word
}

// closestLicence suggests an identifier for what was perhaps meant: "agpl3" is AGPL-3.0-only.
func closestLicence(s string) string {
	wanted := compactLicence(s)
	if wanted == "" || len(wanted) > 40 {
		return ""
	}
	if id := spokenLicence(wanted); id != "" {
		return id
	}
	best, distance := "", 4
	for _, id := range spdxlicenses.GetLicenses() {
		candidate := compactLicence(id)
		d := editDistance(wanted, candidate)
		if strings.HasPrefix(candidate, wanted) && len(wanted) >= 3 {
			d = min(d, 1)
		}
		if 3*d > len(wanted) {
			continue
		}
		if d < distance || d == distance && best != "" && len(id) < len(best) {
			best, distance = id, d
		}
	}
	return best
}

// spokenLicence is the identifier of a licence that people call by less than
// its name, and then mean its newest version, or the most used of its kind.
func spokenLicence(compact string) string {
	base, later := strings.CutSuffix(strings.Replace(compact, "orlater", "+", 1), "+")
	switch base {
	case "agpl", "agpl3":
		return gnuLicence("AGPL-3.0", later)
	case "lgpl", "lgpl3":
		return gnuLicence("LGPL-3.0", later)
	case "lgpl2", "lgpl21":
		return gnuLicence("LGPL-2.1", later)
	case "gpl", "gpl3":
		return gnuLicence("GPL-3.0", later)
	case "gpl2":
		return gnuLicence("GPL-2.0", later)
	case "apache":
		return "Apache-2.0"
	case "bsd", "bsd3", "newbsd":
		return "BSD-3-Clause"
	case "bsd2":
		return "BSD-2-Clause"
	case "mitx11", "expat":
		return "MIT"
	case "eupl":
		return "EUPL-1.2"
	case "mpl", "mozilla":
		return "MPL-2.0"
	case "ccby":
		return "CC-BY-4.0"
	case "ccbysa":
		return "CC-BY-SA-4.0"
	case "publicdomain":
		return "CC0-1.0"
	}
	return ""
}

func gnuLicence(id string, later bool) string {
	if later {
		return id + "-or-later"
	}
	return id + "-only"
}

// compactLicence is a licence's name without what people leave out.
func compactLicence(s string) string {
	s = strings.NewReplacer(
		"licence", "", "license", "", "version", "", "clause", "",
		" ", "", "-", "", ".", "", "_", "", "v", "", ",", "",
	).Replace(text.Fold(s))
	return strings.TrimPrefix(s, "gnu")
}
