package sshd

import (
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	t.Parallel()
	for line, want := range map[string][]string{
		"":                        nil,
		" \t\n ":                  nil,
		"tool list":               {"tool", "list"},
		`a "" ''`:                 {"a", "", ""},
		`'one two'three`:          {"one twothree"},
		`"a\"b\\c\d\$e"`:          {`a"b\c\d$e`},
		`'a\b"c'`:                 {`a\b"c`},
		`a\ b\'c`:                 {`a b'c`},
		"a\\\nb":                  {"ab"},
		"\"a\\\nb\"":              {"ab"},
		`$HOME;|&<>()` + "`x` #4": {`$HOME;|&<>()` + "`x`", "#4"},
		`--search "l’été" «x»`:    {"--search", "l’été", "«x»"},
		"\xff\xfe":                {"\xff\xfe"},
	} {
		got, err := split(line)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, %v, and not into %q", line, got, err, want)
		}
	}
	for line, want := range map[string]error{`a 'b`: ErrQuote, `a "b`: ErrQuote, `"a\`: ErrQuote, `"a\"`: ErrQuote, `'`: ErrQuote, `a \`: errEscape} {
		if got, err := split(line); !errors.Is(err, want) {
			t.Errorf("%q is split into %q, %v, and not refused with %v", line, got, err, want)
		}
	}
}

// What a shell does with quotes and backslashes is what we do.
func TestSplitAgreesWithTheShell(t *testing.T) {
	t.Parallel()
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("there is no sh here")
	}
	for _, line := range []string{
		`a b`, ` a  b `, `''`, `"" a`, `'a b' "c d"`, `a'b'"c"d`, `a\ b`, `\\`, `\'`, `\"`, `"\""`, `"\\"`, `"\a"`, `'\'`, `"\$x"`, `'"'`, `"'"`,
		"a\\\nb", "\"a\\\nb\"", "'a\nb'", "a\tb", `"a"'b'\c`, `--flag="x y"`, `a\n`, `é"ü"`, "\\`", "\"\\`\"",
	} {
		out, err := exec.Command(shell, "-c", `printf '<%s>' `+line).Output()
		if err != nil {
			t.Fatalf("sh fails on %q: %v", line, err)
		}
		words, err := split(line)
		if got := "<" + strings.Join(words, "><") + ">"; err != nil || got != string(out) {
			t.Errorf("%q is %s, %v here, and %s to sh", line, got, err, out)
		}
	}
}

// Whatever words somebody has, quoted as a shell wants them they arrive.
func TestQuotedWordsArrive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOf(rapid.String()).Draw(t, "words")
		quoted := make([]string, len(words))
		for i, word := range words {
			switch rapid.IntRange(0, 1).Draw(t, "quotes") {
			case 0:
				quoted[i] = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
			default:
				quoted[i] = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "$", `\$`, "`", "\\`").Replace(word) + `"`
			}
		}
		if got, err := split(strings.Join(quoted, " ")); err != nil || !slices.Equal(got, words) {
			t.Fatalf("%q became %q, %v", words, got, err)
		}
	})
}

func FuzzSplit(f *testing.F) {
	for _, line := range []string{"", "a b", `'`, `"\`, `a "b c" 'd'\ e`, "\x00\xff", strings.Repeat(`"`, 99)} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		words, err := split(line)
		if err != nil {
			if words != nil {
				t.Errorf("%q gives both %q and %v", line, words, err)
			}
			return
		}
		total := 0
		for _, word := range words {
			total += len(word)
			if !strings.Contains(line, `\`) && !strings.ContainsAny(line, `'"`) && strings.ContainsAny(word, " \t\n") {
				t.Errorf("%q has a word %q with a blank in it", line, word)
			}
		}
		if total > len(line) {
			t.Errorf("%q has more in its words than in itself: %q", line, words)
		}
		again, err := split("'" + strings.ReplaceAll(line, "'", `'\''`) + "'")
		if err != nil || len(again) != 1 || again[0] != line {
			t.Errorf("%q quoted is %q, %v", line, again, err)
		}
	})
}
