package publiccode

import (
	"cmp"
	"slices"
)

// Problem is something about a file that is not as the standard wants it. It is
// a fact, for whoever reports it to put into words.
type Problem struct {
	Line, Column int    // from 1; of what is missing, those of where it belongs
	Key          string // such as description/en/shortDescription; empty: the file as a whole
	Code         Code
	Warning      bool   // the file keeps to the standard nevertheless
	Value        string // what is there, clipped
	Suggest      string // what would be right, where that is known
	Limit, Got   int    // of lengths and lines
	Since        string // version of the standard that the rule came with
}

// Code says what is wrong.
type Code string

// What is wrong with a file before its keys are looked at.
const (
	Encoding  Code = "encoding"  // not UTF-8; Value: what it is
	Control   Code = "control"   // an invisible character that YAML forbids
	Tab       Code = "tab"       // indentation by a tab
	Syntax    Code = "syntax"    // not YAML; what it is in was left out
	Duplicate Code = "duplicate" // the key is there twice; Got: line of the other
	Documents Code = "documents" // a second document, which nobody reads
)

// What is wrong with a key.
const (
	Missing    Code = "missing"    // mandatory, and not there
	Empty      Code = "empty"      // mandatory, and there is nothing in it
	Deprecated Code = "deprecated" // given up since; Suggest: what to use
	Removed    Code = "removed"    // not in this version any more; Suggest: what to use
	Later      Code = "later"      // came with a later version
	Unknown    Code = "unknown"    // not in the standard; Suggest: what it may be
	Unwanted   Code = "unwanted"   // may not be there: nobody is contracted
)

// What is wrong with a value.
const (
	WantText    Code = "want-text"
	WantQuotes  Code = "want-quotes" // a number where a text is wanted: 1.10 is read as 1.1
	WantList    Code = "want-list"
	WantBoolean Code = "want-boolean"
	WantSection Code = "want-section"
	OldBoolean  Code = "old-boolean" // yes and no are YAML 1.1
	TooLong     Code = "too-long"
	TooShort    Code = "too-short"
	OneLine     Code = "one-line"
	Choice      Code = "choice"     // not in a short list; Suggest: the list
	Vocabulary  Code = "vocabulary" // not in a long one; Suggest: the closest
	OldValue    Code = "old-value"  // given up since; Suggest: what to use
	LaterValue  Code = "later-value"
	URL         Code = "url"
	URI         Code = "uri"
	Alias       Code = "alias" // no such alias; Suggest: the list
	Email       Code = "email"
	Phone       Code = "phone" // without international prefix
	Date        Code = "date"
	MediaType   Code = "media-type"
	Path        Code = "path"   // leads out of the repository
	Format      Code = "format" // of an image; Suggest: those that are accepted
	Language    Code = "language"
	Country     Code = "country"
	LowerCase   Code = "lower-case" // of a country's code
	UpperCase   Code = "upper-case" // of a country's code, before that was right
	Licence     Code = "licence"
	OldLicence  Code = "old-licence" // an identifier that SPDX has given up
	Version     Code = "version"     // of the standard: there is none of that number
	Extension   Code = "extension"   // countryExtensionVersion is not what it must be
)

// What became of what was read, when a tool is made of it.
const (
	Cut     Code = "cut"      // longer than a tool may have; kept whole, shown in part
	NotKept Code = "not-kept" // too large to be kept
	Guessed Code = "guessed"  // read as Suggest
)

// Codes lists what can be wrong with a file.
func Codes() []Code {
	return []Code{
		Encoding, Control, Tab, Syntax, Duplicate, Documents,
		Missing, Empty, Deprecated, Removed, Later, Unknown, Unwanted,
		WantText, WantQuotes, WantList, WantBoolean, WantSection, OldBoolean, TooLong, TooShort, OneLine,
		Choice, Vocabulary, OldValue, LaterValue, URL, URI, Alias, Email, Phone, Date, MediaType, Path, Format,
		Language, Country, LowerCase, UpperCase, Licence, OldLicence, Version, Extension,
		Cut, NotKept, Guessed,
	}
}

// Count counts errors and warnings.
func Count(problems []Problem) (errors, warnings int) {
	for _, p := range problems {
		if p.Warning {
			warnings++
		} else {
			errors++
		}
	}
	return errors, warnings
}

// inOrder sorts problems by place, as whoever corrects a file goes through it.
func inOrder(problems []Problem) []Problem {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems
}
