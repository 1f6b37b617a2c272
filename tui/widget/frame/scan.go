package frame

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

const (
	reset     = "\x1b[m"
	closeLink = "\x1b]8;;\x1b\\"
)

// scan walks one line and hands over its pieces: printable clusters with their
// width, and the control sequences that may pass, with width 0. It stops when
// yield says so.
//
// A run of printable ASCII comes as one piece, as wide as it is long: most of a
// screen is that.
func scan(line string, yield func(piece string, width int) bool) {
	line = strings.ToValidUTF8(line, "")
	for i := 0; i < len(line); {
		if n := run(line[i:]); n > 0 {
			if !yield(line[i:i+n], n) {
				return
			}
			i += n
			continue
		}
		piece, width, n := next(line[i:])
		i += n
		if piece != "" && !yield(piece, width) {
			return
		}
	}
}

// run is how many bytes of printable ASCII s begins with that no mark behind
// them can change: the last before anything else may carry an accent.
func run(s string) int {
	n := 0
	for n < len(s) && s[n] >= 0x20 && s[n] <= 0x7e {
		n++
	}
	if n < len(s) && s[n] >= utf8.RuneSelf {
		n--
	}
	return max(n, 0)
}

// next decodes the first piece of s; n is how many bytes it took. A piece that
// may not reach the screen comes back empty.
func next(s string) (piece string, width, n int) {
	c := s[0]
	switch {
	case c == '\x1b':
		return control(s)
	case c == '\t':
		return " ", 1, 1
	case c < 0x20 || c == 0x7f:
		return "", 0, 1
	case c < utf8.RuneSelf && (len(s) == 1 || s[1] < 0xc0):
		return s[:1], 1, 1
	}
	cluster, width := ansi.FirstGraphemeCluster(s, ansi.WcWidth)
	n = len(cluster)
	if n == 0 {
		return "", 0, 1
	}
	if size := banned(cluster); size > 0 {
		return "", 0, size
	}
	cluster, width = steady(cluster, width)
	return cluster, width, n
}

// control lets colours and web links pass, and swallows any other sequence.
func control(s string) (piece string, width, n int) {
	if n := colour(s); n > 0 {
		return s[:n], 0, n
	}
	seq, _, n, _ := ansi.DecodeSequenceWc(s, ansi.NormalState, nil)
	if n == 0 {
		return "", 0, 1
	}
	if isColour(seq) || isWebLink(seq) {
		return seq, 0, n
	}
	return "", 0, n
}

// colour is how many bytes of s are a sequence that styles text and hides
// none, of the kind that our own themes write; 0 where that has to be looked at
// more closely.
func colour(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			if body := s[2:i]; strings.IndexByte(body, '8') >= 0 && conceals(body) {
				return 0
			}
			return i + 1
		case c != ';' && (c < '0' || c > '9'):
			return 0
		}
	}
	return 0
}

// isColour accepts the sequences that style text, but for the one that hides it.
func isColour(seq string) bool {
	if len(seq) < 3 || seq[1] != '[' || seq[len(seq)-1] != 'm' {
		return false
	}
	body := seq[2 : len(seq)-1]
	if strings.Trim(body, "0123456789;:") != "" {
		return false
	}
	return !strings.Contains(body, "8") || !conceals(body)
}

// conceals finds the parameter 8 where it is not part of a colour: 38, 48 and
// 58 take the parameters behind them, up to four.
func conceals(body string) bool {
	skip := 0         // parameters that belong to a colour
	extended := false // the next says how many
	for param := range strings.SplitSeq(body, ";") {
		switch {
		case extended:
			extended, skip = false, 3
			if param == "5" {
				skip = 1
			}
		case skip > 0:
			skip--
		default:
			switch strings.TrimLeft(param, "0") {
			case "38", "48", "58":
				extended = true
			case "8":
				return true
			}
		}
	}
	return false
}

// isWebLink accepts what opens a link to a web page, and what closes one. A
// link to a file or a program of the reader's machine is not ours to give.
func isWebLink(seq string) bool {
	body, ok := strings.CutPrefix(seq, "\x1b]8;")
	if !ok {
		return false
	}
	_, address, ok := strings.Cut(body, ";")
	if !ok {
		return false
	}
	address, ended := cutTerminator(address)
	if !ended {
		return false
	}
	return address == "" || strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://")
}

func cutTerminator(s string) (string, bool) {
	if s, ok := strings.CutSuffix(s, "\x1b\\"); ok {
		return s, true
	}
	return strings.CutSuffix(s, "\a")
}

// steady gives the form of a cluster whose width every terminal agrees on. An
// emoji of several parts (a family, a flag with a rainbow, a heart made red by
// a selector) is two cells for some and up to eight for others; its first part
// is the same for all. Letters are never touched.
func steady(cluster string, width int) (string, int) {
	_, size := utf8.DecodeRuneInString(cluster)
	if size == len(cluster) || !strings.ContainsFunc(cluster, joinsEmoji) || strings.ContainsFunc(cluster, isScript) {
		return cluster, width
	}
	if _, agreed := ansi.FirstGraphemeCluster(cluster, ansi.GraphemeWidth); agreed == width {
		return cluster, width
	}
	return ansi.FirstGraphemeCluster(cluster[:size], ansi.WcWidth)
}

// isScript reports the characters that words are written with.
func isScript(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mc, r) }

// joinsEmoji reports what makes one emoji of several characters: the joiner,
// the selectors, the keycap and the skin tones.
func joinsEmoji(r rune) bool {
	return r == '\u200d' || r == '\ufe0f' || r == '\ufe0e' || r == '\u20e3' || r >= 0x1f3fb && r <= 0x1f3ff
}

// banned returns the size of the first character of a cluster if it prints
// nothing of its own, else 0: C1 controls, the invisible characters that
// reorder or hide what follows, the half of an emoji without the other, and
// the bytes that are left when a control sequence ended inside a character.
func banned(cluster string) int {
	r, size := utf8.DecodeRuneInString(cluster)
	if r == utf8.RuneError && size == 1 || joinsEmoji(r) || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
		return size
	}
	return 0
}

func lineWidth(line string) int {
	total := 0
	scan(line, func(_ string, width int) bool {
		total += width
		return true
	})
	return total
}

// clean returns a line without what may not pass.
func clean(line string) string {
	kept, _ := cut(line, 0, int(^uint(0)>>1))
	return kept
}
