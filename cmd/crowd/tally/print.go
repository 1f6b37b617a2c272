package tally

import (
	"fmt"
	"io"
	"text/tabwriter"
)

// Print prints a table: ours, the peer's and how many times ours it is, and what ours was.
func (t Table) Print(out io.Writer, last Table) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "%s\n\n\tours\tpeer\ttimes ours\ttarget\tlast\n", t.Machine)
	group := ""
	for _, r := range t.Rows {
		if r.Group != group {
			group = r.Group
			fmt.Fprintf(w, "%s\t\t\t\t\t\n", group) // with cells: else the columns of each group would be its own
		}
		fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t", r.Name, r.amount(r.Ours), r.beside(), r.times(), r.aim())
		if before, ok := last.Row(r.Group, r.Name); ok {
			fmt.Fprint(w, r.amount(before.Ours))
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("print the table: %w", err)
	}
	return nil
}

func (r Row) beside() string {
	if r.PeerName == "" || r.Peer == 0 {
		return ""
	}
	return r.amount(r.Peer) + ", " + r.PeerName
}

func (r Row) times() string {
	if r.Peer == 0 || r.Ours == 0 {
		return ""
	}
	return "×" + digits(r.Peer/r.Ours)
}

func (r Row) aim() string {
	switch {
	case r.Target == 0:
		return ""
	case r.Ours > r.Target:
		return digits(r.Target) + " MISSED"
	}
	return digits(r.Target) + " met"
}

func (r Row) amount(x float64) string {
	if r.Unit == "" {
		return digits(x)
	}
	return digits(x) + " " + r.Unit
}

// digits are those that matter.
func digits(x float64) string {
	switch {
	case x >= 100 || x == 0:
		return fmt.Sprintf("%.0f", x)
	case x >= 10:
		return fmt.Sprintf("%.1f", x)
	case x >= 0.1:
		return fmt.Sprintf("%.2f", x)
	}
	return fmt.Sprintf("%.4f", x)
}
