package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The text is what is in the file by now: in the reader's language, else in
// none that is said, else in any; cleaned, and whole or not at all.
func TestTheTextOfTheDeclaration(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	c := charter{dir, slog.New(slog.DiscardHandler)}
	write := func(name, words string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reads := func(lang, words, in string) {
		t.Helper()
		if got, from := c.text(lang); got != words || from != in {
			t.Errorf("%s: %q in %q, want %q in %q", lang, got, from, words, in)
		}
	}
	reads("fr", "", "")
	write("declaration.es.md", "Nosotros")
	reads("fr", "Nosotros", "es")
	write("declaration.md", "We\x1b[31m, the \u202emembers")
	reads("fr", "We, the members", "")
	reads("es", "Nosotros", "es")
	write("declaration.fr.md", strings.Repeat("a", charterMost+1))
	reads("fr", "We, the members", "")
	write("declaration.fr.md", "Nous")
	reads("fr", "Nous", "fr")
	if err := os.Remove(filepath.Join(dir, "declaration.fr.md")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "declaration.fr.md"), 0o700); err != nil {
		t.Fatal(err)
	}
	reads("fr", "We, the members", "")
}
