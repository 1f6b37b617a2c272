package tui

import (
	"bytes"
	"context"
	"runtime/pprof"
	"strings"
	"testing"
	"time"
)

// A session in which nothing happens must cost nothing: what ticks in each of a
// thousand is a fifth of a core.
func TestASessionThatRestsHasNothingThatTicks(t *testing.T) {
	t.Parallel()
	var c *client
	// All goroutines of the session inherit the label.
	pprof.Do(t.Context(), pprof.Labels("session", t.Name()), func(context.Context) { c = connect(t, nil, nil) })
	c.sees("Allmanak")
	late := time.Now().Add(10 * time.Second)
	for {
		ticking := ""
		mine := goroutines(t, `"session":"`+t.Name()+`"`)
		if len(mine) == 0 {
			t.Fatal("no goroutine of the session is found")
		}
		for _, one := range mine {
			if strings.Contains(one, "startRenderer") {
				ticking = one
			}
		}
		if ticking == "" {
			break
		}
		if time.Now().After(late) {
			t.Fatalf("still there:\n%s", ticking)
		}
	}
	c.typed.Close()
	if err := c.ends(); err != nil {
		t.Error(err)
	}
}

// goroutines are the stacks of those with a label, as written by the runtime.
func goroutines(t *testing.T, label string) (mine []string) {
	t.Helper()
	var all bytes.Buffer
	if err := pprof.Lookup("goroutine").WriteTo(&all, 1); err != nil {
		t.Fatal(err)
	}
	for _, one := range strings.Split(all.String(), "\n\n") {
		if strings.Contains(one, label) {
			mine = append(mine, one)
		}
	}
	return mine
}
