package publiccode_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

func full(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("testdata/full.yml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestNothingIsWrongWithAGoodFile(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]string{"full": full(t), "minimal": minimal} {
		if found := read(t, s).Check(); len(found) > 0 {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

// judged is a change to a good file, and what is to be said of it. The severity
// is that of the standard's words: mandatory, must, allowed values against
// deprecated, should and what it does not say.
type judged struct {
	from, to string
	key      string
	code     publiccode.Code
	warning  bool
}

func (j judged) in(version string) string {
	s := strings.Replace(minimal, `"0.7"`, `"`+version+`"`, 1)
	return strings.Replace(s, j.from, j.to, 1)
}

func TestJudgedAsTheStandardSays(t *testing.T) {
	t.Parallel()
	for _, j := range []judged{
		{"name: Agora\n", "", "name", publiccode.Missing, false},
		{"name: Agora", "name:", "name", publiccode.Empty, false},
		{"name: Agora", "name: [a]", "name", publiccode.WantText, false},
		{"name: Agora", "name: 42", "name", publiccode.WantQuotes, false},
		{"name: Agora", "name: Agora\nsoftwareVersion: 1.10", "softwareVersion", publiccode.WantQuotes, false},
		{"name: Agora", "name: Agora\nnmae: x", "nmae", publiccode.Unknown, true},
		{"name: Agora", "name: Agora\nreleaseDate: 28/02/2026", "releaseDate", publiccode.Date, false},
		{"name: Agora", "name: Agora\nreleaseDate: 2026-02-30", "releaseDate", publiccode.Date, false},
		{"name: Agora", "name: Agora\nreleaseDate: 2026-02-28T12:00:00Z", "releaseDate", publiccode.Date, false},
		{"name: Agora", "name: Agora\nlogo: ../logo.svg", "logo", publiccode.Path, false},
		{"name: Agora", "name: Agora\nlogo: /logo.svg", "logo", publiccode.Path, false},
		{"name: Agora", "name: Agora\nlogo: img/logo.gif", "logo", publiccode.Format, false},
		{"name: Agora", "name: Agora\nmonochromeLogo: img/logo.png", "monochromeLogo", publiccode.Deprecated, true},
		{"name: Agora", "name: Agora\ninputTypes: [text]", "inputTypes[1]", publiccode.MediaType, false},
		{"name: Agora", "name: Agora\nusedBy: Prato", "usedBy", publiccode.WantList, false},
		{"name: Agora", "name: Agora\nusedBy:\n  -\n  - Prato", "usedBy[1]", publiccode.Empty, true},
		{"name: Agora", "name: Agora\nfundedBy:\n  - uri: https://example.org", "fundedBy[1]/name", publiccode.Missing, false},
		{"name: Agora", "name: Agora\nfundedBy: [Region]", "fundedBy[1]", publiccode.WantSection, false},
		{"name: Agora", "name: Agora\norganisation:\n  name: City", "organisation/uri", publiccode.Missing, false},
		{"name: Agora", "name: Agora\norganisation:\n  uri: the city", "organisation/uri", publiccode.URI, false},
		{"name: Agora", "name: Agora\norganisation:\n  uri: city", "organisation/uri", publiccode.URI, false},
		{"name: Agora", "name: Agora\nsupports:\n  - id: alias:gpdr", "supports[1]/id", publiccode.Alias, false},
		{"name: Agora", "name: Agora\nsupports:\n  - id: gdpr", "supports[1]/id", publiccode.URI, false},
		{"name: Agora", "name: Agora\nroadmap: soon", "roadmap", publiccode.URL, false},
		{"name: Agora", "name: Agora\ncategories: [surveys]", "categories[1]", publiccode.Vocabulary, false},
		{"name: Agora", "name: Agora\nIT:\n  countryExtensionVersion: \"1.0\"", "IT", publiccode.Deprecated, true},
		{"name: Agora", "name: Agora\nIT:\n  conforme:\n    gdpr: true", "IT/countryExtensionVersion", publiccode.Missing, false},
		{"name: Agora", "name: Agora\nIT:\n  countryExtensionVersion: \"0.2\"", "IT/countryExtensionVersion", publiccode.Extension, false},
		{"name: Agora", "name: Agora\nFR: yes", "FR", publiccode.WantSection, false},
		{"name: Agora", "name: Agora\nintendedAudience:\n  countries: [it]", "intendedAudience/countries[1]", publiccode.LowerCase, true},
		{"name: Agora", "name: Agora\nintendedAudience:\n  countries: [UK]", "intendedAudience/countries[1]", publiccode.Country, false},
		{"name: Agora", "name: Agora\nintendedAudience:\n  countries: [EU]", "intendedAudience/countries[1]", publiccode.Country, false},
		{"name: Agora", "name: Agora\nintendedAudience:\n  scope: [cities]", "intendedAudience/scope[1]", publiccode.Vocabulary, false},
		{"name: Agora", "name: Agora\ndependsOn:\n  open:\n    - version: \"1\"", "dependsOn/open[1]/name", publiccode.Missing, false},
		{"name: Agora", "name: Agora\ndependsOn:\n  open:\n    - name: x\n      optional: maybe", "dependsOn/open[1]/optional", publiccode.WantBoolean, false},
		{"https://example.org/agora.git", "git@example.org:agora.git", "url", publiccode.URL, false},
		{"https://example.org/agora.git", "example.org/agora.git", "url", publiccode.URL, false},
		{"platforms: web\n", "", "platforms", publiccode.Missing, false},
		{"stable", "production", "developmentStatus", publiccode.Choice, false},
		{"stable", "Stable", "developmentStatus", publiccode.Choice, false},
		{"standalone/web", "standalone", "softwareType", publiccode.OldValue, true},
		{"standalone/web", "softwareAddon", "softwareType", publiccode.OldValue, false},
		{"standalone/web", "web", "softwareType", publiccode.Choice, false},
		{"Decide together.", strings.Repeat("é", 151), "description/en/shortDescription", publiccode.TooLong, false},
		{"Decide together.", "|\n      Decide\n      together.", "description/en/shortDescription", publiccode.OneLine, true},
		{"    shortDescription: Decide together.\n", "", "description/en/shortDescription", publiccode.Missing, false},
		{"  en:\n    short", "  en_GB:\n    short", "description/en_GB", publiccode.Language, false},
		{"  en:\n    short", "  eng:\n    short", "description/eng", publiccode.Language, false},
		{"    features:\n      - Votes\n", "", "description/en/features", publiccode.Missing, false},
		{"  license: MIT", "  license: Apache 2.0", "legal/license", publiccode.Licence, false},
		{"  license: MIT", "  license: GPL-3.0", "legal/license", publiccode.OldLicence, true},
		{"  license: MIT", "  license: MIT\n  repoOwner: x", "legal/repoOwner", publiccode.Deprecated, true},
		{"  license: MIT", "  license: MIT\n  authorsFile: AUTHORS", "legal/authorsFile", publiccode.Deprecated, true},
		{"legal:\n  license: MIT\n", "", "legal/license", publiccode.Missing, false},
		{"type: none", "type: nobody", "maintenance/type", publiccode.Choice, false},
		{"type: none", "type: community", "maintenance/contacts", publiccode.Missing, false},
		{"type: none", "type: contract", "maintenance/contractors", publiccode.Missing, false},
		{"type: none", "type: none\n  contractors:\n    - {name: x, until: 2027-01-01}", "maintenance/contractors", publiccode.Unwanted, false},
		{"type: none", "type: contract\n  contractors:\n    - {name: x}", "maintenance/contractors[1]/until", publiccode.Missing, false},
		{"type: none", "type: none\n  contacts:\n    - {name: x, email: x at example.org}", "maintenance/contacts[1]/email", publiccode.Email, false},
		{"type: none", "type: none\n  contacts:\n    - {name: x, phone: 33100000000}", "maintenance/contacts[1]/phone", publiccode.WantQuotes, false},
		{"type: none", "type: none\n  contacts:\n    - {name: x, phone: 01 00 00 00 00}", "maintenance/contacts[1]/phone", publiccode.Phone, true},
		{"type: none", "type: none\n  contacts: Ada", "maintenance/contacts", publiccode.WantList, false},
		{"localisationReady: true", "localisationReady: yes", "localisation/localisationReady", publiccode.OldBoolean, true},
		{"localisationReady: true", `localisationReady: "true"`, "localisation/localisationReady", publiccode.WantBoolean, false},
		{"[en]", "[]", "localisation/availableLanguages", publiccode.Empty, false},
		{"[en]", "[english]", "localisation/availableLanguages[1]", publiccode.Language, false},
		{"[en]", "[pt_BR]", "localisation/availableLanguages[1]", publiccode.Language, false},
		{`"0.7"`, `"0.8"`, "publiccodeYmlVersion", publiccode.Version, false},
		{`"0.7"`, `"2.4.0"`, "publiccodeYmlVersion", publiccode.Version, false},
		{`"0.7"`, `0.7`, "publiccodeYmlVersion", publiccode.WantQuotes, false},
	} {
		found := read(t, j.in("0.7")).Check()
		told := false
		for _, p := range found {
			told = told || p.Key == j.key && p.Code == j.code && p.Warning == j.warning && p.Line > 0 && p.Column > 0
		}
		if !told {
			t.Errorf("%q for %q: want %s of %s (warning: %v), got %+v", j.to, j.from, j.code, j.key, j.warning, found)
		}
	}
}

// What one version asks for, another does not.
func TestJudgedByTheVersionOfTheFile(t *testing.T) {
	t.Parallel()
	audience := judged{from: "name: Agora", to: "name: Agora\nintendedAudience:\n  countries: [FR]"}
	for _, c := range []struct {
		judged
		version string
		key     string
		code    publiccode.Code // empty: nothing is said of the key
	}{
		{judged{}, "0.2", "description/en/longDescription", publiccode.TooShort},
		{judged{}, "0.3", "description/en/longDescription", ""},
		{judged{}, "0.2", "description/en/genericName", publiccode.Missing},
		{judged{}, "0.3", "description/en/genericName", ""},
		{judged{}, "0.4", "categories", publiccode.Missing},
		{judged{}, "0.5.0", "categories", ""},
		{judged{}, "0.3", "releaseDate", publiccode.Missing},
		{judged{}, "0.4", "releaseDate", ""},
		{judged{}, "0.1", "maintenance/contacts", publiccode.Missing},
		{judged{}, "0.2.1", "maintenance/contacts", ""},
		{judged{}, "0", "publiccodeYmlVersion", ""},
		{judged{}, "0.6", "publiccodeYmlVersion", ""},
		{judged{from: "name: Agora", to: "name: Agora\ncategories: [other]"}, "0.4", "categories[1]", publiccode.LaterValue},
		{judged{from: "name: Agora", to: "name: Agora\ncategories: [other]"}, "0.5", "categories[1]", ""},
		{judged{from: "name: Agora", to: "name: Agora\nsupports: [{id: alias:gdpr}]"}, "0.6", "supports", publiccode.Later},
		{judged{from: "name: Agora", to: "name: Agora\ntags: [x]"}, "0.2", "tags", publiccode.Removed},
		{judged{from: "name: Agora", to: "name: Agora\ntags: [x]"}, "0.1", "tags", ""},
		{judged{from: "name: Agora", to: "name: Agora\nIT: {countryExtensionVersion: \"0.2\"}"}, "0.2", "IT/countryExtensionVersion", ""},
		{judged{from: "name: Agora", to: "name: Agora\nit: {countryExtensionVersion: \"1.0\"}"}, "0.4", "it", ""},
		{judged{from: "name: Agora", to: "name: Agora\nit: {countryExtensionVersion: \"1.0\"}"}, "0.5", "it", publiccode.LowerCase},
		{judged{from: "localisationReady: true", to: "localisationReady: yes"}, "0.2", "localisation/localisationReady", ""},
		{judged{from: "- Votes", to: "- " + strings.Repeat("x", 101)}, "0.2", "description/en/features[1]", publiccode.TooLong},
		{judged{from: "- Votes", to: "- " + strings.Repeat("x", 101)}, "0.3", "description/en/features[1]", ""},
		{judged{from: "[en]", to: "[eng]"}, "0.1", "localisation/availableLanguages[1]", ""},
		{judged{from: "[en]", to: "[eng]"}, "0.2", "localisation/availableLanguages[1]", publiccode.Language},
		{audience, "0.4", "intendedAudience/countries[1]", publiccode.UpperCase},
		{audience, "0.5", "intendedAudience/countries[1]", ""},
	} {
		var told publiccode.Code
		for _, p := range read(t, c.in(c.version)).Check() {
			if p.Key == c.key {
				told = p.Code
			}
		}
		if told != c.code {
			t.Errorf("%s in %s after %q: %q, want %q", c.key, c.version, c.to, told, c.code)
		}
	}
}

// The place that is told is the place where somebody has to write.
func TestPlaces(t *testing.T) {
	t.Parallel()
	s := strings.Replace(full(t), "  license: AGPL-3.0-or-later", "  license: AGPL 3", 1)
	s = strings.Replace(s, "      until: \"2027-01-01\"\n", "", 1)
	found := read(t, s).Check()
	if len(found) != 2 || found[0].Line != lineOf(s, "license:") || found[0].Column != 12 ||
		found[1].Line != lineOf(s, "name: Builders") || found[1].Key != "maintenance/contractors[1]/until" {
		t.Errorf("%+v", found)
	}
}

func lineOf(s, what string) int { return strings.Count(s[:strings.Index(s, what)], "\n") + 1 }

// Warnings without end do not hide an error.
func TestManyWarningsLeaveRoomForErrors(t *testing.T) {
	t.Parallel()
	var s strings.Builder
	for i := range 9000 {
		fmt.Fprintf(&s, "k%d: v\n", i)
	}
	errs, warnings := publiccode.Count(read(t, s.String()).Check())
	if errs < 9 || warnings < 100 || warnings > 1000 {
		t.Errorf("%d errors, %d warnings", errs, warnings)
	}
}

// realFiles are those that people published, in the directory that
// CONCORDE_PUBLICCODE names: their licences differ, so that none is here.
func realFiles(t testing.TB) map[string][]byte {
	t.Helper()
	dir := os.Getenv("CONCORDE_PUBLICCODE")
	if dir == "" {
		t.Skip("CONCORDE_PUBLICCODE names no directory of real files")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.yml"))
	if err != nil || len(paths) == 0 {
		t.Skip("no real files at hand")
	}
	out := make(map[string][]byte)
	for _, path := range paths {
		if out[filepath.Base(path)], err = os.ReadFile(path); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
