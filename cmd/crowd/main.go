// Command crowd is a crowd of people at their terminals, over real SSH, to see
// what a server makes of it.
//
// Each has a key of their own and a connection of their own, sits at a terminal
// of a size, and presses a key every so often. What is measured is what they
// feel, from a key to the first byte that comes back, and what the crowd costs
// the server, from /proc where its process is on this machine:
//
//	crowd --people 200 --every 400ms --for 30s --pid $(pgrep concorde) localhost:2222
//
// It knows nothing of Concorde. Any program that answers keys can be measured,
// several in one run, one after the other: each target may be followed by a
// comma and its process.
//
//	crowd localhost:2222,1234 localhost:2223,1240
//
// A table can be kept and later ones compared with it. The second target is then
// what tells how fast the machine is: what the first takes more than before counts
// only where the second does not too.
//
//	crowd --than cmd/crowd/testdata/table.json localhost:2222,1234 localhost:2223,1240
//
// A restless crowd measures nothing. It presses keys at random, hangs up without
// a word, reads too slowly or not at all, and comes back, also to a server that
// was killed meanwhile:
//
//	crowd --restless --people 60 --slow 10 --for 1h --keys "j k enter esc a /" localhost:2222
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

// run reads the command line, measures each target, and prints what it found.
func run(ctx context.Context, args []string, out, problems io.Writer) error {
	plan := plan{Keys: []string{"j", "j", "j", "k"}}
	flags := flag.NewFlagSet("crowd", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.IntVar(&plan.People, "people", 200, "how many people")
	flags.IntVar(&plan.Typing, "typing", 0, "how many of them press keys (0: all)")
	flags.DurationVar(&plan.Every, "every", 400*time.Millisecond, "time between two keys of one person")
	flags.DurationVar(&plan.For, "for", 20*time.Second, "how long they stay once all are in")
	flags.Float64Var(&plan.Rate, "rate", 50, "how many arrive in a second")
	flags.IntVar(&plan.Width, "width", 120, "columns of their terminals")
	flags.IntVar(&plan.Height, "height", 40, "lines of their terminals")
	keys := flags.String("keys", strings.Join(plan.Keys, " "), "keys pressed in turn, with spaces between them; enter, esc, tab, space, save, up and down by name")
	restless := flags.Bool("restless", false, "press keys at random, hang up, come back, until the time is over")
	flags.IntVar(&plan.Slow, "slow", 0, "how many of the restless read slowly")
	flags.DurationVar(&plan.Stay, "stay", 10*time.Second, "how long the restless stay, on average")
	than := flags.String("than", "", "compare with the table in this file, and tell what is worse for the first target")
	into := flags.String("keep", "", "keep the table in this file, to compare later ones with")
	asJSON := flags.Bool("json", false, "print one JSON object for each target")
	if err := flags.Parse(args); err != nil {
		return err
	}
	plan.Keys = keysNamed(strings.Fields(*keys))
	if flags.NArg() == 0 || len(plan.Keys) == 0 || plan.People < 1 || plan.Rate <= 0 {
		return fmt.Errorf("whom to visit? crowd [--people N] HOST:PORT[,PROCESS]…")
	}
	if *restless {
		return roam(ctx, plan, flags.Arg(0), out)
	}
	var reports []report
	for _, target := range flags.Args() {
		address, process, err := parseTarget(target)
		if err != nil {
			return err
		}
		found, err := visit(ctx, plan, address, process)
		if err != nil {
			return fmt.Errorf("visit %s: %w", address, err)
		}
		reports = append(reports, found)
	}
	if err := print(out, reports, *asJSON); err != nil {
		return err
	}
	return hold(reports, *than, *into, problems)
}

// hold compares the reports with a table and keeps them as one, where that was asked for.
func hold(reports []report, than, into string, problems io.Writer) error {
	if than != "" {
		last, err := readKept(than)
		if err != nil {
			return err
		}
		fmt.Fprintf(problems, "compared with %s on %s\n", than, last.Machine)
		for _, line := range compare(reports, last.Reports) {
			fmt.Fprintln(problems, line)
		}
	}
	if into != "" {
		return keep(into, reports)
	}
	return nil
}

// keysNamed are the keys with those names; others are what they are.
func keysNamed(names []string) []string {
	named := map[string]string{"enter": "\r", "esc": "\x1b", "tab": "\t", "space": " ", "save": "\x13", "up": "\x1b[A", "down": "\x1b[B"}
	keys := make([]string, 0, len(names))
	for _, name := range names {
		if key, ok := named[name]; ok {
			name = key
		}
		keys = append(keys, name)
	}
	return keys
}

// parseTarget is an address and a process, 0 where none is given.
func parseTarget(target string) (address string, process int, err error) {
	address, number, given := strings.Cut(target, ",")
	if !given {
		return address, 0, nil
	}
	process, err = strconv.Atoi(number)
	if err != nil {
		return "", 0, fmt.Errorf("%q is not the number of a process", number)
	}
	return address, process, nil
}

// print prints a table, or an object a line.
func print(out io.Writer, reports []report, asJSON bool) error {
	if !asJSON {
		return table(out, reports)
	}
	encoder := json.NewEncoder(out)
	for _, one := range reports {
		if err := encoder.Encode(one); err != nil {
			return fmt.Errorf("print: %w", err)
		}
	}
	return nil
}
