package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestAComparisonTellsWhatIsWorseAndBlamesASlowMachineForTheRest(t *testing.T) {
	t.Parallel()
	ours := report{P50: 10, P99: 30, CPU: 1, Bytes: 400, Memory: 4000}
	peer := report{P50: 20, P99: 40, CPU: 2, Bytes: 900, Memory: 3700}
	last := []report{ours, peer}
	for name, c := range map[string]struct {
		now  []report
		told string // empty: nothing
	}{
		"the same":            {last, ""},
		"a slower machine":    {[]report{{P50: 30, P99: 90, CPU: 3, Bytes: 400, Memory: 4000}, {P50: 60, P99: 120, CPU: 6}}, ""},
		"more CPU, same peer": {[]report{{P50: 10, P99: 30, CPU: 2, Bytes: 400, Memory: 4000}, peer}, "CPU a key"},
		"more bytes":          {[]report{{P50: 10, P99: 30, CPU: 1, Bytes: 500, Memory: 4000}, peer}, "bytes a key"},
		"more memory":         {[]report{{P50: 10, P99: 30, CPU: 1, Bytes: 400, Memory: 6000}, peer}, "resident a session"},
		"an error":            {[]report{{P50: 10, P99: 30, CPU: 1, Bytes: 400, Memory: 4000, ErrorCount: 1}, peer}, "errors"},
	} {
		told := strings.Join(compare(c.now, last), "\n")
		if c.told == "" && told != "" || c.told != "" && (!strings.Contains(told, c.told) || strings.Contains(told, "\n")) {
			t.Errorf("%s: %q", name, told)
		}
	}
}

func TestATableIsKeptWithItsMachine(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "table.json")
	if err := (kept{Machine: machine(), Reports: []report{{Target: "here", P50: 10}}}).keep(path); err != nil {
		t.Fatal(err)
	}
	got, err := readKept(path)
	if err != nil || !strings.Contains(got.Machine, "cores, ") || len(got.Reports) != 1 || got.Reports[0].P50 != 10 {
		t.Errorf("%+v, %v", got, err)
	}
}
