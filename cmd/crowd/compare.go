package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// kept is a table that later ones are compared with.
type kept struct {
	Machine string   `json:"machine"`
	Plan    string   `json:"plan"`
	Reports []report `json:"reports"` // in the order of the targets: the first is the one that matters, the others are its peers
}

// figure is something of a target that is compared. More is worse.
type figure struct {
	name   string
	of     func(report) float64
	most   float64 // times what it was
	noise  float64 // more than it was that is not told
	paced  bool    // it depends on how fast the machine is, which the peers tell
	amount string
}

func figures() []figure {
	return []figure{
		{"handshake, p50", func(r report) float64 { return r.Shake50 }, 2, 5, true, "ms"},
		{"key to first byte, p50", func(r report) float64 { return r.P50 }, 1.5, 2, true, "ms"},
		{"key to first byte, p99", func(r report) float64 { return r.P99 }, 2, 10, true, "ms"},
		{"CPU a key", func(r report) float64 { return r.CPU }, 1.3, 0.1, true, "ms"},
		{"CPU at rest, a second and session", func(r report) float64 { return r.Idle }, 1.3, 0.1, true, "ms"},
		{"bytes a key", func(r report) float64 { return r.Bytes }, 1.1, 10, false, "bytes"},
		{"resident a session", func(r report) float64 { return r.Memory }, 1.15, 100, false, "KB"},
		{"goroutines a session", func(r report) float64 { return r.Each }, 1.05, 1, false, ""},
		{"times as long for writers among people", report.slowed, 1.2, 0.1, false, ""},
		{"errors", func(r report) float64 { return float64(r.ErrorCount) }, 1, 0, false, ""},
	}
}

// compare tells what of the first target is worse than it was, where the machine does not explain it.
func compare(now, last []report) (told []string) {
	if len(now) == 0 || len(last) == 0 {
		return nil
	}
	for _, f := range figures() {
		expected := f.of(last[0])
		if f.paced {
			expected *= pace(now, last, f.of)
		}
		if got := f.of(now[0]); got > f.most*expected && got > expected+f.noise {
			told = append(told, fmt.Sprintf("WORSE %s: %.2f %s, was %.2f, which by its peers would be %.2f here",
				f.name, got, f.amount, f.of(last[0]), expected))
		}
	}
	return told
}

// pace is how many times what it was a figure of the first peer is now; 1 without one.
func pace(now, last []report, of func(report) float64) float64 {
	if len(now) < 2 || len(last) < 2 || of(last[1]) <= 0 || of(now[1]) <= 0 {
		return 1
	}
	return of(now[1]) / of(last[1])
}

// readKept reads a table that was kept.
func readKept(path string) (kept, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return kept{}, fmt.Errorf("read the table to compare with: %w", err)
	}
	var k kept
	if err := json.Unmarshal(data, &k); err != nil {
		return kept{}, fmt.Errorf("read the table to compare with: %w", err)
	}
	return k, nil
}

// keep keeps a table.
func (k kept) keep(path string) error {
	data, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return fmt.Errorf("keep the table: %w", err)
	}
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("keep the table: %w", err)
	}
	return nil
}

// machine is how many cores of which kind there are here.
func machine() string {
	model := runtime.GOARCH
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		for line := range strings.Lines(string(info)) {
			if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
				model = strings.TrimSpace(value)
				break
			}
		}
	}
	return fmt.Sprintf("%d cores, %s", runtime.NumCPU(), model)
}
