package main

import "github.com/ogptoolbox/concorde/cmd/crowd/tally"

// figure is something of a target that is kept and compared. Less is better.
type figure struct {
	name, unit string
	of         func(report) float64
	most       float64 // times what it was
	noise      float64 // more than it was that is not told
	paced      bool    // it depends on how fast the machine is, which the peers tell
	target     float64
}

func figures() []figure {
	return []figure{
		{"each handshake, of 16 at once", "ms", func(r report) float64 { return times(1000, r.Knocks) }, 1.5, 0.5, true, 0},
		{"handshake of who comes, p50", "ms", func(r report) float64 { return r.Shake50 }, 2, 5, true, 0},
		{"key to first byte, p50", "ms", func(r report) float64 { return r.P50 }, 1.5, 2, true, 0},
		{"key to first byte, p99", "ms", func(r report) float64 { return r.P99 }, 2, 10, true, 100},
		{"key to first byte, p99.9", "ms", func(r report) float64 { return r.P999 }, 3, 50, true, 0},
		{"CPU a key", "ms", func(r report) float64 { return r.CPU }, 1.3, 0.1, true, 0},
		{"CPU at rest, a second and session", "ms", func(r report) float64 { return r.Idle }, 1.3, 0.1, true, 0},
		{"CPU at rest, of a core", "%", func(r report) float64 { return r.IdleCore }, 0, 0, true, 15},
		{"bytes a key", "B", func(r report) float64 { return r.Bytes }, 1.1, 10, false, 0},
		{"resident a session", "KB", func(r report) float64 { return r.Memory }, 1.15, 100, false, 0},
		{"goroutines a session", "", func(r report) float64 { return r.Each }, 1.05, 1, false, 0},
		{"contributions among people, times as long as alone", "", report.slowed, 1.2, 0.1, false, 1.1},
		{"errors", "", func(r report) float64 { return float64(r.ErrorCount) }, 1, 0, false, 0},
	}
}

// tabled are the figures of the first target beside those of the second.
func tabled(plan plan, reports []report) tally.Table {
	t := tally.Table{Machine: tally.Machine(), Plan: plan.String()}
	for _, f := range figures() {
		row := tally.Row{Name: f.name, Unit: f.unit, Ours: f.of(reports[0]), Target: f.target, Paced: f.paced, Most: f.most, Noise: f.noise}
		if len(reports) > 1 {
			row.Peer, row.PeerName = f.of(reports[1]), reports[1].Target
		}
		if row.Ours == 0 && row.Most > 1 {
			continue // it was not to be seen from here
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
