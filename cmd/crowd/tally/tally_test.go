package tally_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

// table is what took so long, beside a peer; with as many bytes, and something that has no peer.
func table(ours, peer, bytes, alone float64) tally.Table {
	return tally.Table{Machine: "here", Rows: []tally.Row{
		{Group: "keys", Name: "answer", Unit: "ms", Ours: ours, Peer: peer, PeerName: "bare", Paced: true, Most: 1.5, Noise: 2, Target: 50},
		{Group: "keys", Name: "bytes", Ours: bytes, Peer: 900, PeerName: "bare", Most: 1.1, Noise: 10},
		{Group: "start", Name: "first page", Unit: "ms", Ours: alone, Paced: true, Most: 1.5},
		{Group: "start", Name: "told only", Ours: 100 * ours},
	}}
}

func TestAComparisonTellsWhatIsWorseAndBlamesASlowMachineForTheRest(t *testing.T) {
	t.Parallel()
	last := table(10, 20, 400, 30)
	for name, c := range map[string]struct {
		now  tally.Table
		told string // empty: nothing
	}{
		"the same":            {table(10, 20, 400, 30), ""},
		"better":              {table(1, 20, 40, 3), ""},
		"a slower machine":    {table(30, 60, 400, 90), ""},
		"slower, same peer":   {table(16, 20, 400, 30), "WORSE keys, answer: 16.0 ms, was 10.0 ms, which by its peers would be 10.0 ms here"},
		"a faster machine":    {table(10, 10, 400, 15), "keys, answer"},
		"noise":               {table(0.1, 0.1, 400, 0.1), ""},
		"more bytes":          {table(10, 20, 500, 30), "keys, bytes"},
		"bytes are not paced": {table(20, 40, 500, 60), "keys, bytes"},
		"without a peer":      {table(10, 20, 400, 60), "start, first page"},
		"new":                 {tally.Table{Rows: []tally.Row{{Name: "new", Ours: 1000, Most: 1}}}, ""},
	} {
		told := strings.Join(c.now.Compare(last), "\n")
		if c.told == "" && told != "" || c.told != "" && (!strings.Contains(told, c.told) || strings.Contains(told, "\n")) {
			t.Errorf("%s: %q", name, told)
		}
	}
}

func TestATableIsPrintedBesideItsPeersAndTheLastOne(t *testing.T) {
	t.Parallel()
	var printed strings.Builder
	if err := table(100, 20, 400, 30).Print(&printed, table(10, 20, 400, 30)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"here", "keys  ", "100 ms", "20.0 ms, bare", "×0.20", "50.0 MISSED", "10.0 ms\n"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("no %q in\n%s", want, printed.String())
		}
	}
}

func TestATableIsKept(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "new", "table.json")
	kept := table(10, 20, 400, 30)
	if err := kept.Keep(path); err != nil {
		t.Fatal(err)
	}
	got, err := tally.Read(path)
	if err != nil || got.Machine != "here" || len(got.Rows) != len(kept.Rows) || got.Rows[0] != kept.Rows[0] {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := tally.Read(path + ".not"); err == nil {
		t.Error("a table that is not there is read")
	}
	if !strings.Contains(tally.Machine(), "cores, ") {
		t.Error(tally.Machine())
	}
}
