package markdown

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tame takes from a text what is no text: control characters, raw or written
// as entities, which Markdown would turn into the real ones.
func tame(source string) string {
	if len(source) > longest {
		source = strings.ToValidUTF8(source[:longest], "") + "…"
	}
	source = strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && isControl(r) {
			return -1
		}
		return r
	}, source)
	if !strings.Contains(source, "&") {
		return source
	}
	return entity().ReplaceAllStringFunc(source, func(written string) string {
		r, size := utf8.DecodeRuneInString(html.UnescapeString(written))
		if size > 0 && isControl(r) {
			return ""
		}
		return written
	})
}

func entity() *regexp.Regexp { return regexp.MustCompile(`&#?[0-9A-Za-z]+;`) }

// isControl reports characters that act on the screen or on their neighbours.
// The joiners stay: scripts need them, and package frame knows which.
func isControl(r rune) bool {
	if r == '\u200c' || r == '\u200d' {
		return false
	}
	return r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}

// costly reports a text that would take Markdown long to make sense of: nobody
// nests quotes, lists or brackets that deep.
func costly(source string) bool {
	const deepest = 32
	for line := range strings.SplitSeq(source, "\n") {
		if strings.Count(line, ">") > deepest || strings.Count(line, "[") > 4*deepest || strings.Count(line, "|") > 2*deepest {
			return true
		}
		if marks := strings.Count(line, "*") + strings.Count(line, "_") + strings.Count(line, "`") + strings.Count(line, "~"); marks > 16*deepest {
			return true
		}
		if listDepth(line) > deepest || len(line)-len(strings.TrimLeft(line, " \t")) > 4*deepest {
			return true
		}
	}
	return false
}

// listDepth counts list marks at the beginning of a line, such as "- - - x".
func listDepth(line string) int {
	depth := 0
	for word := range strings.FieldsSeq(line) {
		if strings.Trim(word, "-+*>0123456789.)") != "" {
			break
		}
		depth++
	}
	return depth
}
