package text_test

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/text"
)

func TestLine(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                      "",
		"OpenFisca":             "OpenFisca",
		"  a \t\n b  ":          "a b",
		"État\u00a0: là":        "État\u00a0: là",
		"État \u00a0: là\u202f": "État : là",

		// Commands to a terminal go, with what they carry; what a reader would have read stays.
		"\x1b[31mred\x1b[0m":   "red",
		"\x1b[ qshape":         "shape",
		"\u009b1;31mred":       "red",
		"\x1b]0;title\x07rest": "rest",
		"\x1b]8;;http://e.example\x1b\\link\x1b]8;;\x1b\\": "link",
		"\u009d0;title\u009crest":                          "rest",
		"\x1bPdevice\x1b\\rest":                            "rest",
		"\x1b(0lqk":                                        "lqk",
		"\x1b7saved":                                       "saved",
		"\x1b\x1b[31m[31m":                                 "[31m",
		"\x1b]never ends":                                  "never ends",
		"\x1b]cut\x1b[1m off":                              "cut off",
		"a\x1b":                                            "a",
		"a\x1b[":                                           "a",
		"a\x1b[31":                                         "a",
		"a\x1b[31é":                                        "aé",

		// Control, formatting, private and invisible characters go.
		"approved\rrefused":             "approved refused",
		"a\x00b\x08c\x7fd\u009ce":       "abcde",
		"a\u202eb\u2066c\u200ed\ufeffe": "abcde",
		"so\u00adft":                    "soft",
		"\u3164\u115f\uffa0":            "",
		"a\u2800b":                      "a b",
		"\ue000a\uffffb\ufdd0":          "ab",
		"a\u2028b\u2029c\u0085d":        "a b c d",
		"🏴\U000e0067\U000e007f":         "🏴",

		// What is no UTF-8 shows.
		"caf\xe9":            "caf\ufffd",
		"\xff\xfe\x80a\xffb": "\ufffda\ufffdb",

		// One form, and no more marks than a language needs.
		"e\u0301":                          "é",
		"\u212b":                           "Å",
		"\u0301abc":                        "abc",
		"a \u0301b":                        "a b",
		"x" + strings.Repeat("\u0323", 50): "x" + strings.Repeat("\u0323", 4),
		"Việt Nam":                         "Việt Nam",
		"လျှော့":                           "လျှော့",
		"שָׁלוֹם":                          "שָׁלוֹם",
	} {
		if got := text.Line(in); got != want {
			t.Errorf("Line(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestJoinersStayWhereTheyMeanSomething(t *testing.T) {
	t.Parallel()
	for _, s := range []string{
		"👩\u200d💻", "👩🏽\u200d💻", "👩\u200d❤\ufe0f\u200d👩", "❤\ufe0f", "1\ufe0f\u20e3", "🇫🇷",
		"می\u200cخواهم", "क्\u200dष", "র\u200d্যা", "ന്\u200d", "ශ්\u200dරී",
	} {
		if got := text.Line(s); got != text.Line(s+" ") || got == strings.Map(withoutJoiners, s) && strings.ContainsAny(s, joiners) {
			t.Errorf("Line(%+q) = %+q lost a joiner", s, got)
		}
	}
	for in, want := range map[string]string{
		"ad\u200dmin":    "admin",
		"ad\u200cmin":    "admin",
		"x\ufe0f":        "x",
		"1\ufe0f":        "1",
		"👩\u200dx":       "👩x",
		"👩\u200d\u200d💻": "👩💻",
		"\u200d👩":        "👩",
		"👩\u200d":        "👩",
		"می\u200c":       "می",
		"क\u200dष":       "कष",
		"☎\ufe0e":        "☎",
		"葛\U000e0100城":   "葛城",
	} {
		if got := text.Line(in); got != want {
			t.Errorf("Line(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

const joiners = "\u200c\u200d\ufe0f"

func withoutJoiners(r rune) rune {
	if strings.ContainsRune(joiners, r) {
		return -1
	}
	return r
}

func TestBlock(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                                     "",
		"\n \n\t\n":                            "",
		"one\r\ntwo\rthree":                    "one\ntwo\nthree",
		"one\u2028two\u2029three\u0085four":    "one\ntwo\nthree\nfour",
		"a\n\n\n\n\nb":                         "a\n\nb",
		"a\n  \n\t\nb":                         "a\n\nb",
		"a  \nb\t":                             "a\nb",
		"- a\n  - b\n\t- c\n \t- d":            "- a\n  - b\n    - c\n     - d",
		"  a  b\tc":                            "a b c",
		"a\n" + strings.Repeat(" ", 900) + "b": "a\n" + strings.Repeat(" ", 40) + "b",
		"é\n\u0301x":                           "é\nx",
		"a\x1b[1m\nb":                          "a\nb",
	} {
		if got := text.Block(in); got != want {
			t.Errorf("Block(%+q) = %+q, want %+q", in, got, want)
		}
	}
}

func TestCleanTextIsReturnedWithoutAllocating(t *testing.T) {
	for _, s := range []string{"OpenFisca, a rules engine", "Démocratie ouverte — l’État", "开放政府", "Αθήνα, Київ", "🗳 vote"} {
		if n := testing.AllocsPerRun(20, func() { text.Line(s) }); n != 0 {
			t.Errorf("Line(%q) allocates %v times", s, n)
		}
		block := "# " + s + "\n\n- one\n  - two"
		if n := testing.AllocsPerRun(20, func() { text.Block(block) }); n != 0 {
			t.Errorf("Block(%q) allocates %v times", block, n)
		}
	}
}

func BenchmarkLine(b *testing.B) {
	for name, s := range map[string]string{
		"ascii":   strings.Repeat("A rules engine for taxes and benefits. ", 5) + ".",
		"french":  strings.Repeat("Un moteur de règles pour l’impôt, où l'État… ", 5) + ".",
		"hostile": strings.Repeat("\x1b[31mred\u200b e\u0301 ", 10),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				text.Line(s)
			}
		})
	}
}
