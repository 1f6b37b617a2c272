package text_test

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"

	"golang.org/x/text/unicode/norm"
)

// nasty returns the strings of testdata/nasty.txt.
func nasty(tb testing.TB) []string {
	tb.Helper()
	file, err := os.Open("testdata/nasty.txt")
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close()
	var all []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "#") {
			continue
		}
		s, err := strconv.Unquote(lines.Text())
		if err != nil {
			tb.Fatalf("%s: %v", lines.Text(), err)
		}
		all = append(all, s)
	}
	return all
}

// mustBeClean fails unless s is text that may be shown, judged by Unicode's tables and not by those of the package.
func mustBeClean(t *testing.T, in, s string, lineBreaks bool) {
	t.Helper()
	if !utf8.ValidString(s) || !norm.NFC.IsNormalString(s) {
		t.Errorf("%+q became %+q, which is not UTF-8 in NFC", in, s)
	}
	if strings.TrimSpace(s) != s {
		t.Errorf("%+q became %+q, which is not trimmed", in, s)
	}
	marks := 0
	for _, r := range s {
		if marks++; !unicode.IsMark(r) && !strings.ContainsRune(joiners, r) {
			marks = 0
		}
		if marks > 12 {
			t.Errorf("%+q became %+q, with a heap of marks", in, s)
		}
		if r == '\n' && lineBreaks || strings.ContainsRune(joiners, r) {
			continue
		}
		if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
			unicode.Noncharacter_Code_Point, unicode.Other_Default_Ignorable_Code_Point) ||
			unicode.IsSpace(r) && !strings.ContainsRune(" \u00a0\u202f", r) {
			t.Errorf("%+q became %+q, with %U", in, s, r)
		}
	}
}

// checkLine and the others hold what must be true of any string.
func checkLine(t *testing.T, s string) {
	t.Helper()
	line := text.Line(s)
	mustBeClean(t, s, line, false)
	if strings.Contains(line, "  ") {
		t.Errorf("Line(%+q) = %+q has two spaces in a row", s, line)
	}
	if again := text.Line(line); again != line {
		t.Errorf("Line(%+q) = %+q, and again %+q", s, line, again)
	}
}

func checkBlock(t *testing.T, s string) {
	t.Helper()
	block := text.Block(s)
	mustBeClean(t, s, block, true)
	if strings.Contains(block, "\n\n\n") || strings.Contains(block, " \n") {
		t.Errorf("Block(%+q) = %+q has untidy lines", s, block)
	}
	if again := text.Block(block); again != block {
		t.Errorf("Block(%+q) = %+q, and again %+q", s, block, again)
	}
	if line := text.Line(block); line != text.Line(s) {
		t.Errorf("Line(Block(%+q)) = %+q, and Line alone %+q", s, line, text.Line(s))
	}
}

func TestNasty(t *testing.T) {
	t.Parallel()
	for _, s := range nasty(t) {
		for _, s := range []string{s, s + s, "x" + s, s + "x", "\x1b]" + s, "क्" + s, "👩" + s} {
			checkLine(t, s)
			checkBlock(t, s)
			checkFold(t, s)
			checkWords(t, s)
			checkSlug(t, s)
			checkSkeleton(t, s)
			checkHandle(t, s)
			checkAddress(t, s)
		}
	}
}

func fuzz(f *testing.F, check func(*testing.T, string)) {
	for _, s := range nasty(f) {
		f.Add(s)
	}
	f.Fuzz(check)
}

func FuzzLine(f *testing.F)     { fuzz(f, checkLine) }
func FuzzBlock(f *testing.F)    { fuzz(f, checkBlock) }
func FuzzFold(f *testing.F)     { fuzz(f, checkFold) }
func FuzzWords(f *testing.F)    { fuzz(f, checkWords) }
func FuzzSlug(f *testing.F)     { fuzz(f, checkSlug) }
func FuzzSkeleton(f *testing.F) { fuzz(f, checkSkeleton) }
func FuzzHandle(f *testing.F)   { fuzz(f, checkHandle) }
func FuzzAddress(f *testing.F)  { fuzz(f, checkAddress) }

// TestHugeInput cleans long runs of the worst; a cost that grows faster than the input would not end in time.
func TestHugeInput(t *testing.T) {
	t.Parallel()
	for _, unit := range []string{"\x1b]", "\x1bP", "\u009d", "\u0301", "a\u0301\u0323", "\u200d", "👩\u200d", "\xff",
		" ", "\n", "\x1b[1;", "क्\u200d", "\ufdfa", "l'", "府", "x", "x-"} {
		s := strings.Repeat(unit, 1<<16/len(unit))
		checkLine(t, s)
		text.Block(s)
		text.Words(s)
		text.QueryWords(s)
		text.Slug(s)
		text.Skeleton(s)
		if _, err := text.Handle(s); err == nil {
			t.Errorf("a handle of a run of %+q", unit)
		}
		if _, err := text.Address(s); err == nil && unit != " " {
			t.Errorf("an address of a run of %+q", unit)
		}
	}
}
