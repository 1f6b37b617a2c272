package main

import (
	"fmt"
	"slices"
)

const (
	slower = 1.5  // times what it took, to be told
	noise  = 0.05 // milliseconds that are not
)

// compare tells what of ours takes longer than in the last table, and by how much the machine does not explain it.
func compare(now, last table) (told []string) {
	machine := pace(now, last)
	for _, f := range now.Figures {
		before, ok := last.figure(f.Kind, us)
		if f.Engine != us || !ok || f.Kind == bytesATool {
			continue
		}
		for _, took := range []struct {
			of        string
			now, then float64
		}{{"p50", f.P50, before.P50}, {"p99", f.P99, before.P99}} {
			expected := took.then * machine
			if took.now > slower*expected && took.now > expected+noise {
				told = append(told, fmt.Sprintf("SLOWER %s %s: %s ms, was %s ms, which by its peers would be %s ms here",
					f.Kind, took.of, amount(took.now), amount(took.then), amount(expected)))
			}
		}
	}
	return told
}

// pace is how many times what they took the peers take now, which is what the machine is to blame for; 1 without peers.
func pace(now, last table) float64 {
	var ratios []float64
	for _, f := range now.Figures {
		before, ok := last.figure(f.Kind, f.Engine)
		if ok && f.Engine != us && f.Kind != bytesATool && before.P50 > 0 {
			ratios = append(ratios, f.P50/before.P50)
		}
	}
	if len(ratios) == 0 {
		return 1
	}
	slices.Sort(ratios)
	return ratios[len(ratios)/2]
}
