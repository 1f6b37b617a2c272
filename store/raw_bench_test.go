package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// BenchmarkSubmitAlone is what one person waits for who contributes while nobody else does, beside what the disk
// itself takes for as many bytes: they are written and synced in turn, so that both meet the same disk.
func BenchmarkSubmitAlone(b *testing.B) {
	s := open(b)
	ana := introduce(b, s, "ana")
	coalition := submit(b, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."},
	}})
	raw, err := os.Create(filepath.Join(b.TempDir(), "raw"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = raw.Close() })
	entry := make([]byte, 1024) // such a post with its keys and its views takes about as much
	var ours, disk []time.Duration
	timed := func(do func() error) time.Duration {
		start := time.Now()
		if err := do(); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	for b.Loop() {
		ours = append(ours, timed(func() error {
			_, err := s.Submit(b.Context(), ana, &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "See you at table 12."}})
			return err
		}))
		disk = append(disk, timed(func() error {
			if _, err := raw.Write(entry); err != nil {
				return err
			}
			return raw.Sync()
		}))
	}
	slices.Sort(ours)
	slices.Sort(disk)
	p50, sync := ours[len(ours)/2], disk[len(disk)/2]
	b.ReportMetric(float64(p50.Microseconds()), "p50-µs")
	b.ReportMetric(float64(sync.Microseconds()), "raw-p50-µs")
	b.ReportMetric(float64(p50)/float64(sync), "×raw")
}
