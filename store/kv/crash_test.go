package kv_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/store/kv"
)

// TestChild is not a test but what child processes do.
func TestChild(t *testing.T) {
	switch os.Getenv("KV_CHILD") {
	case "hold":
		holdForever(t)
	case "close full":
		closeFull(t)
	case "migrate":
		migrateUntilKilled(t)
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

// closeFull closes a store on a disk that has no room left.
func closeFull(t *testing.T) {
	var free atomic.Uint64
	free.Store(1 << 40)
	db := open(t, kv.Options{Dir: os.Getenv("KV_DIR"), FreeSpace: func(string) (uint64, error) { return free.Load(), nil }})
	fill(t, db, 1, 300)
	free.Store(0)
	closeDB(t, db)
	fmt.Println("closed")
	select {} // Badger still runs
}

// TestOnAFullDiskNothingIsTidiedUp: Badger would end the process, or not return.
func TestOnAFullDiskNothingIsTidiedUp(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	child, lines := startChild(t, "close full", dir)
	if !lines.Scan() || lines.Text() != "closed" {
		t.Errorf("the child says %q", lines.Text())
	}
	if found := tables(t, dir); len(found) > 0 {
		t.Errorf("there are tables: %v", found)
	}
	expectFilled(t, open(t, kv.Options{Dir: dir}), 300) // while the child is still there
	kill(t, child)
}

// appendForever appends from eight goroutines, and says what was acknowledged: "number sequence ." a line.
func appendForever(t *testing.T) {
	db := open(t, childOptions())
	most := childSize(t)
	group := background.NewGroup(nil)
	for lane := range 8 {
		group.Go("append", func() {
			for n := int(db.Sequence())*8 + lane; ; n += 8 {
				sequence, _, err := db.Append(t.Context(), id(n), put(fmt.Sprint("key ", n), padded(n, most)))
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

// childOptions are those of the store of a child, which KV_UNSYNCED has do without syncs.
func childOptions() kv.Options {
	options := kv.Options{Dir: os.Getenv("KV_DIR")}
	if os.Getenv("KV_UNSYNCED") != "" {
		return kv.Unsynced(options)
	}
	return options
}

// childSize is below what bytes the entries of a child stay.
func childSize(t *testing.T) int {
	size, err := strconv.Atoi(os.Getenv("KV_SIZE"))
	if err != nil {
		t.Fatalf("KV_SIZE: %v", err)
	}
	return size
}

// ledger is what children have acknowledged: the sequences by number. All entries stay below a size.
type ledger struct {
	size         int
	acknowledged map[int]uint64
}

func newLedger(size int) *ledger { return &ledger{size: size, acknowledged: make(map[int]uint64)} }

// env is what children with this ledger are told.
func (l *ledger) env() string { return fmt.Sprint("KV_SIZE=", l.size) }

// padded is what entry n has, of less than most bytes or little more.
func padded(n, most int) string { return fmt.Sprint(n, " ", strings.Repeat("x", n*37%most)) }

func TestNothingAcknowledgedIsLostWhenKilled(t *testing.T) {
	t.Parallel()
	crashLoop(t, 3)
}

// crashLoop kills a child that appends, again and again on one store, and then looks for what it had acknowledged.
func crashLoop(t *testing.T, rounds int) *ledger {
	dir := t.TempDir()
	ledger := newLedger(2000)
	for round := range rounds {
		child, lines := startChild(t, "append", dir, ledger.env())
		for left := 1 + rand.IntN(400); left > 0 && lines.Scan(); left-- {
			ledger.note(t, lines.Text())
		}
		killing := child.Process.Kill()
		for lines.Scan() { // before Wait, which closes the pipe
			ledger.note(t, lines.Text())
		}
		expectKilled(t, child, killing)
		ledger.expect(t, dir)
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	t.Logf("%d entries acknowledged in %d rounds", len(ledger.acknowledged), rounds)
	return ledger
}

// note takes a line of the child; the kill may have cut the last.
func (l *ledger) note(t *testing.T, line string) {
	var n int
	var sequence uint64
	var end string
	if _, err := fmt.Sscan(line, &n, &sequence, &end); err != nil || end != "." {
		t.Logf("the child was cut short at %q", line)
		return
	}
	l.acknowledged[n] = sequence
}

// expect opens a store, which has to be whole and to have everything that was acknowledged.
func (l *ledger) expect(t *testing.T, dir string) {
	t.Helper()
	db, err := kv.Open(kv.Options{Dir: dir, FreeSpace: endless})
	if err != nil {
		t.Error(err)
		return
	}
	defer closeDB(t, db)
	report, err := db.Verify(t.Context(), nil)
	if err != nil || report.Err() != nil || report.Entries < uint64(len(l.acknowledged)) {
		t.Errorf("Verify: %d entries, %v, %v", report.Entries, report.Err(), err)
	}
	if missing := l.missing(t, db); len(missing) > 0 {
		t.Errorf("%d of %d acknowledged entries are not as they were, such as %d", len(missing), len(l.acknowledged), missing[0])
	}
}

// missing returns the numbers of those entries that are not on the log as acknowledged, or have lost their record.
func (l *ledger) missing(t *testing.T, db *kv.DB) (missing []int) {
	t.Helper()
	for n, sequence := range l.acknowledged {
		entry, err := db.EntryByID(id(n))
		want := padded(n, l.size)
		if err != nil || entry.Sequence != sequence || string(entry.Data) != want || value(t, db, fmt.Sprint("key ", n)) != want {
			missing = append(missing, n)
		}
	}
	return missing
}

// endless is a disk without end.
func endless(string) (uint64, error) { return 1 << 50, nil }
