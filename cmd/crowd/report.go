package main

import (
	"fmt"
	"io"
	"slices"
	"text/tabwriter"
	"time"
)

// report is what a crowd felt, and what it cost. Times are in milliseconds.
type report struct {
	Target     string   `json:"target"`
	People     int      `json:"people"`
	Arrivals   float64  `json:"arrivals_per_second"`
	Keys       int      `json:"keys"`
	P50        float64  `json:"p50_ms"`
	P99        float64  `json:"p99_ms"`
	P999       float64  `json:"p999_ms"`
	Max        float64  `json:"max_ms"`
	Bytes      float64  `json:"bytes_per_key"`
	CPU        float64  `json:"cpu_ms_per_key"`          // of the server; 0 where its process is not known
	Memory     float64  `json:"resident_kb_per_session"` // likewise
	Resident   float64  `json:"resident_mb"`             // likewise, with the crowd in
	Threads    int      `json:"threads"`                 // likewise
	ErrorCount int      `json:"error_count"`
	Errors     []string `json:"errors"` // the first few
}

// errorsTold is how many errors are told in words.
const errorsTold = 3

func (c *crowd) report(address string, arriving time.Duration, before, seated, after usage) report {
	c.mu.Lock()
	defer c.mu.Unlock()
	slices.Sort(c.felt)
	r := report{
		Target: address, People: len(c.people), Keys: len(c.felt), Errors: []string{}, ErrorCount: len(c.errs),
		Arrivals: float64(len(c.people)) / arriving.Seconds(),
		P50:      quantile(c.felt, 0.5), P99: quantile(c.felt, 0.99), P999: quantile(c.felt, 0.999), Max: quantile(c.felt, 1),
		Resident: after.resident / 1024, Threads: after.threads,
	}
	for _, err := range c.errs[:min(len(c.errs), errorsTold)] {
		r.Errors = append(r.Errors, err.Error())
	}
	if keys := float64(len(c.felt)); keys > 0 {
		r.CPU = float64(after.cpu-seated.cpu) / float64(time.Millisecond) / keys
		r.Bytes = float64(c.moved) / keys
	}
	if n := float64(len(c.people)); n > 0 {
		r.Memory = (after.resident - before.resident) / n
	}
	return r
}

// quantile is in milliseconds; 0 where nothing was felt.
func quantile(sorted []time.Duration, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	at := min(int(q*float64(len(sorted))), len(sorted)-1)
	return float64(sorted[at]) / float64(time.Millisecond)
}

func table(out io.Writer, reports []report) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, cell func(report) string) {
		fmt.Fprint(w, name, "\t")
		for _, r := range reports {
			fmt.Fprint(w, cell(r), "\t")
		}
		fmt.Fprintln(w)
	}
	number := func(of func(report) float64) func(report) string {
		return func(r report) string { return fmt.Sprintf("%.2f", of(r)) }
	}
	row("target", func(r report) string { return r.Target })
	row("people", func(r report) string { return fmt.Sprint(r.People) })
	row("arrivals a second", number(func(r report) float64 { return r.Arrivals }))
	row("keys", func(r report) string { return fmt.Sprint(r.Keys) })
	row("key to first byte, p50 ms", number(func(r report) float64 { return r.P50 }))
	row("p99 ms", number(func(r report) float64 { return r.P99 }))
	row("p99.9 ms", number(func(r report) float64 { return r.P999 }))
	row("max ms", number(func(r report) float64 { return r.Max }))
	row("bytes a key", number(func(r report) float64 { return r.Bytes }))
	row("CPU a key, ms", number(func(r report) float64 { return r.CPU }))
	row("resident a session, KB", number(func(r report) float64 { return r.Memory }))
	row("resident in all, MB", number(func(r report) float64 { return r.Resident }))
	row("errors", func(r report) string { return fmt.Sprint(r.ErrorCount) })
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	for _, r := range reports {
		for _, line := range r.Errors {
			if _, err := fmt.Fprintln(out, r.Target+":", line); err != nil {
				return fmt.Errorf("print: %w", err)
			}
		}
	}
	return nil
}
