package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// What others do with what is somebody's waits for them, by command and on the
// screen, until they have read it with whichever of the two.
func TestTheInboxByCommandAndOnTheScreen(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	ana, ben := s.introduce("ana"), s.introduce("ben")
	if got := s.ask(newKey(t), "inbox"); got.status != statusNotAllowed {
		t.Errorf("a guest's inbox: status %d: %s", got.status, got.err)
	}
	if got := s.ask(ana, "inbox"); got.out != "" || got.status != statusDone || !strings.Contains(got.err, "nothing new") {
		t.Errorf("before anything happened: %+v", got)
	}
	s.must(ana, "coalition create --name 'Open budgets' --purpose 'Ten cities.'")
	s.must(ben, "coalition join open-budgets")
	if out := s.must(ana, "inbox"); !strings.Contains(out, "\tunread\tben joined\t") || !strings.Contains(out, "open-budgets") {
		t.Errorf("the inbox does not tell who joined: %q", out)
	}
	if out := s.must(ana, "inbox --json"); !strings.Contains(out, `"sentence":"ben joined Open budgets"`) || !strings.Contains(out, `"unread":true`) {
		t.Errorf("in JSON: %s", out)
	}
	s.must(ben, "coalition post open-budgets 'I bring a lawyer'")
	if out := s.must(ana, "inbox --done --limit 1"); !strings.Contains(out, "posted") || strings.Contains(out, "joined") {
		t.Errorf("the newest alone: %q", out)
	}
	term := s.sit(ana)
	term.expect("1 for you") // what was left out is not read
	if out := s.must(ana, "inbox --done"); !strings.Contains(out, "ben joined") {
		t.Errorf("what was marked is not shown: %q", out)
	}
	if got := s.ask(ana, "inbox"); got.out != "" {
		t.Errorf("what was read comes again: %q", got.out)
	}
	if out := s.must(ana, "inbox --all"); !strings.Contains(out, "\tread\tben joined\t") {
		t.Errorf("all of it: %q", out)
	}
	s.must(ben, "coalition post open-budgets 'See you at table 12'")
	term.expect("1 for you") // the message alone: what was read by command is read
	term.send("i")
	term.expect("See you at table 12")
	term.send("\r")
	term.expect("Ten cities.")
	term.leave("q")
	if got := s.ask(ana, "inbox"); got.out != "" {
		t.Errorf("what was read on the screen comes again: %q", got.out)
	}
}
