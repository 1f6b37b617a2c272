package main

import (
	"fmt"
	"io"
	"math"
	"text/tabwriter"
)

// print prints CPU times with ratios and targets, and then the wall clock's.
func (t table) print(w io.Writer) error {
	fmt.Fprintf(w, "%d tools, %s\nCPU ms p50 / p99, ×: how many times ours at p50\n\n", t.Tools, t.Machine)
	if err := t.rows(w, func(f figure) (float64, float64) { return f.P50, f.P99 }, true); err != nil {
		return err
	}
	t.verdict(w)
	fmt.Fprintf(w, "\nwall clock ms p50 / p99\n\n")
	return t.rows(w, func(f figure) (float64, float64) { return f.Wall50, f.Wall99 }, false)
}

func (t table) rows(w io.Writer, of func(figure) (p50, p99 float64), targeted bool) error {
	tw := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprint(tw, "kind")
	for _, e := range t.engines() {
		fmt.Fprint(tw, "\t", e)
		if e == us && targeted {
			fmt.Fprint(tw, "\ttarget")
		}
	}
	fmt.Fprintln(tw)
	for _, k := range t.kinds() {
		if k == bytesATool && !targeted {
			continue // it takes no time
		}
		fmt.Fprint(tw, k)
		for _, e := range t.engines() {
			fmt.Fprint(tw, "\t", t.cell(k, e, of))
			if e == us && targeted {
				fmt.Fprint(tw, "\t", t.aim(k))
			}
		}
		fmt.Fprintln(tw)
	}
	return tw.Flush()
}

// cell is what an engine takes, with how many times that is ours.
func (t table) cell(kind, engine string, of func(figure) (p50, p99 float64)) string {
	f, ok := t.figure(kind, engine)
	if !ok {
		return "–"
	}
	p50, p99 := of(f)
	cell := amount(p50)
	if kind != bytesATool && kind != building {
		cell += " / " + amount(p99)
	}
	if ratio, ok := t.ratio(kind, engine, of); ok && engine != us {
		cell += " ×" + amount(ratio)
	}
	return cell
}

// ratio is how many times ours an engine takes.
func (t table) ratio(kind, engine string, of func(figure) (p50, p99 float64)) (float64, bool) {
	f, ok := t.figure(kind, engine)
	o, measured := t.figure(kind, us)
	if !ok || !measured {
		return 0, false
	}
	theirs, _ := of(f)
	our, _ := of(o)
	return theirs / our, our > 0
}

// aim is the target of a kind and whether we reach it.
func (t table) aim(kind string) string {
	aim, ok := targets(t.Tools)[kind]
	f, measured := t.figure(kind, us)
	if !ok || !measured {
		return ""
	}
	outcome := "met"
	if aim.p50 > 0 && f.P50 > aim.p50 || aim.p99 > 0 && f.P99 > aim.p99 {
		outcome = "MISSED"
	}
	switch {
	case aim.p99 == 0:
		return amount(aim.p50) + " " + outcome
	case aim.p50 == 0:
		return "p99 " + amount(aim.p99) + " " + outcome
	default:
		return amount(aim.p50) + " / " + amount(aim.p99) + " " + outcome
	}
}

// verdict says how much faster than the nearest peer we are at what is asked most.
func (t table) verdict(w io.Writer) {
	least, nearest := math.Inf(1), ""
	for _, f := range t.Figures {
		ratio, ok := t.ratio(f.Kind, f.Engine, func(f figure) (float64, float64) { return f.P50, f.P99 })
		if ok && f.Engine != us && isBeginning(f.Kind) && ratio < least {
			least, nearest = ratio, f.Engine+", "+f.Kind
		}
	}
	if nearest == "" {
		return
	}
	outcome := "met"
	if least < ratioTarget {
		outcome = "MISSED"
	}
	fmt.Fprintf(w, "\nleast ratio up to 5 letters: ×%s (%s), target ×%d %s\n", amount(least), nearest, ratioTarget, outcome)
}

// amount writes two digits that matter, or three decimals.
func amount(x float64) string {
	switch {
	case x >= 10:
		return fmt.Sprintf("%.0f", x)
	case x >= 1:
		return fmt.Sprintf("%.1f", x)
	case x >= 0.1:
		return fmt.Sprintf("%.2f", x)
	default:
		return fmt.Sprintf("%.3f", x)
	}
}
