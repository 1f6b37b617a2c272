package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// Two people on two terminals, by the real client: what one does the other
// sees; one pulls the plug in the middle of a form, and finds it again.
func TestTwoPeopleBuildACoalitionOverSSH(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	ana, ben := newKey(t), newKey(t)
	first, second := s.sit(ana), s.sit(ben)
	first.expect("Tools", "275")
	second.expect("Tools", "275")
	first.send("a")
	first.expect("Reference a tool")
	first.send("Agora Nova\rdebate\r\rDebate a plan in the open.\x13")
	first.expect("Who are you?")
	first.send("Ana Pérez\r\rcivil\r\x13")
	first.expect("Agora Nova is in the catalogue")
	second.expect("276")
	first.send("n")
	first.expect("Start a coalition")
	first.send("Cities that debate\rRun it in ten cities.\t9.\r\x13")
	first.expect("You lead it")

	second.send("3")
	second.expect("Cities that debate")
	second.send("\rJ")
	second.expect("Who are you?")
	second.send("Ben Okri\r\rgovern\r\x13")
	first.expect("Ben Okri") // on the screen of the one who leads it, without a key
	second.leave("q")

	first.send("\x1b")
	first.expect("Agora Nova", "Debate a plan")
	first.send("\x1b")
	first.expect("276")
	first.send("a")
	first.expect("Reference a tool")
	first.send("Half a tool")
	first.expect("Half a tool")
	s.waitForDraft("Half a tool")
	first.unplug()
	again := s.sit(ana)
	again.expect("Half a tool")
	again.leave("\x03")
	if out := s.must(ben, "coalition show cities-that-debate --json"); !strings.Contains(out, `"ben-okri"`) {
		t.Errorf("Ben is not a member: %s", out)
	}
}

// The whole tree of commands is there over SSH, without a terminal.
func TestCommandsOverSSH(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	key := newKey(t)
	var tool struct{ Slug string }
	line, _, _ := strings.Cut(s.must(key, "tool list --search decidim --json"), "\n")
	if err := json.Unmarshal([]byte(line), &tool); err != nil || tool.Slug != "decidim" {
		t.Errorf("the first tool is %q: %v", line, err)
	}
	s.must(key, `me set --handle ana --name "Ana Lima" --kind civil-society`)
	s.must(key, `tool add --name "Agora Nova" --use debate --summary "Debate a plan, 'in the open'."`)
	if out := s.must(key, "tool show agora-nova --json"); !strings.Contains(out, "'in the open'") {
		t.Errorf("quotes are lost: %s", out)
	}
	s.must(key, "coalition create --name Budgets --purpose Test")
	if got := s.give(key, "From my laptop.\n", "coalition post budgets --file -"); got.status != statusDone {
		t.Errorf("standard input: status %d: %s", got.status, got.err)
	}
	if out := s.must(key, "coalition show budgets"); !strings.Contains(out, "From my laptop.") {
		t.Errorf("standard input is lost: %s", out)
	}
	for line, want := range map[string]int{
		"coalition post budgets --file /etc/passwd": statusNotAllowed,
		"":                                     statusFailed, // the interface wants a terminal
		"tool show nope":                       statusNotFound,
		"tool show \"nope":                     statusUsage,
		"frob":                                 statusUsage,
		"doctor":                               statusNotAllowed,
		"backup -":                             statusNotAllowed,
		"announce hello":                       statusNotAllowed,
		"serve":                                statusNotAllowed,
		"--data /etc tool list":                statusNotAllowed,
		"tool add --name Decidim --use debate": statusConflict,
		"me --identity /etc/passwd":            statusNotAllowed,
	} {
		if got := s.ask(key, line); got.status != want || !oneLine(got.err) {
			t.Errorf("ssh host %s: status %d, not %d: %q", line, got.status, want, got.err)
		}
	}
}

// An organiser bans a vandal, who is shown out, and takes back all they did.
func TestAnOrganiserBansAVandal(t *testing.T) {
	t.Parallel()
	boss, vandal := newKey(t), newKey(t)
	public, err := os.ReadFile(boss + ".pub")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "organisers")
	if err := os.WriteFile(file, append([]byte("# who runs this\n"), public...), 0o600); err != nil {
		t.Fatal(err)
	}
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"), "--organisers", file)
	s.must(boss, "me set --handle boss --name Boss --kind other")
	s.must(vandal, "me set --handle vandal --name Vandal --kind other")
	s.must(vandal, `tool add --name Rubbish --use other --summary "Buy it."`)
	s.must(vandal, "tool edit decidim --name Decidumb")
	sitting := s.sit(vandal)
	sitting.expect("276")
	if got := s.ask(vandal, "ban "+fingerprintOf(t, boss)+" --reason why"); got.status != statusNotAllowed {
		t.Errorf("a vandal bans: status %d: %q", got.status, got.err)
	}
	s.must(boss, "ban "+fingerprintOf(t, vandal)+" --reason vandalism")
	sitting.gone("closed this key’s access")
	if got := s.ask(vandal, "tool list"); got.status == statusDone || !strings.Contains(got.err, "vandalism") {
		t.Errorf("a banned key: status %d, %q", got.status, got.err)
	}
	s.must(boss, "undo --by "+fingerprintOf(t, vandal)+" --since 1h --reason vandalism")
	if out := s.must(boss, "tool show decidim --json"); !strings.Contains(out, `"name":"Decidim"`) {
		t.Errorf("the name is %s", out)
	}
	if out := s.must(boss, "search rubbish"); strings.Contains(out, "Rubbish") {
		t.Errorf("it is still found: %s", out)
	}
	s.must(boss, "unban "+fingerprintOf(t, vandal))
	s.must(vandal, "tool list")
}

// A server that stops tells those who are in, and loses nothing.
func TestAServerThatStopsSaysSo(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "concorde")
	s := serveAt(t, data)
	key := s.introduce("ana")
	sitting := s.sit(key)
	sitting.expect("275")
	sitting.send("aHalf a tool") // as a slow line brings it: at once
	sitting.expect("Half a tool")
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	sitting.gone("What you typed is kept")
	if err := <-s.ended; err != nil {
		t.Fatalf("the server ended badly: %v\n%s", err, s.log)
	}
	again := serveAt(t, data)
	back := again.sit(key)
	back.expect("Half a tool")
	back.leave("\x03")
}

// A server that is killed has what it acknowledged, and what was being typed.
func TestAServerThatIsKilledLosesNothing(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "concorde")
	s := serveAt(t, data)
	key := s.introduce("ana")
	s.must(key, "tool use decidim")
	sitting := s.sit(key)
	sitting.expect("275")
	sitting.send("aHalf a tool")
	sitting.expect("Half a tool")
	s.waitForDraft("Half a tool")
	s.kill()
	again := serveAt(t, data)
	if out := again.must(key, "tool who decidim --json"); !strings.Contains(out, `"ana"`) {
		t.Errorf("what was acknowledged is gone: %s", out)
	}
	back := again.sit(key)
	back.expect("Half a tool")
	back.leave("\x03")
}

// Whoever starts the program on a record that a server has is told how to get in.
func TestLocalFindsTheServer(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	got := askAt(t, s.data, "tool list")
	if want := "ssh -p " + s.port + " localhost"; got.status != statusFailed || !strings.Contains(got.err, want) {
		t.Errorf("status %d, and it does not say %q: %q", got.status, want, got.err)
	}
}
