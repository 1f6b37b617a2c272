package kv_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// TestChild is not a test but what child processes do.
func TestChild(t *testing.T) {
	switch os.Getenv("KV_CHILD") {
	case "hold":
		holdForever(t)
	case "wait":
		select {}
	case "append":
		appendForever(t)
	default:
		t.Skip("runs in child processes only")
	}
}

func holdForever(t *testing.T) {
	open(t, kv.Options{Dir: os.Getenv("KV_DIR"), Holder: "child"})
	fmt.Println("open")
	select {}
}

// appendForever appends from eight goroutines, and says what was acknowledged: "number sequence ." a line.
func appendForever(t *testing.T) {
	db := open(t, kv.Options{Dir: os.Getenv("KV_DIR")})
	group := background.NewGroup(nil)
	for lane := range 8 {
		group.Go("append", func() {
			for n := int(db.Sequence())*8 + lane; ; n += 8 {
				sequence, _, err := db.Append(t.Context(), id(n), put(fmt.Sprint("key ", n), padded(n)))
				if err != nil {
					t.Error(err)
					return
				}
				fmt.Println(n, sequence, ".")
			}
		})
	}
	group.Wait()
}

func padded(n int) string { return fmt.Sprint(n, " ", strings.Repeat("x", n%2000)) }

func TestNothingAcknowledgedIsLostWhenKilled(t *testing.T) {
	t.Parallel()
	crashLoop(t, 3)
}

// crashLoop kills a child that appends, again and again on one store, and then looks for what it had acknowledged.
func crashLoop(t *testing.T, rounds int) {
	dir := t.TempDir()
	acknowledged := make(map[int]uint64)
	for round := range rounds {
		child, lines := startChild(t, "append", dir)
		for left := 1 + rand.IntN(400); left > 0 && lines.Scan(); left-- {
			note(t, acknowledged, lines.Text())
		}
		killing := child.Process.Kill()
		for lines.Scan() { // before Wait, which closes the pipe
			note(t, acknowledged, lines.Text())
		}
		expectKilled(t, child, killing)
		expectAcknowledged(t, dir, acknowledged)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d entries acknowledged in %d rounds", len(acknowledged), rounds)
}

// note takes a line of the child; the kill may have cut the last.
func note(t *testing.T, acknowledged map[int]uint64, line string) {
	var n int
	var sequence uint64
	var end string
	if _, err := fmt.Sscan(line, &n, &sequence, &end); err != nil || end != "." {
		t.Logf("the child was cut short at %q", line)
		return
	}
	acknowledged[n] = sequence
}

func expectAcknowledged(t *testing.T, dir string, acknowledged map[int]uint64) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer closeDB(t, db)
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil || report.Entries < uint64(len(acknowledged)) {
		t.Errorf("Verify: %d entries, %v, %v", report.Entries, report.Err(), err)
	}
	for n, sequence := range acknowledged {
		entry, err := db.EntryByID(id(n))
		if err != nil || entry.Sequence != sequence || string(entry.Data) != padded(n) {
			t.Errorf("entry %d was acknowledged as %d and is %d, %v", n, sequence, entry.Sequence, err)
		}
		if got := value(t, db, fmt.Sprint("key ", n)); got != padded(n) {
			t.Errorf("the record of entry %d is %.40q", n, got)
		}
	}
}
