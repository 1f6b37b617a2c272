// Command bench measures the search beside what else could do its work: Bleve and SQLite's FTS5. All are filled, in one run
// and one after the other, with the same made-up catalogue and asked the same: the first 50 and the counts of facets, by how
// much is typed. It is a module of its own, so that the program does not depend on its peers.
//
//	go run . -tools 100000        prints a table with ratios, and what got slower since the last table kept
//	go run . -tools 100000 -keep  keeps it as table-100000.tsv
//	go run . -tools 1000000 -peers none -kinds typo -cpuprofile typo.out
//	                              tells what the time of one kind goes to
//
// Figures are of CPU time, all threads together, so that what else the machine does is hardly in them; the wall clock's follow.
// What got slower is told with the peers as yardstick, since machines differ more than versions do.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"time"
)

// These make the program fail.
var (
	errSlower = errors.New("something got slower")
	errNoKind = errors.New("there is no kind of that name")
	errPart   = errors.New("a table of some kinds only is not kept")
)

type options struct {
	tools, most int
	each        time.Duration
	peers       string
	kinds       string // all if empty
	profile     string // file, of what ours does
	json, keep  bool
}

func main() {
	var o options
	flag.IntVar(&o.tools, "tools", 100_000, "how many tools the catalogue has")
	flag.IntVar(&o.most, "questions", 2000, "how many questions of a kind to ask at most")
	flag.DurationVar(&o.each, "each", 2*time.Second, "how long to ask a peer questions of a kind")
	flag.StringVar(&o.peers, "peers", strings.Join(peerNames(), ","), "which peers to measure, or none")
	flag.StringVar(&o.kinds, "kinds", "", "which kinds of questions to ask, by their names in the table, if not all")
	flag.StringVar(&o.profile, "cpuprofile", "", "a file to write a CPU profile of our answers to; measuring it makes the figures coarse")
	flag.BoolVar(&o.json, "json", false, "print the table as JSON")
	flag.BoolVar(&o.keep, "keep", false, "keep the table, to compare later ones with")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) error {
	t := table{Machine: machine(), Tools: o.tools}
	kinds, err := o.wanted(kinds(o.tools, o.most))
	if err != nil {
		return err
	}
	figures, err := measureOurs(ctx, kinds, o)
	if err != nil {
		return err
	}
	t.Figures = figures
	for _, p := range peers() {
		if !slices.Contains(strings.Split(o.peers, ","), p.name) {
			continue
		}
		figures, err := measurePeer(ctx, p, kinds, o)
		if err != nil {
			return fmt.Errorf("measuring %s: %w", p.name, err)
		}
		t.Figures = append(t.Figures, figures...)
	}
	return report(t, o)
}

// wanted returns the kinds that shall be asked.
func (o options) wanted(all []kind) (wanted []kind, err error) {
	if o.kinds == "" {
		return all, nil
	}
	if o.keep {
		return nil, errPart
	}
	for name := range strings.SplitSeq(o.kinds, ",") {
		i := slices.IndexFunc(all, func(k kind) bool { return k.name == name })
		if i < 0 {
			return nil, fmt.Errorf("%w: %s", errNoKind, name)
		}
		wanted = append(wanted, all[i])
	}
	return wanted, nil
}

// report prints a table, and how it differs from the one kept.
func report(t table, o options) error {
	file := fmt.Sprintf("table-%d.tsv", o.tools)
	last, err := readTable(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if o.json {
		err = t.writeJSON(os.Stdout)
	} else {
		err = t.print(os.Stdout)
	}
	if err != nil {
		return fmt.Errorf("printing the table: %w", err)
	}
	if o.keep {
		return t.keep(file)
	}
	slower := compare(t, last)
	for _, line := range slower {
		fmt.Fprintln(os.Stderr, line)
	}
	if len(slower) > 0 {
		return errSlower
	}
	return nil
}
