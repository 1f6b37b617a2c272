// Command crowd is a crowd of people at their terminals, over real SSH, to see
// what a server makes of it.
//
// Each has a key of their own and a connection of their own, sits at a terminal
// of a size, and presses a key every so often. What is measured is what they
// feel, from a key to the first byte that comes back, and what the crowd costs
// the server, from /proc where its process is on this machine, and from its page
// of metrics where it has one:
//
//	crowd --people 200 --every 400ms --for 30s localhost:2222,$(pgrep concorde),http://localhost:2280/metrics
//
// Any program that answers keys can be measured, several in one run, one after
// the other. A target is also a command line, which has a space in it: then the
// program is started, with a directory and addresses of its own, and stopped when
// it was measured.
//
//	crowd "concorde --data {dir} serve --listen {address} --metrics {metrics}" "bare {address} {metrics}"
//
// With a mix, the people at the first target, which is Concorde then, do what
// people do there: browse, search, reference tools, join and leave a coalition,
// sit idle, or hang up and come again. Those at other targets press keys in turn,
// as many of them. What was done has to be on the record afterwards; what is not
// is an error, so that a script is known to do what it says. Writers contribute by
// commands, one after the other without a pause, at first alone and then among all
// who sit there; the server must not limit how much one contributes (--budget 0).
//
//	crowd --people 1000 --typing 100 --mix "browse=60,search=20,reference=5,join=5,leave=10" --writers 8 …
//
// The first byte after a key may be of what others did at that moment. With many
// who write, the times are a little kinder than what people feel. A key without
// an answer is an error: of a script, or of a server that stalls for longer than
// the time between two keys, of which the second undoes what the first did.
//
// A table can be kept and later ones compared with it. The second target is then
// what tells how fast the machine is: what the first takes more than before counts
// only where the second does not too. Where anything is worse, the program fails.
//
//	crowd --keep table.json …
//	crowd --than table.json …
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
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout, os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, "crowd:", err)
		os.Exit(1)
	}
}

// options are what the command line says beside the plan.
type options struct {
	than, into       string
	restless, asJSON bool
}

// run reads the command line, measures each target, and prints what it found.
func run(ctx context.Context, args []string, out, problems io.Writer) error {
	plan, o, targets, err := parse(args, problems)
	if err != nil {
		return err
	}
	if o.restless {
		return roam(ctx, plan, targets[0], out)
	}
	casts, err := castAll(plan)
	if err != nil {
		return err
	}
	var reports []report
	for i, line := range targets {
		found, err := measure(ctx, plan, line, casts[min(i, 1)])
		if err != nil {
			return fmt.Errorf("visit %s: %w", line, err)
		}
		reports = append(reports, found)
	}
	if err := print(out, reports, o.asJSON); err != nil {
		return err
	}
	return hold(tabled(plan, reports), o, problems)
}

// parse reads the command line.
func parse(args []string, problems io.Writer) (plan plan, o options, targets []string, err error) {
	flags := flag.NewFlagSet("crowd", flag.ContinueOnError)
	flags.SetOutput(problems)
	flags.IntVar(&plan.People, "people", 200, "how many people")
	flags.IntVar(&plan.Typing, "typing", 0, "how many of them press keys (0: all)")
	flags.DurationVar(&plan.Every, "every", 400*time.Millisecond, "time between two keys of one person")
	flags.DurationVar(&plan.Knock, "knock", 2*time.Second, "how long some only shake hands, one after the other, before the others come")
	flags.DurationVar(&plan.Still, "still", 5*time.Second, "how long nobody presses a key once all are in")
	flags.DurationVar(&plan.For, "for", 20*time.Second, "how long they press keys after that")
	flags.Float64Var(&plan.Rate, "rate", 50, "how many arrive in a second")
	flags.IntVar(&plan.Width, "width", 120, "columns of their terminals")
	flags.IntVar(&plan.Height, "height", 40, "lines of their terminals")
	keys := flags.String("keys", "j j j k", "keys pressed in turn, with spaces between them; enter, esc, tab, space, save, back, up and down by name; text:open_data letter by letter")
	flags.StringVar(&plan.Mix, "mix", "", "roles of the people at the first target, which is Concorde, and how many parts of them have each, or \"usual\": "+usual)
	flags.IntVar(&plan.Writers, "writers", 0, "how many others write, with a mix")
	flags.DurationVar(&plan.Write, "write", 5*time.Second, "how long they write alone, and then among the people")
	flags.BoolVar(&o.restless, "restless", false, "press keys at random, hang up, come back, until the time is over")
	flags.IntVar(&plan.Slow, "slow", 0, "how many of the restless read slowly")
	flags.DurationVar(&plan.Stay, "stay", 10*time.Second, "how long the restless stay, on average")
	flags.StringVar(&o.than, "than", "", "compare with the table in this file, and fail where something is worse for the first target")
	flags.StringVar(&o.into, "keep", "", "keep the table in this file, to compare later ones with")
	flags.BoolVar(&o.asJSON, "json", false, "print one JSON object for each target")
	if err := flags.Parse(args); err != nil {
		return plan, o, nil, err
	}
	plan.Keys = newScript(*keys)
	if plan.Typing <= 0 || plan.Typing > plan.People {
		plan.Typing = plan.People
	}
	if flags.NArg() == 0 || len(plan.Keys) == 0 || plan.People < 1 || plan.Rate <= 0 {
		return plan, o, nil, errors.New("whom to visit? crowd [--people N] HOST:PORT[,PROCESS[,METRICS]]…")
	}
	return plan, o, flags.Args(), nil
}

// castAll is who does what at the first target, and at the others.
func castAll(plan plan) (casts [2]cast, err error) {
	plain := ofKeys(plan.Keys)
	if plan.Mix == "" {
		all := castOf(plain, []int{1}, plan.People, plan.Typing)
		return [2]cast{all, all}, nil
	}
	manners, shares, err := concorde().mixed(plan.Mix)
	if err != nil {
		return casts, err
	}
	casts[0] = castOf(manners, shares, plan.People, plan.Typing)
	casts[1] = castOf(plain, []int{1}, plan.People, casts[0].typing())
	return casts, nil
}

// measure lets a crowd visit a target.
func measure(ctx context.Context, plan plan, line string, cast cast) (found report, err error) {
	target, close, err := open(ctx, line)
	if err != nil {
		return report{}, err
	}
	defer func() { err = errors.Join(err, close()) }()
	return visit(ctx, plan, target, cast)
}

// errWorse makes the program fail.
var errWorse = errors.New("something is worse than it was")

// hold compares the table with another and keeps it, where that was asked for.
func hold(now tally.Table, o options, problems io.Writer) error {
	var worse []string
	if o.than != "" {
		last, err := tally.Read(o.than)
		if err != nil {
			return err
		}
		if last.Plan != now.Plan {
			return fmt.Errorf("%s is of another crowd: %s; this is %s", o.than, last.Plan, now.Plan)
		}
		fmt.Fprintf(problems, "compared with %s on %s\n", o.than, last.Machine)
		worse = now.Compare(last)
		for _, line := range worse {
			fmt.Fprintln(problems, line)
		}
	}
	if o.into != "" {
		return now.Keep(o.into)
	}
	if len(worse) > 0 {
		return errWorse
	}
	return nil
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
