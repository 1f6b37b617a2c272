//go:build torture

package kv_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/ogptoolbox/concorde/store/torture"
)

// TestTortureCrashes is the crash loop with as many rounds as KV_ROUNDS says, 200 unless it does:
//
//	KV_ROUNDS=1000 go test -tags torture -run TestTortureCrashes -timeout 2h ./store/kv
func TestTortureCrashes(t *testing.T) {
	row := torture.Begin(t, "the process is killed while it writes")
	rounds := roundsOf(t, "KV_ROUNDS", 200)
	ledger := crashLoop(t, rounds)
	row.Tried("%d kills", rounds)
	row.Found("%d entries acknowledged, 0 lost", len(ledger.acknowledged))
}

// roundsOf is how often something is tried: so often, unless the environment says otherwise.
func roundsOf(t *testing.T, variable string, usual int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return usual
	}
	rounds, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return rounds
}
