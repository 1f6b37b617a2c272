package publiccode

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// field is a key of the standard that a tool has a field for.
//
// The field may say less than the key did: "macos" is mac, "it" is IT. The key
// is then kept in Extra as it was, and goes out so for as long as the field
// says what was read of it; once somebody edits the field, the field goes out.
type field struct {
	path string
	read func(value any, t *store.Tool)
	// emit is the value of the key for a tool; nil: none.
	emit func(t *store.Tool) any
}

func fields() []field {
	return []field{
		{"name", func(v any, t *store.Tool) { t.Name = line(v) }, func(t *store.Tool) any { return given(t.Name) }},
		{"url", readAddress(func(t *store.Tool) *string { return &t.Repository }), func(t *store.Tool) any { return given(t.Repository) }},
		{"landingURL", readAddress(func(t *store.Tool) *string { return &t.Website }), func(t *store.Tool) any { return given(t.Website) }},
		{"legal/license", func(v any, t *store.Tool) { t.Licence = licenceOf(line(v)) }, func(t *store.Tool) any { return given(t.Licence) }},
		{"developmentStatus", func(v any, t *store.Tool) { t.Maturity = maturityOf(line(v)) }, func(t *store.Tool) any { return given(t.Maturity) }},
		{"platforms", readEach(func(t *store.Tool) *[]string { return &t.Platforms }, platformOf), func(t *store.Tool) any {
			return listed(slices.DeleteFunc(slices.Clone(t.Platforms), notPlatform))
		}},
		{"localisation/availableLanguages", readEach(func(t *store.Tool) *[]string { return &t.Languages }, languageOf), func(t *store.Tool) any {
			return listed(t.Languages)
		}},
	}
}

func given(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// readAddress takes an address that the store takes.
func readAddress(of func(*store.Tool) *string) func(any, *store.Tool) {
	return func(v any, t *store.Tool) {
		if s := line(v); store.CheckAddress("", s) == nil {
			*of(t) = s
		}
	}
}

// readEach takes the values of a list that mean something here.
func readEach(of func(*store.Tool) *[]string, meaning func(string) string) func(any, *store.Tool) {
	return func(v any, t *store.Tool) {
		for _, s := range each(v) {
			if s = meaning(s); s != "" && !slices.Contains(*of(t), s) {
				*of(t) = append(*of(t), s)
			}
		}
	}
}

// licenceOf is an SPDX expression, also of one that is written with spaces for
// its hyphens; empty for anything else: whoever guesses at a licence may give
// away what is another's.
func licenceOf(s string) string {
	for _, candidate := range []string{s, strings.Join(strings.Fields(s), "-")} {
		if candidate != "" && store.CheckLicence("", candidate) == nil {
			return candidate
		}
	}
	return ""
}

// maturityOf takes the standard's values, and what people write in their place.
func maturityOf(s string) string {
	switch compact(s) {
	case "alpha", "testing":
		return "beta" // as the standard explains it
	case "production", "productionready", "released", "mature", "active", "maintained":
		return "stable"
	case "archived", "abandoned", "unmaintained", "deprecated", "retired", "inactive":
		return "obsolete"
	case "planning", "idea", "prototype":
		return "concept"
	}
	if s = strings.ToLower(s); slices.Contains(store.Maturities(), s) {
		return s
	}
	return ""
}

func platformOf(s string) string {
	switch compact(s) {
	case "macos", "macosx", "osx", "macintosh":
		return "mac"
	case "browser", "webapp", "webbrowser":
		return "web"
	case "win", "win32", "win64":
		return "windows"
	case "gnulinux":
		return "linux"
	case "iphone", "ipad", "ipados":
		return "ios"
	}
	if s = strings.ToLower(s); slices.Contains(store.Platforms(), s) {
		return s
	}
	return ""
}

// notPlatform are the values of ours that are none of the standard's.
func notPlatform(s string) bool { return s == "library" || s == "api" }

func languageOf(s string) string {
	tag, _ := languageTag(s)
	return tag
}

// countriesOf are the countries of the intended audience. They are read, and
// not written: that a tool is used in a country is no claim that it keeps to
// its laws.
func countriesOf(v any) (out []string) {
	for _, s := range each(v) {
		code := upper(s)
		if !country(code) {
			code = countryMeant(code)
		}
		if code != "" && !slices.Contains(out, code) {
			out = append(out, code)
		}
	}
	return out
}
