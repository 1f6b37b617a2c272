package tui

import (
	"testing"
	"time"
)

func TestTheMoreAreHereTheMoreChangesGather(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		here         int
		ago, pressed time.Duration
		chance       float64
		want         time.Duration
	}{
		"alone, on a server":           {1, time.Hour, 0, 0.9, 0},
		"a thousand, the first":        {1001, time.Hour, 0, 0, 0},
		"a thousand, the last":         {1001, time.Hour, 0, 1, time.Second},
		"a crowd is told all the same": {50_000, time.Hour, time.Hour, 1, time.Second},
		"again, when they just came":   {1001, 100 * time.Millisecond, 0, 0.5, 3900 * time.Millisecond},
		"again, who only looks on":     {1001, 100 * time.Millisecond, time.Minute, 0.5, 11900 * time.Millisecond},
		"a few":                        {11, 0, 0, 0.5, 40 * time.Millisecond},
	} {
		if got := gather(c.here, c.ago, c.pressed, c.chance); got != c.want {
			t.Errorf("%s: %s, expected %s", name, got, c.want)
		}
	}
}
