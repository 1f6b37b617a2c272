package frame

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

// hostile are pieces of text that have broken frames before.
func hostile() []string {
	return []string{
		"a", "word ", "漢字", "한국어", "ｶﾞ", "é", "Z̴̧̛", "\u0301", "हिन्दी", "தமிழ்", "العَرَبِيَّة", "עִבְרִית",
		"❤️", "👨\u200d👩\u200d👧", "🇫🇷", "🏳️\u200d🌈", "👍🏽", "1️⃣", "ﷺ", "\u200b", "\u202e", "\u00ad", "\u200d", "\ufe0f",
		"\t", "\r", "\b", "\x00", "\x7f", "\x9b", "\u009b31m", "\xff", "\xc3", "\x1b", "\x1b[", "\x1b[31m", "\x1b[m", "\x1b[0m",
		"\x1b[2J", "\x1b[10;10H", "\x1b]0;title\a", "\x1b]8;;https://a.example\x1b\\", "\x1b]8;;\x1b\\", "\x1bP1\x1b\\", "\n", "…",
	}
}

func anyText() *rapid.Generator[string] {
	piece := rapid.OneOf(rapid.SampledFrom(hostile()), rapid.StringN(0, 4, -1))
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "")
	})
}

// checkBlock measures a block with Bubble Tea's own ruler.
func checkBlock(t interface{ Fatalf(string, ...any) }, block string, width, height int) {
	lines := strings.Split(block, "\n")
	if len(lines) != height {
		t.Fatalf("%d lines, wanted %d: %q", len(lines), height, block)
	}
	for _, line := range lines {
		if got := ansi.StringWidthWc(line); got != width {
			t.Fatalf("a line of %d cells, wanted %d: %q", got, width, line)
		}
		for _, r := range ansi.Strip(line) {
			if unicode.Is(unicode.Cc, r) {
				t.Fatalf("control %U reached the screen: %q", r, line)
			}
		}
	}
}

func TestFitIsExactForAnyText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 6).Draw(t, "height")
		checkBlock(t, Fit(anyText().Draw(t, "text"), width, height), width, height)
	})
}

func TestPaneIsExactForAnyText(t *testing.T) {
	t.Parallel()
	th := theme.New(true)
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 8).Draw(t, "height")
		pane := Pane{Title: anyText().Draw(t, "title"), Note: anyText().Draw(t, "note"), Footer: anyText().Draw(t, "footer"), Focused: rapid.Bool().Draw(t, "focus")}
		checkBlock(t, pane.Render(th, anyText().Draw(t, "text"), width, height), width, height)
	})
}

func TestOverAndPlaceKeepTheSize(t *testing.T) {
	t.Parallel()
	th := theme.New(true)
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 30).Draw(t, "width"), rapid.IntRange(1, 5).Draw(t, "height")
		screen := Fit(anyText().Draw(t, "screen"), width, height)
		block := Fit(anyText().Draw(t, "block"), rapid.IntRange(1, 35).Draw(t, "w"), rapid.IntRange(1, 6).Draw(t, "h"))
		x, y := rapid.IntRange(-5, 32).Draw(t, "x"), rapid.IntRange(-3, 7).Draw(t, "y")
		checkBlock(t, Place(screen, block, x, y), width, height)
		checkBlock(t, Over(th.Selected, anyText().Draw(t, "line"), width), width, 1)
	})
}

func TestTruncateAndWrapNeverExceed(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text, width := anyText().Draw(t, "text"), rapid.IntRange(1, 20).Draw(t, "width")
		if got := ansi.StringWidthWc(Truncate(text, width)); got > width {
			t.Fatalf("Truncate made %d cells of %d", got, width)
		}
		for _, line := range Wrap(text, width) {
			if got := ansi.StringWidthWc(line); got > width {
				t.Fatalf("Wrap made a line of %d cells of %d: %q", got, width, line)
			}
		}
	})
}

func TestTruncateShowsThatSomethingIsMissing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		width int
		want  string
	}{
		{"Decidim", 7, "Decidim"},
		{"Decidim", 6, "Decid…"},
		{"漢字漢字", 5, "漢字…"},
		{"漢字漢字", 4, "漢 …"},
		{"Decidim", 1, "…"},
		{"Decidim", 0, ""},
		{"one\ntwo", 10, "one…"},
		{"cafe\u0301s", 5, "cafe\u0301s"},
		{"\x1b[31mDecidim\x1b[m", 4, "\x1b[31mDec…\x1b[m"},
	} {
		if got := Truncate(c.text, c.width); got != c.want {
			t.Errorf("Truncate(%q, %d) = %q, wanted %q", c.text, c.width, got, c.want)
		}
	}
}

// An emoji of several parts is as wide for a terminal that joins them as for
// one that does not.
func TestEmojiHasOneWidthEverywhere(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"❤️", "👨\u200d👩\u200d👧", "🇫🇷", "🏳️\u200d🌈", "👍🏽", "1️⃣", "©️"} {
		line := Line(s+"|", 6)
		if ansi.StringWidth(line) != ansi.StringWidthWc(line) {
			t.Errorf("%q is drawn as %q, on whose width terminals disagree", s, line)
		}
	}
}

