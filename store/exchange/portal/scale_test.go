package portal_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
)

// fill references tools that are told apart by their numbers.
func fill(t testing.TB, s *store.Store, from, to int) {
	t.Helper()
	ana, err := s.ActorFor("SHA256:key-of-ana")
	if err != nil || ana.Person.IsZero() {
		ana = introduce(t, s, "ana", "Ana")
	}
	uses := store.UseSlugs()
	for ; from < to; from += 500 {
		var commands []store.Command
		for n := from; n < min(from+500, to); n++ {
			commands = append(commands, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
				Name: fmt.Sprintf("Platform %d", n), Website: fmt.Sprintf("https://tool%d.example/", n), Licence: "MIT",
				Uses: []string{uses[n%len(uses)], uses[n/7%len(uses)]}, Countries: []string{[]string{"FR", "ES", "DE", "BR"}[n%4]},
				Summary:     store.Text{"en": fmt.Sprintf("Shows citizens the budget of town number %d, and lets them vote on it.", n), "fr": "Montre le budget."},
				Description: store.Text{"en": "A **platform** for towns.\n\n- debate\n- vote\n"},
			}})
		}
		for _, outcome := range s.SubmitAll(t.Context(), ana, commands) {
			if outcome.Err != nil {
				t.Fatal(outcome.Err)
			}
		}
	}
}

// held exports, and returns the most memory that was live meanwhile beyond what
// the store itself needs.
func held(t testing.TB, s *store.Store, dir string) (most uint64, took time.Duration) {
	t.Helper()
	live := func() uint64 {
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	base, how := live(), options()
	how.Progress = func(done, total uint64) {
		if every := max(total/5, 1); done%every == 0 {
			most = max(most, live())
		}
	}
	start := time.Now()
	if _, err := portal.Write(t.Context(), s, dir, how); err != nil {
		t.Fatal(err)
	}
	return most - min(most, base), time.Since(start)
}

// Four times as many tools need no more memory. It measures the whole process,
// and so cannot run beside others.
func TestMemoryDoesNotGrow(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes some thousands of pages")
	}
	s := open(t)
	fill(t, s, 0, 300)
	few, _ := held(t, s, t.TempDir())
	fill(t, s, 300, 1200)
	many, _ := held(t, s, t.TempDir())
	const slack = 4 << 20 // what the spools hold before they go to disk, and the noise of a process
	if many > few+slack {
		t.Errorf("300 tools need %d KB, 1,200 need %d KB", few>>10, many>>10)
	}
}

// BenchmarkWrite10000 writes the site of 10,000 tools, and then again.
func BenchmarkWrite10000(b *testing.B) {
	s := open(b)
	fill(b, s, 0, 1000)
	few, _ := held(b, s, b.TempDir())
	fill(b, s, 1000, 10_000)
	for b.Loop() {
		dir := b.TempDir()
		many, first := held(b, s, dir)
		_, again := held(b, s, dir)
		b.ReportMetric(first.Seconds(), "s/first")
		b.ReportMetric(again.Seconds(), "s/again")
		b.ReportMetric(float64(few>>10), "KB-held-1000")
		b.ReportMetric(float64(many>>10), "KB-held-10000")
	}
}
