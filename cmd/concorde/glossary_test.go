package main

import (
	"io"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ogptoolbox/concorde/tui/words"
)

// Help and the manual, which are in English, keep to the words of the screens.
func TestHelpKeepsToTheGlossary(t *testing.T) {
	t.Parallel()
	check := words.NewChecker("en")
	asked := 0
	look := func(where, text string) {
		asked++
		for _, stray := range check.Strays(text) {
			t.Errorf("%s: %q is not used here, %q is: %q", where, stray.Found, stray.Instead, text)
		}
	}
	var walk func(*cobra.Command)
	walk = func(cmd *cobra.Command) {
		look(cmd.CommandPath(), cmd.Short)
		look(cmd.CommandPath(), cmd.Long)
		cmd.LocalFlags().VisitAll(func(flag *pflag.Flag) { look(cmd.CommandPath()+" --"+flag.Name, flag.Usage) })
		for _, sub := range cmd.Commands() {
			walk(sub)
		}
	}
	walk(newInvocation(&door{in: strings.NewReader(""), out: io.Discard, err: io.Discard, lang: "en", words: words.Load(), local: true}).tree())
	if asked < 100 {
		t.Fatalf("only %d texts were looked at: the test looks in the wrong place", asked)
	}
}
