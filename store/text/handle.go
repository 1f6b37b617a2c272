package text

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const shortestHandle, longestHandle = 2, 32

// Why a handle is refused.
var (
	ErrHandleLength       = errors.New("a handle has 2 to 32 characters")
	ErrHandleCharacters   = errors.New("a handle starts with a letter and has only letters, digits, hyphens, points and underscores")
	ErrHandleMixedScripts = errors.New("a handle keeps to one script")
)

// Handle returns the handle of an account as it is kept, in lower case and NFKC. It starts with a letter, goes on
// with letters, the digits 0 to 9 and "-_.", has 2 to 32 characters, and keeps to one script, as the best guard
// against handles that look like another. White space around it and an @ before it are taken off, anything else
// that does not belong is refused, never dropped: a person must know their own handle.
func Handle(s string) (string, error) {
	if len(s) > 64*longestHandle { // not worth normalising
		return "", ErrHandleLength
	}
	handle := norm.NFKC.String(strings.TrimPrefix(strings.TrimSpace(s), "@"))
	handle = norm.NFKC.String(strings.ToLower(handle))
	letters, ok := handleLetters(handle)
	if !ok || Line(handle) != handle {
		return "", ErrHandleCharacters
	}
	if n := utf8.RuneCountInString(handle); n < shortestHandle || n > longestHandle {
		return "", ErrHandleLength
	}
	if !oneScript(letters) {
		return "", ErrHandleMixedScripts
	}
	return handle, nil
}

// handleLetters returns what in a handle belongs to a script, and whether all of it may be in a handle.
func handleLetters(handle string) (letters []rune, ok bool) {
	for i, r := range handle {
		switch {
		case belongsToScript(r) && (i > 0 || unicode.IsLetter(r)):
			letters = append(letters, r)
		case i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.'):
		default:
			return nil, false
		}
	}
	return letters, true
}

// belongsToScript reports letters, and the vowel signs of scripts that have them, but no accent that would sit on
// letters of any script, and nothing that cannot be seen.
func belongsToScript(r rune) bool {
	const lengthMark = 'ー' // common to both kana
	if r == utf8.RuneError || forbidden(r) || !unicode.IsLetter(r) && !unicode.IsMark(r) {
		return false
	}
	return r == lengthMark || !unicode.In(r, unicode.Common, unicode.Inherited)
}
