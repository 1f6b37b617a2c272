package main

import (
	"io"
	"os/exec"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// page is the manual page, and the tree that it is of.
func manualPage(t *testing.T) (string, *cobra.Command) {
	t.Helper()
	s := newSummit(t)
	d := s.door("SHA256:ana")
	d.local = true
	r := s.runAt(t, d, "man")
	if r.status != statusDone {
		t.Fatal(r.err)
	}
	inv := newInvocation(&door{in: strings.NewReader(""), out: io.Discard, err: io.Discard, lang: "en", words: s.words, local: true})
	return r.out, inv.tree()
}

func TestTheManualHasEveryCommandAndEveryFlag(t *testing.T) {
	t.Parallel()
	manual, root := manualPage(t)
	var check func(*cobra.Command)
	check = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			check(sub)
		}
		if !cmd.IsAvailableCommand() || !cmd.Runnable() || onlyHolds(cmd) || cmd == root {
			return
		}
		if !strings.Contains(manual, escaped(cmd.UseLine())) {
			t.Errorf("nothing is said of %s", cmd.CommandPath())
		}
		cmd.LocalNonPersistentFlags().VisitAll(func(flag *pflag.Flag) {
			if !flag.Hidden && flag.Name != "help" && !strings.Contains(manual, escaped("--"+flag.Name)) {
				t.Errorf("nothing is said of --%s of %s", flag.Name, cmd.CommandPath())
			}
		})
	}
	check(root)
}

// What is said of commands is never taken for an instruction to roff.
func TestTheManualIsRoff(t *testing.T) {
	t.Parallel()
	p := &page{}
	p.text(".so /etc/passwd\n'br\n\\*[x] -- it's")
	want := `\&.so /etc/passwd` + "\n" + `\(aqbr` + "\n" + `\e*[x] \-\- it\(aqs` + "\n"
	if p.String() != want {
		t.Errorf("%q, want %q", p.String(), want)
	}
	groff, err := exec.LookPath("groff")
	if err != nil {
		t.Skip("groff is not installed")
	}
	manual, _ := manualPage(t)
	cmd := exec.CommandContext(t.Context(), groff, "-man", "-Kutf8", "-Tutf8", "-ww", "-z")
	cmd.Stdin = strings.NewReader(manual)
	if said, err := cmd.CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("groff: %v\n%s", err, said)
	}
}
