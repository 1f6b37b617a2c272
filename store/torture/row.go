//go:build torture

package torture

import (
	"fmt"
	"os"
	"testing"
	"time"
)

// Table is the variable of the environment that names the file with the table. Without it the rows are only logged.
const Table = "TORTURE_TABLE"

// Row is a line of the table: what was tried how often, and what was found.
type Row struct {
	what, tried, found string
	begun              time.Time
}

// Begin begins a row, which is written when the test ends. A test that fails before it found anything says that.
func Begin(t testing.TB, what string) *Row {
	row := &Row{what: what, begun: time.Now(), tried: "-", found: "ended early"}
	t.Cleanup(func() { row.write(t) })
	return row
}

// Tried says what was tried, and how often.
func (r *Row) Tried(format string, args ...any) { r.tried = fmt.Sprintf(format, args...) }

// Found says what came of it.
func (r *Row) Found(format string, args ...any) { r.found = fmt.Sprintf(format, args...) }

func (r *Row) write(t testing.TB) {
	outcome := "ok"
	switch {
	case t.Failed():
		outcome = "FAILED"
	case t.Skipped():
		outcome = "skipped"
	}
	line := fmt.Sprintf("%-7s %5.0fs  %-38s  %-34s  %s\n", outcome, time.Since(r.begun).Seconds(), r.what, r.tried, r.found)
	t.Log(line)
	path := os.Getenv(Table)
	if path == "" {
		return
	}
	if err := add(path, line); err != nil {
		t.Errorf("write the table: %v", err)
	}
}

// add appends a line to a file, at once: tests of other packages do so at the same time.
func add(path, line string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err := file.WriteString(line); err != nil {
		_ = file.Close() // what went wrong is known
		return err
	}
	return file.Close()
}
