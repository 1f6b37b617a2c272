package store

import "strings"

// NeedOf is what somebody offers or seeks, in their own words, as a need: of
// the kind that the words name, with what they say of it.
func NeedOf(words string) Need {
	if kind, rest, ok := kindFirst(words); ok {
		return Need{Kind: kind, Words: rest}
	}
	switch kind := Skill(words); {
	case !contains(NeedKinds(), kind):
		return Need{Kind: wordsOnly, Words: words}
	case strings.EqualFold(strings.TrimSpace(words), kind):
		return Need{Kind: kind}
	default:
		return Need{Kind: kind, Words: words}
	}
}

// Said is a need in words, from which [NeedOf] makes it again. Its kind is said
// with them where they do not name it.
func (n Need) Said() string {
	switch {
	case n.Words == "":
		return n.Kind
	case n.Kind == wordsOnly || n.named():
		return n.Words
	}
	return n.Kind + ": " + n.Words
}

// named reports whether the words of a need name its kind.
func (n Need) named() bool {
	_, _, first := kindFirst(n.Words)
	return !first && Skill(n.Words) == n.Kind
}

// kindFirst takes words such as "law: procurement in Latin America" apart.
func kindFirst(words string) (kind, rest string, ok bool) {
	kind, rest, ok = strings.Cut(words, ":")
	kind, rest = strings.ToLower(strings.TrimSpace(kind)), strings.TrimSpace(rest)
	return kind, rest, ok && rest != "" && kind != wordsOnly && contains(NeedKinds(), kind)
}
