package main

import (
	"strings"
	"testing"
)

// The exit statuses are a contract: scripts stand on them.
func TestExitStatus(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	const guest = "SHA256:guest"
	ana := s.introduced(t, "ana")
	for _, test := range []struct {
		key    string
		status int
		line   string
	}{
		{guest, statusDone, "tool list"},
		{guest, statusDone, "version"},
		{guest, statusDone, "--help"},
		{guest, statusUsage, "frob"},
		{guest, statusUsage, "tool"},
		{guest, statusUsage, "tool list --nope"},
		{guest, statusUsage, "tool list --limit -1"},
		{guest, statusUsage, "tool list --use nope"},
		{guest, statusUsage, "tool show"},
		{guest, statusUsage, "tool compare decidim"},
		{guest, statusUsage, "feed --since soon"},
		{guest, statusUsage, "--lang xx version"},
		{guest, statusUsage, "me set --handle cy"},
		{guest, statusNotFound, "tool show nope"},
		{guest, statusNotFound, "tool who nope"},
		{guest, statusNotFound, "tool compare decidim nope"},
		{guest, statusNotFound, "action show 99"},
		{guest, statusNotFound, "coalition show nope"},
		{guest, statusNotFound, "coalition list --action 99"},
		{guest, statusNotFound, "history nope"},
		{guest, statusNotAllowed, "undo nope"},
		{guest, statusNotAllowed, "tool use decidim"},
		{guest, statusNotAllowed, "tool add --name A --use debate"},
		{guest, statusNotAllowed, "tool edit decidim --name X"},
		{guest, statusNotAllowed, "coalition create --name A --purpose B"},
		{guest, statusNotAllowed, "coalition join nope"},
		{guest, statusNotAllowed, "coalition leave nope"},
		{guest, statusNotAllowed, "coalition post nope hello"},
		{guest, statusUsage, "undo"},
		{guest, statusUsage, "undo --by ana --since soon"},
		{guest, statusUsage, "announce"},
		{guest, statusUsage, "merge decidim"},
		{guest, statusUsage, "key"},
		{guest, statusDone, "key list"},
		{guest, statusDone, "steward list"},
		{guest, statusNotAllowed, "key add"},
		{guest, statusNotAllowed, "key add AAAA-AAAA-AAAA"},
		{guest, statusNotAllowed, "key remove SHA256:nobody"},
		{guest, statusNotAllowed, "announce hello"},
		{guest, statusNotAllowed, "hide nope --reason r"},
		{guest, statusNotAllowed, "merge nope decidim"},
		{guest, statusNotAllowed, "ban nope --reason r"},
		{guest, statusConflict, "me set --handle ana --name Other --kind other"},
		{guest, statusFailed, ""},
		{ana, statusDone, "tool use decidim"},
		{ana, statusDone, "tool use decidim"},
		{ana, statusUsage, "tool add --name A"},
		{ana, statusUsage, "tool add --use debate"},
		{ana, statusUsage, "tool add --name= --use debate"},
		{ana, statusUsage, "tool add --name A --use debate --licence nonsense"},
		{ana, statusUsage, "tool add --name A --use debate --website javascript:alert(1)"},
		{ana, statusUsage, "tool add --name A --use debate --repository data:text/html,x"},
		{ana, statusUsage, "tool add --name A --use debate --website not..an..address"},
		{ana, statusUsage, "tool add --name A --use debate --country Atlantis"},
		{ana, statusUsage, "tool add --name A --use debate --language klingonese"},
		{ana, statusUsage, "tool add --name A --use debate --platform toaster"},
		{ana, statusUsage, "tool add --name A --use debate --maturity ripe"},
		{ana, statusUsage, "tool add --name A --use nope"},
		{ana, statusUsage, "tool use decidim --evidence file:///etc/passwd"},
		{ana, statusUsage, "coalition create --name A"},
		{ana, statusUsage, "coalition create --name A --purpose B --need juggling"},
		{ana, statusConflict, "tool add --name Decidim --use debate"},
		{ana, statusNotAllowed, "announce hello"},
		{ana, statusNotAllowed, "merge loomio decidim"},
		{ana, statusNotAllowed, "undo --by ana --since 1h --reason r"},
		{ana, statusNotAllowed, "key add AAAA-AAAA-AAAA"},
		{ana, statusNotAllowed, "key remove SHA256:ana"},
		{ana, statusNotFound, "key remove SHA256:nobody"},
		{ana, statusNotFound, "undo nope"},
		{ana, statusNotFound, "undo 01KAFN6Z2Q8Y3V4W5X6Y7Z8A9B"},
		{ana, statusNotFound, "tool edit nope --name X"},
		{ana, statusNotFound, "tool edit decidim --name X --revision 9999"},
		{ana, statusNotFound, "coalition create --name A --purpose B --tool nope"},
		{ana, statusNotFound, "coalition edit nope --lead ana"},
	} {
		r := s.run(t, test.key, strings.Fields(test.line)...)
		if r.status != test.status {
			t.Errorf("concorde %s: status %d, not %d: %s", test.line, r.status, test.status, r.err)
		}
		if r.status != statusDone && !oneLine(r.err) {
			t.Errorf("concorde %s: not one line of ours: %q", test.line, r.err)
		}
	}
}
