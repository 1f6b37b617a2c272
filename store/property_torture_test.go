//go:build torture

package store_test

import (
	"flag"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/torture"
)

// TestTortureTiesAndReplay holds long histories against their log:
//
//	go test -tags torture -run TestTortureTiesAndReplay -rapid.checks 500 ./store
func TestTortureTiesAndReplay(t *testing.T) {
	row := torture.Begin(t, "long histories against their log")
	histories := 0
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == usualChecks {
		if err := checks.Value.Set("200"); err != nil {
			t.Fatal(err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		histories++
		w := newWorld(t)
		defer w.close()
		w.live(rt, 600)
		bothWays(rt, w)
		if report, err := w.s.Check(t.Context(), nil); err != nil || len(report.Findings) > 0 {
			rt.Fatalf("the doctor finds %v, %v", report.Findings, err)
		}
		w.close()
		w.open()
		bothWays(rt, w)
		countsAgree[*store.Tool](rt, w)
	})
	row.Tried("%d histories of up to 600 acts", histories)
	row.Found("every view as the log says, before and after opening again")
}
