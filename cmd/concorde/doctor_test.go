package main

import (
	"bufio"
	"bytes"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Whatever may be wrong with whatever part of a store is told in every language.
func TestEveryFindingHasWords(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	inv := newInvocation(s.door("SHA256:guest"))
	for _, lang := range words.Languages() {
		inv.lang = lang
		told := map[string]bool{}
		for _, part := range store.Parts() {
			for _, wrong := range store.Wrongs() {
				f := store.Finding{
					Part: part, Wrong: wrong, Kind: store.KindTool, Record: store.ID{1}, Name: "‹name›", Entry: 1234567, Last: 1234568, Detail: "‹detail›",
				}
				text := inv.findingInWords(f)
				if text == "" || strings.Contains(text, "⟦") || strings.Contains(text, "no value") || told[text] {
					t.Errorf("%s: %s %s: %q", lang, part, wrong, text)
				}
				told[text] = true
			}
		}
	}
}

// Where only what a server keeps in memory is wrong, starting it again is what helps; where more is, repairing does, for
// which it is stopped anyway.
func TestWhatIsWrongInMemoryIsMadeAnewByStartingAgain(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	for _, c := range []struct {
		parts []store.Part
		says  string
	}{
		{[]store.Part{store.PartMemoryIndex}, "start the server again"},
		{[]store.Part{store.PartUnknown, store.PartMemoryUsed}, "start the server again"},
		{[]store.Part{store.PartUnknown}, "newer Concorde"},
	} {
		var out bytes.Buffer
		inv := newInvocation(s.door("SHA256:guest"))
		inv.lang, inv.out = "en", bufio.NewWriter(&out)
		report := store.Report{Derivable: true}
		for _, part := range c.parts {
			report.Findings = append(report.Findings, store.Finding{
				Part: part, Wrong: store.WrongChanged, Kind: store.KindTool, Name: "decidim", Detail: "words",
			})
		}
		err := inv.explainCheckup(nil, report, inv.checkupShape(report))
		told, status := inv.explain(err)
		if err := inv.out.Flush(); err != nil {
			t.Fatal(err)
		}
		if status != statusFailed || !strings.Contains(told, c.says) || !strings.Contains(out.String(), "decidim") {
			t.Errorf("%v: %q, and %q", c.parts, told, out.String())
		}
	}
}
