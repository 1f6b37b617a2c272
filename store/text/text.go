// Package text takes in text from strangers.
package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line cleans a single line.
func Line(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// Block cleans a text of several lines.
func Block(s string) string { return strings.TrimSpace(norm.NFC.String(s)) }

// Fold folds text for comparison.
func Fold(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

// Words splits text into folded words.
func Words(s string) []string {
	return strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// Slug makes a slug.
func Slug(s string) string { return strings.Join(Words(s), "-") }

// Skeleton maps look-alikes together.
func Skeleton(s string) string { return Fold(s) }
