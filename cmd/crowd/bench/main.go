// Command bench measures what is promised of the whole, beside what else could do the work, and prints it as one table: search,
// opening, writing, the bytes that travel, and crowds at the door. It fails where something is worse than in the table that was
// kept last, with the peers as yardstick for the machine.
//
//	go run ./cmd/crowd/bench         from the top of the repository
//	go run ./cmd/crowd/bench -keep   keeps what it found, to compare later ones with
//	go run ./cmd/crowd/bench -only "200 people as at a summit,writing"
//
// With both, what was not measured is taken over from the last table, if that is from the same machine.
//
// TMPDIR has to be on a real disk: where a sync costs nothing, writing is not measured.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

// file is the table that was kept last.
const file = "cmd/crowd/testdata/table.json"

// errWorse makes the program fail.
var errWorse = errors.New("something is worse than it was")

// options are what the command line says.
type options struct {
	tools int
	keep  bool
	only  string
	dir   string // for what is built and made meanwhile
}

func main() {
	var o options
	flag.IntVar(&o.tools, "tools", 100_000, "how many tools there are to search, and in the store that is opened")
	flag.BoolVar(&o.keep, "keep", false, "keep the table, to compare later ones with")
	flag.StringVar(&o.only, "only", "", "measure only these, with commas between them")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, o); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options) (err error) {
	if o.dir, err = os.MkdirTemp("", "bench"); err != nil {
		return fmt.Errorf("make a place for what is built: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(o.dir)) }()
	now := tally.Table{Machine: tally.Machine()}
	var failed error
	for _, part := range parts(o) {
		if o.only != "" && !slices.Contains(strings.Split(o.only, ","), part.name) {
			continue
		}
		fmt.Fprintln(os.Stderr, "measuring:", part.name)
		rows, err := part.measure(ctx)
		if err != nil { // the others are worth their while
			failed = errors.Join(failed, fmt.Errorf("measure %s: %w", part.name, err))
		}
		for _, row := range rows {
			row.Group = part.name
			now.Rows = append(now.Rows, row)
		}
	}
	return errors.Join(hold(now, o), failed)
}

// hold prints the table beside the last one, and keeps it where that was asked for.
func hold(now tally.Table, o options) error {
	last, err := tally.Read(file)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if err := now.Print(os.Stdout, last); err != nil {
		return err
	}
	if o.keep && o.only != "" && now.Machine == last.Machine {
		now = now.Over(last)
	}
	if o.keep {
		return now.Keep(file)
	}
	worse := now.Compare(last)
	for _, line := range worse {
		fmt.Fprintln(os.Stderr, line)
	}
	if len(worse) > 0 {
		return errWorse
	}
	return nil
}

// part is one thing to measure.
type part struct {
	name    string
	measure func(context.Context) ([]tally.Row, error)
}

func parts(o options) []part {
	return []part{
		{fmt.Sprintf("search in %d tools", o.tools), func(ctx context.Context) ([]tally.Row, error) { return searching(ctx, o) }},
		{fmt.Sprintf("opening %d tools", o.tools), func(ctx context.Context) ([]tally.Row, error) { return timed(ctx, o, opening()) }},
		{"writing", func(ctx context.Context) ([]tally.Row, error) { return timed(ctx, o, writing()) }},
		{"at the terminal", func(ctx context.Context) ([]tally.Row, error) { return timed(ctx, o, traveling()) }},
		{"200 people with the same keys", func(ctx context.Context) ([]tally.Row, error) { return crowd(ctx, o, "--people", "200") }},
		{"200 people as at a summit", func(ctx context.Context) ([]tally.Row, error) {
			return crowd(ctx, o, "--people", "200", "--mix", "usual", "--writers", "8")
		}},
		{"1000 people of whom 100 browse and search", func(ctx context.Context) ([]tally.Row, error) {
			return crowd(ctx, o, "--people", "1000", "--typing", "100", "--still", "20s", "--mix", "browse=75,search=25")
		}},
		{"1000 people of whom 100 do as at a summit", func(ctx context.Context) ([]tally.Row, error) {
			return crowd(ctx, o, "--people", "1000", "--typing", "100", "--still", "20s", "--mix", "usual", "--writers", "8", "--write", "10s")
		}},
	}
}

// output runs a program, whose problems are ours to show. One that fails after it said something is worse off than before.
func output(ctx context.Context, words ...string) ([]byte, error) {
	command := exec.CommandContext(ctx, words[0], words[1:]...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		return out, fmt.Errorf("%s: %w", strings.Join(words, " "), err)
	}
	return out, nil
}
