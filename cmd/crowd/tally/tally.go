// Package tally is a table of what was measured, beside what a peer took in the same run, and beside what both took before.
//
// Machines differ more than versions do. So what depends on how fast one is, is compared with what it took before times how
// much longer the peer takes than before; where a figure has no peer, with that of the peers of others.
package tally

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// Row is one figure. Less is better.
type Row struct {
	Group    string  `json:"group,omitempty"`
	Name     string  `json:"name"`
	Unit     string  `json:"unit,omitempty"`
	Ours     float64 `json:"ours"`
	Peer     float64 `json:"peer,omitempty"` // 0: there is none
	PeerName string  `json:"peer_name,omitempty"`
	Target   float64 `json:"target,omitempty"` // 0: there is none
	Paced    bool    `json:"paced,omitempty"`  // it depends on how fast the machine is
	Most     float64 `json:"most,omitempty"`   // times what was expected, above which it is worse; 0: it is not compared
	Noise    float64 `json:"noise,omitempty"`  // above what was expected, up to which it is not
}

// Table is what was measured in one run.
type Table struct {
	Machine string `json:"machine"`
	Plan    string `json:"plan,omitempty"` // of what makes figures comparable beside the machine
	Rows    []Row  `json:"rows"`
}

// Row is the one with that name.
func (t Table) Row(group, name string) (Row, bool) {
	for _, r := range t.Rows {
		if r.Group == group && r.Name == name {
			return r, true
		}
	}
	return Row{}, false
}

// Over is a table with the rows of another for what is not in it.
func (t Table) Over(last Table) Table {
	for _, r := range last.Rows {
		if _, ok := t.Row(r.Group, r.Name); !ok {
			t.Rows = append(t.Rows, r)
		}
	}
	return t
}

// Compare tells what is worse than it was, where the machine does not explain it.
func (t Table) Compare(last Table) (worse []string) {
	pace := t.pace(last)
	for _, now := range t.Rows {
		before, ok := last.Row(now.Group, now.Name)
		if !ok || now.Most == 0 {
			continue
		}
		expected := before.Ours
		if now.Paced {
			expected *= paceOf(now, before, pace)
		}
		if now.Ours > now.Most*expected && now.Ours > expected+now.Noise {
			worse = append(worse, fmt.Sprintf("WORSE %s: %s, was %s, which by its peers would be %s here",
				strings.TrimPrefix(now.Group+", "+now.Name, ", "), now.amount(now.Ours), now.amount(before.Ours), now.amount(expected)))
		}
	}
	return worse
}

// paceOf is how many times what it was a figure is expected to be.
func paceOf(now, before Row, machine float64) float64 {
	if now.Peer > 0 && before.Peer > 0 {
		return now.Peer / before.Peer
	}
	return machine
}

// pace is how many times what they took the peers take, in the middle; 1 without any.
func (t Table) pace(last Table) float64 {
	var all []float64
	for _, now := range t.Rows {
		if before, ok := last.Row(now.Group, now.Name); ok && now.Paced && now.Peer > 0 && before.Peer > 0 {
			all = append(all, now.Peer/before.Peer)
		}
	}
	if len(all) == 0 {
		return 1
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// Read reads a table that was kept.
func Read(path string) (t Table, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return t, fmt.Errorf("read the table to compare with: %w", err)
	}
	if err := json.Unmarshal(data, &t); err != nil {
		return t, fmt.Errorf("read the table to compare with: %w", err)
	}
	return t, nil
}

// Keep keeps a table in a file.
func (t Table) Keep(path string) error {
	data, err := json.MarshalIndent(t, "", "  ")
	if err != nil {
		return fmt.Errorf("keep the table: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("keep the table: %w", err)
	}
	if err := os.WriteFile(path, append(data, '\n'), 0o644); err != nil {
		return fmt.Errorf("keep the table: %w", err)
	}
	return nil
}

// Machine is how many cores of which kind there are here.
func Machine() string {
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
