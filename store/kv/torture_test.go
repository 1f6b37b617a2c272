//go:build torture

package kv_test

import (
	"os"
	"strconv"
	"testing"
)

// TestTorture is the crash loop with as many rounds as KV_ROUNDS says, 200 unless it does:
//
//	KV_ROUNDS=1000 go test -tags torture -run TestTorture -timeout 2h ./store/kv
func TestTorture(t *testing.T) {
	rounds := 200
	if text := os.Getenv("KV_ROUNDS"); text != "" {
		var err error
		if rounds, err = strconv.Atoi(text); err != nil {
			t.Fatalf("KV_ROUNDS: %v", err)
		}
	}
	crashLoop(t, rounds)
}
