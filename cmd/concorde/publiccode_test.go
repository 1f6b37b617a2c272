package main

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Whatever can be wrong with a file can be said in every language, with what
// would be right.
func TestEveryProblemHasWords(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	inv := newInvocation(s.door("SHA256:guest"))
	for _, inv.lang = range words.Languages() {
		for _, code := range publiccode.Codes() {
			p := publiccode.Problem{Code: code, Value: "V", Since: "0.5", Limit: 2, Got: 1}
			wrong, right := inv.sayProblem(p)
			p.Suggest = "S"
			_, suggested := inv.sayProblem(p)
			if strings.Contains(wrong+suggested, "⟦") || !strings.Contains(suggested, "S") {
				t.Errorf("%s %s: %q, %q", inv.lang, code, wrong, suggested)
			}
			if strings.Contains(right, "⟦") && !alwaysSuggests(code) {
				t.Errorf("%s %s: %q", inv.lang, code, right)
			}
		}
		for _, why := range publiccode.Reasons() {
			said := inv.say().F("publiccode.refused."+string(why), map[string]any{"Line": 1, "Limit": 2, "Cause": "c"})
			if strings.Contains(said, "⟦") {
				t.Errorf("%s: %s", inv.lang, said)
			}
		}
	}
}

// alwaysSuggests are the problems of which it is known what would be right.
func alwaysSuggests(code publiccode.Code) bool {
	switch code {
	case publiccode.WantQuotes, publiccode.OldBoolean, publiccode.Choice, publiccode.OldValue, publiccode.Alias, publiccode.Format,
		publiccode.LowerCase, publiccode.UpperCase, publiccode.Version, publiccode.Extension, publiccode.Guessed:
		return true
	}
	return false
}

// Over SSH nobody names a path of the server.
func TestNoPathIsReadForWhoComesFromElsewhere(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	for _, path := range []string{"/etc/passwd", "publiccode.yml", "./-"} {
		r := s.run(t, "SHA256:guest", "tool", "check", path)
		if r.status != statusNotAllowed || r.out != "" || !oneLine(r.err) {
			t.Errorf("%s: status %d, %q, %q", path, r.status, r.out, r.err)
		}
	}
}

// People on a terminal read sentences whole, within its width.
func TestProblemsOnATerminal(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	d := s.door("SHA256:guest")
	d.in, d.terminal, d.width = strings.NewReader("name: 1\nlegal: {license: A licence of our own}\n"), true, 60
	r := s.runAt(t, d, "tool", "check", "-")
	for row := range strings.Lines(r.out) {
		if n := len([]rune(strings.TrimSuffix(row, "\n"))); n > 60 {
			t.Errorf("%d cells: %q", n, row)
		}
	}
	flat := strings.Join(strings.Fields(r.out), " ")
	if !strings.Contains(flat, "2:18 error legal/license “A licence of our own” is not an SPDX licence expression; see https://spdx.org/licenses") {
		t.Errorf("%s", r.out)
	}
}

const agoraFile = "publiccodeYmlVersion: \"0.7\"\nname: Agora\nurl: https://example.org/agora.git\n"

// fromInput runs a command that reads standard input.
func (s *summit) fromInput(t *testing.T, key, input string, args ...string) ran {
	t.Helper()
	d := s.door(key)
	d.in = strings.NewReader(input)
	return s.runAt(t, d, args...)
}

// What a file brings in is held against the same rules as anything else.
func TestFilesComeInOverSSHByStandardInputAlone(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	if r := s.fromInput(t, "SHA256:guest", agoraFile, "import", "-"); r.status != statusNotAllowed {
		t.Errorf("a guest imports: %d %s", r.status, r.err)
	}
	ana := s.introduced(t, "ana")
	if r := s.run(t, ana, "tool", "add", "--file", "/etc/passwd"); r.status != statusNotAllowed || r.out != "" {
		t.Errorf("a path of the server: %d %q %q", r.status, r.out, r.err)
	}
	if r := s.run(t, ana, "import", "/etc/passwd"); r.status == 0 || strings.Contains(r.out, "root") {
		t.Errorf("a path of the server: %d %q %q", r.status, r.out, r.err)
	}
	if r := s.run(t, ana, "export", "--format", "publiccode", "decidim", "--output", "/tmp/x"); r.status != statusNotAllowed {
		t.Errorf("a path of the server: %d %q", r.status, r.err)
	}
	if r := s.fromInput(t, ana, agoraFile, "tool", "add", "--file", "-"); r.status != 0 {
		t.Fatalf("%d %s", r.status, r.err)
	}
	if r := s.fromInput(t, ana, agoraFile, "tool", "add", "--file", "-"); r.status != statusConflict || !strings.Contains(r.err, "agora") {
		t.Errorf("twice: %d %s", r.status, r.err)
	}
	if r := s.fromInput(t, ana, strings.Replace(agoraFile, ".org", ".net", 1), "import", "-"); r.status != statusConflict {
		t.Errorf("another of that name: %d %q %q", r.status, r.out, r.err)
	}
	if r := s.fromInput(t, ana, strings.Repeat("x: y\n", 1<<20), "import", "-"); r.status != statusFailed || !strings.Contains(r.out, "larger than") {
		t.Errorf("five megabytes: %d %.300q %q", r.status, r.out, r.err)
	}
}

// A file cannot bring a terminal's commands in, nor out.
func TestNoEscapesComeThroughAFile(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	hostile := "publiccodeYmlVersion: \"0.7\"\nname: \"A\\e[2Jb\"\nurl: https://example.org/a\n\"k\\e]0;x\\a\": \"v\\x9b31m\\u202e\"\ncategories: [\"\\e[5m\"]\n"
	for _, args := range [][]string{
		{"tool", "check", "-"}, {"tool", "add", "--file", "-"}, {"import", "-"}, {"import", "--json", "-"}, {"export", "--format", "publiccode", "ab"},
	} {
		r := s.fromInput(t, ana, hostile, args...)
		if strings.ContainsAny(r.out+r.err, "\x1b\x07\u009b\u202e") {
			t.Errorf("%v: %q %q", args, r.out, r.err)
		}
	}
}
