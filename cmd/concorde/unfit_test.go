package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A server whose record cannot be read does not stay up with half of it: it
// says what is wrong and ends, although its door was open by then.
func TestAServerThatCannotReadItsRecordEnds(t *testing.T) {
	t.Parallel()
	data := filepath.Join(t.TempDir(), "concorde")
	if got := askAt(t, data, "tool list --limit 1"); got.status != statusDone {
		t.Fatal(got.err)
	}
	graft(t, data, "r\x01"+strings.Repeat("z", 16), "nonsense") // a tool
	if err := os.Remove(filepath.Join(data, storeName, "VIEWS")); err != nil {
		t.Fatal(err)
	}
	got := askAt(t, data, "serve --listen 127.0.0.1:0 --metrics off")
	if got.status != statusFailed || !strings.Contains(got.err, "concorde: ") || !strings.Contains(got.err, "tool") {
		t.Errorf("status %d, it says %q", got.status, got.err)
	}
	if got := askAt(t, data, "tool list --limit 1"); got.status != statusFailed {
		t.Errorf("a command: status %d, %q", got.status, got.out)
	}
}
