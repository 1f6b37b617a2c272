package text

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestAddress, in bytes, is what browsers and servers agree on.
const longestAddress = 2048

// Why an address is refused.
var (
	ErrAddressScheme     = errors.New("an address starts with https:// or http://")
	ErrAddressHost       = errors.New("an address names a host, such as example.org")
	ErrAddressPort       = errors.New("the port of an address is a number up to 65535")
	ErrAddressUser       = errors.New("an address has no user name or password before its host")
	ErrAddressCharacters = errors.New("an address has no spaces and no invisible characters")
	ErrAddressLong       = errors.New("an address has at most 2048 characters")
)

// Address returns a web address that a person typed, as it is kept and shown: with its scheme, which is https
// unless they said http, with its host in lower case, and in ASCII throughout, so that a host which only looks like
// another shows as xn--. The host is a name with a point in it: no number, nothing of the local network.
func Address(s string) (string, error) {
	s = strings.TrimSpace(s)
	if len(s) > longestAddress {
		return "", ErrAddressLong
	}
	if !visible(s) {
		return "", ErrAddressCharacters
	}
	scheme, rest, err := splitScheme(s)
	if err != nil {
		return "", err
	}
	authority, tail := rest, ""
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		authority, tail = rest[:i], rest[i:]
	}
	authority, err = canonicalAuthority(authority, scheme)
	if err != nil {
		return "", err
	}
	address := scheme + "://" + authority + escapeTail(norm.NFC.String(tail))
	if len(address) > longestAddress {
		return "", ErrAddressLong
	}
	return address, nil
}

// visible reports whether every character of s is one that the reader sees.
func visible(s string) bool {
	for _, r := range s {
		if r == utf8.RuneError || unicode.IsSpace(r) || r == blankBraille || isJoiner(r) || forbidden(r) {
			return false
		}
	}
	return true
}

// splitScheme returns the scheme, https if s has none, and what comes after it.
func splitScheme(s string) (scheme, rest string, err error) {
	if rest, ok := strings.CutPrefix(s, "//"); ok {
		return "https", rest, nil
	}
	before, after, colon := strings.Cut(s, ":")
	if !colon || strings.ContainsAny(before, "/?#.@[") || isPort(after) {
		return "https", s, nil
	}
	switch scheme = strings.ToLower(before); scheme {
	case "http", "https":
		if rest, ok := strings.CutPrefix(after, "//"); ok {
			return scheme, rest, nil
		}
		return "", "", ErrAddressHost
	}
	return "", "", ErrAddressScheme
}

// isPort reports whether what follows a colon is a port, so that what precedes it is a host.
func isPort(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }
