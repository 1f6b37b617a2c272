package main

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// line is a figure of a table, as it is told of each target.
type line struct {
	name string
	of   func(report) float64
}

// lines are what is told beside people, roles and errors.
func lines() []line {
	return []line{
		{"arrivals a second", func(r report) float64 { return r.Arrivals }},
		{"handshakes a second, at most", func(r report) float64 { return r.Knocks }},
		{"handshake, p50 ms", func(r report) float64 { return r.Shake50 }},
		{"p99 ms", func(r report) float64 { return r.Shake99 }},
		{"first screen after it, p50 ms", func(r report) float64 { return r.First50 }},
		{"p99 ms", func(r report) float64 { return r.First99 }},
		{"key to first byte, p50 ms", func(r report) float64 { return r.P50 }},
		{"p99 ms", func(r report) float64 { return r.P99 }},
		{"p99.9 ms", func(r report) float64 { return r.P999 }},
		{"max ms", func(r report) float64 { return r.Max }},
		{"bytes a key", func(r report) float64 { return r.Bytes }},
		{"CPU a key, ms", func(r report) float64 { return r.CPU }},
		{"CPU at rest, ms a second and session", func(r report) float64 { return r.Idle }},
		{"in all, % of a core", func(r report) float64 { return r.IdleCore }},
		{"resident a session, KB", func(r report) float64 { return r.Memory }},
		{"in all, MB", func(r report) float64 { return r.Resident }},
		{"goroutines a session", func(r report) float64 { return r.Each }},
	}
}

// table prints a column for each target, with how many times it is that of the first.
func table(out io.Writer, reports []report) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(name string, cell func(report) string) {
		fmt.Fprint(w, name, "\t")
		for _, r := range reports {
			fmt.Fprint(w, cell(r), "\t")
		}
		fmt.Fprintln(w)
	}
	row("target", func(r report) string { return r.Target })
	row("people", func(r report) string { return fmt.Sprint(r.People) })
	row("keys", func(r report) string { return fmt.Sprint(r.Keys) })
	for _, l := range lines() {
		fmt.Fprint(w, l.name, "\t")
		for i, r := range reports {
			fmt.Fprint(w, beside(l.of(r), l.of(reports[0]), i > 0), "\t")
		}
		fmt.Fprintln(w)
	}
	row("errors", func(r report) string { return fmt.Sprint(r.ErrorCount) })
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print: %w", err)
	}
	for _, r := range reports {
		if err := r.detail(out); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}

// beside is a figure, with how many times it is the first.
func beside(x, first float64, other bool) string {
	if other && first > 0 && x > 0 {
		return fmt.Sprintf("%.2f ×%.2f", x, x/first)
	}
	return fmt.Sprintf("%.2f", x)
}

// detail prints what one target has of its own: roles, what was done, writers, and errors.
func (r report) detail(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	if len(r.Roles) > 1 {
		fmt.Fprintf(w, "\n%s, by role\tpeople\tkeys\tp50 ms\tp99\tp99.9\tmax\tbytes a second each\t\n", r.Target)
		for _, p := range r.Roles {
			fmt.Fprintf(w, "%s\t%d\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.0f\t\n", p.Role, p.People, p.Keys, p.P50, p.P99, p.P999, p.Max, p.Bytes)
		}
	}
	if len(r.Acts) > 0 {
		fmt.Fprintf(w, "\nwhat was done\twith keys\ton the record\t\n")
		for _, a := range r.Acts {
			fmt.Fprintf(w, "%s\t%d\t%d\t\n", a.Verb, a.Tried, a.Done)
		}
	}
	if r.Alone != nil && r.Among != nil {
		fmt.Fprintf(w, "\nwriters\ta second\tp50 ms\tp99\tmean in the server\t\n")
		r.Alone.print(w, "alone")
		r.Among.print(w, "among the people")
		fmt.Fprintf(w, "times as long\t%.2f\t%.2f\t%.2f\t%.2f\t\n", times(r.Alone.PerSecond, r.Among.PerSecond),
			times(r.Among.P50, r.Alone.P50), times(r.Among.P99, r.Alone.P99), times(r.Among.Server, r.Alone.Server))
	}
	for _, problem := range r.Errors {
		fmt.Fprintf(w, "\n%s: %s", r.Target, problem)
	}
	return w.Flush()
}

func (w *writing) print(out io.Writer, name string) {
	fmt.Fprintf(out, "%s\t%.0f\t%.2f\t%.2f\t%.2f\t\n", name, w.PerSecond, w.P50, w.P99, w.Server)
}

// times is how many times one is the other; 0 where that is nothing.
func times(one, other float64) float64 {
	if other <= 0 {
		return 0
	}
	return one / other
}
