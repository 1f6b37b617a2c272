package frame

import "strings"

// What stands for a space and for a hyphen at which no line may end, while a
// text is being wrapped. They are of the area for private use, from which
// nothing comes to a screen, and as wide as what they stand for.
const (
	tiedSpace  = "\uf8f0"
	tiedHyphen = "\uf8f1"
)

// tieable is the width from which there is room for words that stay together.
const tieable = 16

// tie marks where a line may not end: before a dot that parts one thing from
// the next, around a short number, and inside a web address, which is easier
// to take in when only its lines' ends cut it.
func tie(s string, width int) string {
	if width < tieable || !strings.Contains(s, " ") && !strings.Contains(s, "://") {
		return s
	}
	words := strings.Split(s, " ")
	var b strings.Builder
	held := 0 // cells that would have to move to the next line together
	for i, word := range words {
		if strings.Contains(word, "://") {
			word = strings.ReplaceAll(word, "-", tiedHyphen)
		}
		wide := Width(word)
		if i > 0 {
			gap := " "
			if together(words, i) && held+1+wide <= width*2/3 {
				gap = tiedSpace
				held += 1 + wide
			} else {
				held = wide
			}
			b.WriteString(gap)
		} else {
			held = wide
		}
		b.WriteString(word)
	}
	return b.String()
}

// together reports whether a word belongs to the line of the one before it.
func together(words []string, i int) bool {
	before, word := words[i-1], words[i]
	switch {
	case before == "" || word == "":
		return false
	case word == "·":
		return true
	case before == "·":
		return false
	case isNumber(strings.TrimRight(word, ".,;:)")):
		return i == len(words)-1 || words[i+1] == "·" || strings.HasSuffix(word, ")")
	}
	counted := strings.TrimLeft(before, "(")
	return isNumber(counted) && (len(counted) <= 3 || strings.Contains(counted, ",")) // a year counts nothing
}

// isNumber reports whether a word is a number as one counts or dates with it.
func isNumber(word string) bool {
	const longest = 7
	if word == "" || len(word) > longest {
		return false
	}
	for _, r := range word {
		if (r < '0' || r > '9') && r != ',' {
			return false
		}
	}
	return true
}

func untie(s string) string {
	if !strings.Contains(s, tiedSpace) && !strings.Contains(s, tiedHyphen) {
		return s // of nearly every line, and to make a replacer takes more than all else here
	}
	return strings.NewReplacer(tiedSpace, " ", tiedHyphen, "-").Replace(s)
}
