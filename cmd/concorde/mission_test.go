package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// Starting from an empty summit, a State, a civil-society organisation and a
// developer go from tools to commitments to a coalition, on three terminals.
func TestTheMissionOnThreeTerminals(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	stateKey, societyKey := newKey(t), newKey(t)
	society := s.sit(societyKey)
	society.expect("Tools", "275")
	society.send("2")
	society.expect("Open public procurement")
	society.send("c")
	society.expect("Deposit a commitment")
	society.send("Contracts watched by citizens\rproj\r\rcivil\r\x13")
	society.expect("Who are you?")
	society.send("Kofi Mensah\r\rcivil\r\x13")
	society.expect("Deposited: Contracts watched by citizens")
	if out := s.must(societyKey, "commitment edit contracts-watched-by-citizens --tool dkan --needs data:contracts"); out == "" {
		t.Error("nothing is said of what was done")
	}

	state := s.sit(stateKey)
	state.expect("Tools", "275")
	state.send("2")
	state.expect("Open public procurement")
	state.send("c")
	state.expect("Deposit a commitment")
	state.send("Publish every contract\rproj\r\rgovern\r\x13")
	state.expect("Who are you?")
	state.send("Marie Blanc\r\rgovern\r\x13")
	state.expect("Deposited: Publish every contract", "Tools that others use for the same: 1", "DKAN")

	developer := s.sit(newKey(t))
	developer.expect("Tools", "275")
	developer.send("/dkan\r")
	developer.expect("DKAN")
	developer.send("u")
	developer.expect("Who are you?")
	developer.send("Lin Wei\r\rother\r\x13")
	developer.expect("Noted: you use DKAN")

	state.send("F")
	state.expect("For you", "Kofi Mensah")
	developer.send("F")
	developer.expect("For you", "Kofi Mensah")
	state.send("\x1b")
	state.expect("Tools that others use for the same")
	state.send("n")
	state.expect("Start a coalition")
	state.send("Open contracts\rTen ministries publish.\x13")
	state.expect("You lead it")

	society.send("F")
	society.expect("For you", "Open contracts", "Marie Blanc")
	society.send("\r") // worth as much as who leads it, and newer
	society.expect("Ten ministries publish.")
	society.send("J")
	society.expect("Welcome to Open contracts")
	developer.send("3")
	developer.expect("Open contracts")
	developer.send("J")
	developer.expect("Welcome to Open contracts")
	state.expect("Civil\u00a0society\u00a01") // a count stays with its word
	state.send("DE")
	state.expect("You endorse the Declaration")

	wall := s.sit(newKey(t))
	wall.send("w")
	wall.expect("Open contracts", "commitments", "Marie Blanc endorsed", "Lin Wei")
}

// The same by commands, from keys that never open the interface.
func TestTheMissionByCommands(t *testing.T) {
	t.Parallel()
	s := serveAt(t, filepath.Join(t.TempDir(), "concorde"))
	state, society, developer := newKey(t), newKey(t), newKey(t)
	s.must(state, "me set --handle marie --name 'Marie Blanc' --kind government --country FR")
	s.must(society, "me set --handle kofi --name 'Kofi Mensah' --kind civil-society --country GH --seeks data")
	s.must(developer, "me set --handle lin --name 'Lin Wei' --kind other --offers development")
	s.must(society, "commitment add --title 'Contracts watched by citizens' --kind project --by civil-society --action 1 --tool dkan --needs data:contracts")
	s.must(state, "commitment add --title 'Publish every contract' --kind project --by state --action 1 --offers data --until 2017-06 --plan 'FR 2015-2017 #4'")
	s.must(developer, "tool use dkan --for open-data-registry")
	for _, step := range []struct{ key, line, want string }{
		{state, "commitment show publish-every-contract", "others_use\tdkan"},
		{state, "action show 1", "need\tdata: contracts\tcontracts-watched-by-citizens\tpublish-every-contract"},
		{state, "person allies", "Kofi Mensah"},
		{developer, "person allies", "Kofi Mensah"},
	} {
		if out := s.must(step.key, step.line); !strings.Contains(out, step.want) {
			t.Errorf("%s does not tell of %s:\n%s", step.line, step.want, out)
		}
	}
	s.must(state, "coalition create --name 'Open contracts' --purpose 'Ten ministries publish.' --action 1 --tool dkan --commitment publish-every-contract")
	if out := s.must(society, "person allies --json"); !strings.Contains(out, `"open-contracts"`) {
		t.Errorf("the coalition is not among Kofi's allies:\n%s", out)
	}
	s.must(society, "coalition join open-contracts")
	s.must(developer, "coalition join open-contracts")
	s.must(state, "declaration endorse")
	show := s.must(state, "coalition show open-contracts --json")
	for _, party := range []string{`"state"`, `"civil-society"`} {
		if !strings.Contains(show, party) {
			t.Errorf("the coalition has nobody from %s: %s", party, show)
		}
	}
	feed := s.must(newKey(t), "feed")
	for _, want := range []string{"kofi\tadd\tcommitment", "marie\tcreate\tcoalition\topen-contracts", "lin\tjoin", "marie\tendorse"} {
		if !strings.Contains(feed, want) {
			t.Errorf("the feed does not tell of %s:\n%s", want, feed)
		}
	}
}
