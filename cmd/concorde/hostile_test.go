package main

import (
	"bytes"
	"strings"
	"testing"
	"unicode"

	"github.com/ogptoolbox/concorde/store"
)

// Whatever a stranger passes, the answer is one short line.
func TestTooMuchOfEverything(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	huge := strings.Repeat("é", 5_000_000)
	for _, args := range [][]string{
		{huge},
		{"tool", huge},
		{"tool", "list", "--" + huge},
		{"tool", "list", "--limit", huge},
		{"tool", "list", "--use", huge},
		{"tool", "list", "--country", huge},
		{"tool", "list", "--sort", huge},
		{"tool", "list", huge},
		{"tool", "show", huge},
		{"tool", "add", "--name", huge, "--use", "debate"},
		{"tool", "add", "--name", "A", "--use", huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--summary", huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--description", huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--website", "https://example.org/" + huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--licence", huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--tag", huge},
		{"tool", "add", "--name", "A", "--use", "debate", "--developer", huge},
		{"tool", "edit", "decidim", "--reason", huge, "--name", "X"},
		{"tool", "use", "decidim", "--where", huge},
		{"tool", "use", "decidim", "--since", huge},
		{"coalition", "create", "--name", "A", "--purpose", huge},
		{"coalition", "create", "--name", "A", "--purpose", "B", "--need", "design:" + huge},
		{"coalition", "show", huge},
		{"person", "list", "--country", huge},
		{"person", "show", huge},
		{"person", "allies", huge},
		{"me", "set", "--handle", huge},
		{"me", "set", "--name", huge},
		{"history", huge},
		{"undo", huge},
		{"feed", "--since", huge},
		{"help", huge},
	} {
		r := s.run(t, ana, args...)
		if r.status == statusDone || r.status == statusFailed || !oneLine(r.err) || len(r.err) > 1000 {
			t.Errorf("%.40q: status %d, %d bytes: %.300q", args, r.status, len(r.err), r.err)
		}
	}
	if r := s.run(t, ana, "search", huge); r.status != statusDone || len(r.err) > 1000 {
		t.Errorf("search: status %d: %.300q", r.status, r.err)
	}
}

func TestTooManyValues(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	args := []string{"tool", "add", "--name", "A", "--use", "debate"}
	for range 2000 {
		args = append(args, "--tag", "civic")
	}
	if r := s.run(t, s.introduced(t, "ana"), args...); r.status != statusUsage || !strings.Contains(r.err, "--tag is given too often (2,000 times)") {
		t.Errorf("status %d: %s", r.status, r.err)
	}
}

// hostile are bytes that do things to terminals: colours, titles, C1 controls,
// text that runs backwards, letters nobody sees, lines that overwrite others.
const hostile = "x\x1b[31mred\x1b]0;title\x07\u009b31m\u202eright\u200b\ufeff\u2066\x00\x7f\rover\u2028line\ttab"

func TestNothingHostileComesOut(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	for _, args := range [][]string{
		{"me", "set", "--name", hostile, "--offers", hostile},
		{"tool", "add", "--name", hostile, "--use", "debate", "--summary", hostile, "--description", hostile, "--tag", hostile, "--developer", hostile},
		{"coalition", "create", "--name", hostile, "--purpose", hostile, "--place", hostile, "--need", "design:" + hostile},
		{"coalition", "list"}, {"coalition", "list", "--json"},
		{"tool", "list", "--sort", "newest", "--limit", "1"}, {"tool", "list", "--sort", "newest", "--limit", "1", "--json"},
		{"me"}, {"me", "--json"}, {"feed"}, {"feed", "--json"}, {"search", "title"}, {"search", "title", "--json"},
		{hostile}, {"tool", hostile}, {"tool", "list", "--" + hostile}, {"tool", "list", "--use", hostile},
		{"tool", "list", "--limit", hostile}, {"tool", "list", "--search", hostile}, {"tool", "show", hostile},
		{"tool", "edit", hostile, "--name", "X"}, {"history", hostile}, {"undo", hostile}, {"feed", "--since", hostile},
		{"--lang", hostile, "version"}, {"tool", "list", hostile}, {"help", hostile},
		{"tool", "add", "--name", "B", "--use", "debate", "--licence", hostile},
		{"tool", "add", "--name", "B", "--use", "debate", "--website", hostile},
		{"tool", "use", "decidim", "--where", hostile},
	} {
		for _, terminal := range []bool{false, true} {
			d := s.door(ana)
			d.terminal, d.width = terminal, 80
			r := s.runAt(t, d, args...)
			if bad := firstHostile(r.out + r.err); bad != 0 {
				t.Errorf("%q on a terminal (%t) prints %U:\n%q\n%q", args, terminal, bad, r.out, r.err)
			}
		}
	}
}

// firstHostile is the first character that may do something to a terminal.
func firstHostile(s string) rune {
	for _, r := range s {
		switch {
		case r == '\n', r == '\t':
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co), r == unicode.ReplacementChar:
			return r
		}
	}
	return 0
}

// Values never break the columns of a pipe.
func TestTabSeparatedValuesHaveTheirColumns(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	made := s.run(t, ana, "tool", "add", "--name", "A\tB\nC", "--use", "debate", "--summary", "one\ttwo\nthree")
	if made.status != 0 {
		t.Fatal(made.err)
	}
	r := s.run(t, ana, "tool", "list", "--sort", "newest", "--limit", "1")
	if r.out != "a-b-c\tA B C\tdebate\t\t\t0\tone two three\n" {
		t.Errorf("%q", r.out)
	}
}

// Records may come from elsewhere, and from a version that cleaned less: what
// goes out is cleaned once more.
func TestWhatIsNotCleanInTheStoreIsOnTheWayOut(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	dirty := &store.Tool{
		Name: hostile, Summary: store.Text{"en": hostile, hostile: "x"}, Description: store.Text{"en": hostile + "\n\nmore"},
		Website: hostile, Repository: hostile, Licence: hostile, Maturity: hostile, Uses: []string{hostile}, Tags: []string{hostile},
	}
	for _, test := range []struct{ terminal, json bool }{{false, false}, {true, false}, {false, true}} {
		d := s.door("SHA256:guest")
		var out bytes.Buffer
		d.out, d.terminal, d.width = &out, test.terminal, 80
		inv := newInvocation(d)
		shaper := &shaper{store: s.store, lang: "en", known: map[store.ID]ref{}}
		row := toolRow{toolShape: shaper.tool(dirty)}
		var err error
		if test.json {
			err = inv.object(row)
		} else {
			table := inv.table(column{title: "name"}, column{title: "summary", least: 10})
			err = firstError(
				inv.toolCard(dirty, toolPage{toolRow: row}),
				table.row(dirty.Name, dirty.Description["en"]), table.end(),
				inv.receipt(store.Receipt{Slug: hostile}, "edited"),
			)
		}
		if err := firstError(err, inv.finish()); err != nil {
			t.Fatal(err)
		}
		if bad := firstHostile(out.String()); bad != 0 || out.Len() == 0 {
			t.Errorf("%+v prints %U:\n%q", test, bad, out.String())
		}
	}
}
