package markdown

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/ogptoolbox/concorde/tui/theme"
	"pgregory.net/rapid"
)

const description = `# Decidim

A **free** platform for [participation](https://decidim.org/).

- debate
- vote
  - in person

> Code for democracy, by and for the people who use it.

- [x] done
- [ ] to do
`

func TestDescription(t *testing.T) {
	t.Parallel()
	want := strings.Join([]string{
		"Decidim",
		"",
		"A free platform for participation",
		"https://decidim.org/.",
		"",
		"• debate",
		"• vote",
		"  • in person",
		"",
		"│ Code for democracy, by and for the",
		"│ people who use it.",
		"",
		"[x] done",
		"[ ] to do",
	}, "\n")
	for _, th := range []*theme.Theme{theme.New(true), theme.New(false), theme.Plain()} {
		if got := ansi.Strip(New(th).Render(description, 38)); got != want {
			t.Errorf("%s:\n%s\nwanted\n%s", th.Name, got, want)
		}
	}
}

func TestPlainThemeHasNoColour(t *testing.T) {
	t.Parallel()
	got := New(theme.Plain()).Render(description+"\n`code`\n\n```go\nfunc main() {}\n```\n", 60)
	if strings.Contains(got, "38;") || strings.Contains(got, "48;") {
		t.Errorf("there is colour in %q", got)
	}
}

// Colours follow the theme when the client says what its background is.
func TestThemeChanges(t *testing.T) {
	t.Parallel()
	th := theme.New(true)
	r := New(th)
	dark := r.Render(description, 40)
	*th = *theme.New(false)
	if light := r.Render(description, 40); light == dark || light != New(theme.New(false)).Render(description, 40) {
		t.Error("the text keeps the colours of the theme before")
	}
}

// It counts allocations, and so cannot run beside others.
func TestSameTextIsNotDrawnTwice(t *testing.T) {
	r := New(theme.New(true))
	first := r.Render(description, 40)
	if allocations := testing.AllocsPerRun(10, func() { r.Render(description, 40) }); allocations > 0 {
		t.Errorf("drawing it again costs %v allocations", allocations)
	}
	if r.Render("other", 40); r.Render(description, 40) != first || r.Render(description, 30) == first {
		t.Error("it shows an earlier text, or an earlier width")
	}
}

func TestLinksLeadToTheWebOrNowhere(t *testing.T) {
	t.Parallel()
	r := New(theme.New(true))
	if got := r.Render("[x](https://decidim.org/)", 60); !strings.Contains(got, "\x1b]8;id=") || !strings.Contains(ansi.Strip(got), "decidim.org") {
		t.Errorf("no link, or its host is hidden: %q", got)
	}
	for _, address := range []string{"javascript:alert(1)", "file:///etc/passwd", "ssh://host", "data:text/html,x", "//host/x", "mailto:a@b.example"} {
		for link := range strings.SplitSeq(r.Render("[x]("+address+")", 60), "\x1b]8;") {
			if _, target, _ := strings.Cut(link, ";"); strings.HasPrefix(target, address) {
				t.Errorf("%s became a link", address)
			}
		}
	}
}

func TestNoControlReachesTheScreen(t *testing.T) {
	t.Parallel()
	for _, attack := range []string{
		"a\x1b[2Jb", "a&#27;[2Jb", "a&#x1B;[2Jb", "a&#155;2Jb", "a\u009b2Jb", "a&#8238;b", "a\u202eb", "a&rlm;b", "a&#x202e;b", "a\rb", "a&#13;b",
		"`a\x1b[2Jb`", "[x](https://a.example/\x1b]0;t\a)", "[x](https://a.example/&#27;]0;t&#7;)", "a&#27;[8mhidden&#27;[m", "a\x1b[8mhidden",
	} {
		got := New(theme.Plain()).Render(attack, 60)
		for _, bad := range []string{"\x1b[2J", "\u009b", "\u202e", "\u200f", "\r", "\x1b]0;", "\x1b[8m"} {
			if strings.Contains(got, bad) {
				t.Errorf("%q reached the screen as %q", attack, got)
			}
		}
	}
}

// A text made to be slow is shown without formatting; all of it is read.
func TestCostlyText(t *testing.T) {
	t.Parallel()
	for name, source := range map[string]string{
		"quotes": strings.Repeat("> ", 3000), "lists": strings.Repeat("- ", 3000), "brackets": strings.Repeat("[", 9000), "stars": strings.Repeat("*a_ ", 4000),
		"table": strings.Repeat("|a", 3000) + "\n" + strings.Repeat("|-", 3000),
	} {
		if !costly(source) {
			t.Errorf("%s would be formatted", name)
		}
		if got := New(theme.New(true)).Render(source+" END", 60); !strings.Contains(got, "END") {
			t.Errorf("%s: the end is missing", name)
		}
	}
	if costly(description) {
		t.Error("an ordinary description is taken for an attack")
	}
}

func TestAnyTextAndWidth(t *testing.T) {
	t.Parallel()
	pieces := []string{"# ", "> ", "- ", "1. ", "\n", "\n\n", "```\n", "`", "**", "*", "[a](https://b.example/long/address)", "| a | b |\n|---|---|\n| 1 | 2 |\n", "漢字", "e\u0301", "word ", "    ", "<b>", "&#27;", "![i](x)", "\x1b[31m", "हिन्दी"}
	r := New(theme.New(true))
	rapid.Check(t, func(t *rapid.T) {
		source := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 15).Draw(t, "source"), "")
		width := rapid.IntRange(1, 60).Draw(t, "width")
		for line := range strings.SplitSeq(r.Render(source, width), "\n") {
			if got := ansi.StringWidthWc(line); got > width {
				t.Fatalf("a line of %d cells of %d: %q", got, width, line)
			}
		}
	})
}