func TestLettersAreNotLost(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"हिन्दी भाषा", "தமிழ் மொழி", "ශ්\u200dරී ලංකා", "မြန်မာဘာသာ", "العَرَبِيَّة", "Łódź", "Đà Nẵng", "e\u0301"} {
		if got := strings.TrimRight(Line(s, 40), " "); got != s {
			t.Errorf("%q came out as %q", s, got)
		}
	}
}

func TestOnlyColoursAndWebLinksPass(t *testing.T) {
	t.Parallel()
	web := "\x1b]8;id=1;https://ogptoolbox.org\x1b\\tools\x1b]8;;\x1b\\"
	if got := Line(web, 5); got != web {
		t.Errorf("a web link was changed: %q", got)
	}
	for _, attack := range []string{
		"\x1b]8;;file:///etc/passwd\x1b\\x", "\x1b]8;;javascript:alert(1)\x1b\\x", "\x1b]52;c;aGk=\x1b\\x", "\x1b]0;owned\ax",
		"\x1b[2Jx", "\x1b[1;1Hx", "\x1b[?1049lx", "\x1bcx", "\u009b2Jx", "\x1bP$q\x1b\\x", "\u202ex", "a\rx",
	} {
		for _, bad := range []string{"\x1b]", "\x1b[2", "\x1b[1;", "\x1b[?", "\x1bc", "\x1bP", "\u009b", "\u202e", "\r"} {
			if got := Line(attack, 8); strings.Contains(got, bad) {
				t.Errorf("%q reached the screen as %q", attack, got)
			}
		}
	}
}

func TestHiddenTextIsShown(t *testing.T) {
	t.Parallel()
	for _, hiding := range []string{"\x1b[8m", "\x1b[08m", "\x1b[1;8m", "\x1b[38;5;8;8m"} {
		if got := Line(hiding+"x", 3); got != "x  " {
			t.Errorf("%q came out as %q", hiding+"x", got)
		}
	}
	for _, colour := range []string{"\x1b[38;5;8m", "\x1b[48;2;8;8;8m", "\x1b[1;38;2;0;8;0m", "\x1b[28m"} {
		if got := Line(colour+"x", 1); got != colour+"x\x1b[m" {
			t.Errorf("the colour %q came out as %q", colour, got)
		}
	}
}

func TestOverKeepsColoursInside(t *testing.T) {
	t.Parallel()
	ground := theme.Plain().Selected
	got := Over(ground, "a \x1b[31mred\x1b[m z", 8)
	if want := "\x1b[7ma \x1b[31mred\x1b[m\x1b[7m z \x1b[m"; got != want {
		t.Errorf("got %q, wanted %q", got, want)
	}
}

func TestWrapBreaksBetweenWordsAndCarriesColour(t *testing.T) {
	t.Parallel()
	got := Wrap("open \x1b[31mgovernment tools\x1b[m here", 10)
	want := []string{"open", "\x1b[31mgovernment\x1b[m", "\x1b[31mtools\x1b[m here"}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("got %q, wanted %q", got, want)
	}
}

func TestPlaceDrawsOnTop(t *testing.T) {
	t.Parallel()
	got := Place("abcdef\nghijkl\nmnopqr", "XX\nYY", 2, 1)
	if want := "abcdef\nghXXkl\nmnYYqr"; got != want {
		t.Errorf("got %q, wanted %q", got, want)
	}
	if got := Place("漢漢漢", "x", 1, 0); got != " x漢漢" {
		t.Errorf("half covered characters give way to blanks: got %q", got)
	}
}

func TestFocusIsVisibleWithoutColour(t *testing.T) {
	t.Parallel()
	th := theme.Plain()
	with := ansi.Strip(Pane{Title: "Tools", Focused: true}.Render(th, "x", 20, 3))
	if without := ansi.Strip(Pane{Title: "Tools"}.Render(th, "x", 20, 3)); with == without {
		t.Error("the pane with the focus looks like any other")
	}
}

func TestSplitAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		total := rapid.IntRange(0, 500).Draw(t, "total")
		weights := rapid.SliceOfN(rapid.IntRange(0, 9), 1, 5).Draw(t, "weights")
		weights[0]++
		sum := 0
		for _, part := range Split(total, weights...) {
			if part < 0 {
				t.Fatalf("a negative part of %d by %v", total, weights)
			}
			sum += part
		}
		if sum != total {
			t.Fatalf("%d by %v adds up to %d", total, weights, sum)
		}
	})
}

func BenchmarkFitScreen(b *testing.B) {
	line := strings.Repeat("\x1b[31mDécidim\x1b[m outil de participation ", 4)
	screen := strings.Repeat(line+"\n", 40)
	for b.Loop() {
		Fit(screen, 120, 40)
	}
}
