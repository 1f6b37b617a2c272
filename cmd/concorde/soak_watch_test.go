//go:build torture && linux

package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// taken is what a server takes.
type taken struct {
	resident   float64 // MB
	live       float64 // MB that the last collection of garbage left
	goroutines float64
	files      float64
	sessions   float64
}

func (u taken) String() string {
	return fmt.Sprintf("%.0f MB resident, %.0f MB live, %.0f goroutines, %.0f files, %.0f sessions", u.resident, u.live, u.goroutines, u.files, u.sessions)
}

// measure asks the server what it takes now.
func (s *soak) measure() taken {
	s.t.Helper()
	s.server.logs(`"metrics":"http`) // a machine that is busy takes its time
	_, body := read(s.t, s.server.watchedAt()+"/metrics")
	values := make(map[string]float64)
	for line := range strings.Lines(body) {
		if name, value, ok := strings.Cut(strings.TrimSpace(line), " "); ok && !strings.HasPrefix(name, "#") {
			values[name], _ = strconv.ParseFloat(value, 64)
		}
	}
	const mega = 1 << 20
	// The next collection comes when there is twice as much as the last one left.
	return taken{
		resident: values["process_resident_memory_bytes"] / mega, live: values["go_memstats_next_gc_bytes"] / 2 / mega,
		goroutines: values["go_goroutines"], files: values["process_open_fds"], sessions: values["concorde_sessions"],
	}
}

// watch measures until the time is over, and returns the medians of the first third and of the last.
func (s *soak) watch(ctx context.Context) (early, late taken) {
	var all []taken
	clock := time.NewTicker(s.lasts / 200)
	defer clock.Stop()
	for {
		select {
		case <-clock.C:
			all = append(all, s.measure())
			continue
		case <-ctx.Done():
		}
		break
	}
	third := max(len(all)/3, 1)
	return median(all[:third]), median(all[len(all)-third:])
}

func median(all []taken) taken {
	of := func(value func(taken) float64) float64 {
		var values []float64
		for _, one := range all {
			values = append(values, value(one))
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	return taken{
		of(func(u taken) float64 { return u.resident }), of(func(u taken) float64 { return u.live }),
		of(func(u taken) float64 { return u.goroutines }), of(func(u taken) float64 { return u.files }),
		of(func(u taken) float64 { return u.sessions }),
	}
}

// drained waits until all have left and the server has given back what they took, but not for ever. What is no longer used
// is found when garbage is collected, twice in some cases; so somebody makes some.
func (s *soak) drained(idle taken) (now taken) {
	s.t.Helper()
	key, err := signerIn(newKey(s.t))
	if err != nil {
		s.t.Fatal(err)
	}
	c := &caller{quarrel: s.quarrel, key: key}
	clock := time.NewTicker(time.Second)
	defer clock.Stop()
	for range 60 {
		for range 5 {
			if _, err := c.run("tool list --limit 0 --json"); err != nil {
				s.t.Fatal(err)
			}
		}
		c.drop()
		<-clock.C
		if now = s.measure(); s.isBack(idle, now) {
			break
		}
	}
	return now
}

// leeway is how many more goroutines or files there may be: those of whoever measures, and of Badger at work.
const leeway = 6

// isBack reports whether a server takes no more than when nobody had come, but for what it holds of the record.
func (s *soak) isBack(idle, now taken) bool {
	return now.sessions == 0 && now.goroutines <= idle.goroutines+leeway && now.files <= idle.files+leeway &&
		now.live <= idle.live+s.recorded()+20
}

// recorded is how many MB of memory the entries take: what is indexed is kept there.
func (s *soak) recorded() float64 {
	s.told.Lock()
	defer s.told.Unlock()
	return float64(len(s.acknowledged)) * 6 / 1024
}

// expectFlat compares what was taken with nobody there, which tells exactly what was not given back; and under the same
// load before and after, which wavers with what is under way.
func (s *soak) expectFlat(t *testing.T, idle, early, late, left taken) {
	t.Helper()
	if !s.isBack(idle, left) {
		t.Errorf("with nobody there it took %v, and takes %v when all have left", idle, left)
	}
	if late.goroutines > 1.5*early.goroutines+20 || late.files > 1.5*early.files+20 {
		t.Errorf("under the same load it took %v, and then %v", early, late)
	}
	if late.live > 1.5*early.live+s.recorded()+20 {
		t.Errorf("under the same load it took %v, and then %v", early, late)
	}
}
