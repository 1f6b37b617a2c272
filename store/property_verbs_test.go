package store_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// The histories that the properties are held against have every verb in them.
func TestPropertyHistoriesHaveEveryVerb(t *testing.T) {
	t.Parallel()
	seen := map[store.Verb]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld(t)
		defer w.close()
		w.live(rt, 150)
		for _, entry := range w.log {
			seen[entry.Verb] = true
		}
	})
	for _, verb := range store.Verbs() {
		if !seen[verb] {
			t.Errorf("no history has %s", verb)
		}
	}
}
