package main

import (
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
