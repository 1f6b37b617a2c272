package portal

import (
	"strings"
	"testing"
	"time"
)

// A text that is made to be slow is shown as it was written, all of it.
func TestCostlyMarkdown(t *testing.T) {
	t.Parallel()
	p := newProse()
	for name, source := range map[string]string{
		"quotations": strings.Repeat("> ", 9000), "lists": strings.Repeat("- ", 9000), "brackets": strings.Repeat("[", 19000), "stars": strings.Repeat("*a_ ", 4900),
		"code": strings.Repeat("`a``b", 3900), "tags": strings.Repeat("<a ", 6000), "indents": strings.Repeat(strings.Repeat(" ", 140)+"- a\n", 130),
		"lines of quotations": strings.Repeat("> > > > > > > > > > > > > > > > a\n", 550), "references": strings.Repeat("[a]: https://a.example/\n[a]\n", 600),
		"images": strings.Repeat("![", 60) + "a" + strings.Repeat("](https://a.example/)", 60), "deep lists": deep(),
		"links": strings.Repeat("[a](<b\n", 2800), "entities": strings.Repeat("&", 19000), "emphasis": strings.Repeat("**a *b\n", 2800),
	} {
		start := time.Now()
		got := string(p.html(source + "\n\nEND"))
		if !strings.Contains(got, "END") {
			t.Errorf("%s: the end is missing", name)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("%s took %v", name, took)
		}
	}
	if got := p.html("<b>" + strings.Repeat("> ", 900)); !strings.HasPrefix(string(got), "<p>&lt;b&gt;") {
		t.Errorf("a text that is not formatted is not escaped: %.40s", got)
	}
}

func deep() string {
	var out strings.Builder
	for n := range 60 {
		out.WriteString(strings.Repeat("  ", n) + "- a\n")
	}
	return out.String()
}
