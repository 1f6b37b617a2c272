//go:build torture

package store_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// TestTortureTiesAndReplay holds long histories against their log:
//
//	go test -tags torture -run TestTortureTiesAndReplay -rapid.checks 500 ./store
func TestTortureTiesAndReplay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		defer w.close()
		w.live(rt, 600)
		bothWays(rt, w)
		w.close()
		w.open()
		bothWays(rt, w)
		countsAgree[*store.Tool](rt, w)
	})
}
