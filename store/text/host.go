package text

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The most bytes that the name system allows.
const longestHost, longestLabel = 253, 63

// canonicalAuthority returns host and port as they are kept, without the port that the scheme stands for.
func canonicalAuthority(s, scheme string) (string, error) {
	if strings.Contains(s, "@") {
		return "", ErrAddressUser
	}
	name, port, colon := strings.Cut(s, ":")
	host, err := canonicalHost(name)
	if err != nil || !colon || port == "" {
		return host, err
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil || number == 0 {
		return "", ErrAddressPort
	}
	if scheme == "https" && number == 443 || scheme == "http" && number == 80 {
		return host, nil
	}
	return host + ":" + strconv.FormatUint(number, 10), nil
}

// canonicalHost returns a host in lower-case ASCII. Normalising may bring forth a slash or an @ from a character
// that contains one; each label is judged after that.
func canonicalHost(s string) (string, error) {
	s = norm.NFKC.String(strings.ToLower(norm.NFKC.String(s)))
	s = strings.TrimSuffix(strings.ReplaceAll(s, "。", "."), ".")
	labels := strings.Split(s, ".")
	for i, label := range labels {
		ascii, ok := canonicalLabel(label)
		if !ok {
			return "", ErrAddressHost
		}
		labels[i] = ascii
	}
	host := strings.Join(labels, ".")
	if len(labels) < 2 || len(host) > longestHost || !strings.ContainsFunc(labels[len(labels)-1], unicode.IsLetter) {
		return "", ErrAddressHost
	}
	return host, nil
}

func canonicalLabel(label string) (string, bool) {
	if label == "" || strings.HasPrefix(label, "-") || strings.HasSuffix(label, "-") {
		return "", false
	}
	ascii := true
	for i, r := range label {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r == '-', r == '_':
		case r < 0x80, forbidden(r), !unicode.IsLetter(r) && !unicode.IsDigit(r) && (i == 0 || !isMark(r)):
			return "", false
		default:
			ascii = false
		}
	}
	if !ascii {
		label = "xn--" + punycode(label)
	}
	return label, len(label) <= longestLabel
}
