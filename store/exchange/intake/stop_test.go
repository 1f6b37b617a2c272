package intake_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// source is a file of so many tools.
func source(t *testing.T, file string) intake.Source {
	t.Helper()
	reader, err := jsonl.NewReader(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	return intake.Lines{Reader: reader}
}

// Whoever stops an import keeps what was told, and goes on from there; in the
// end everything is there once.
func TestAnInterruptedImportGoesOn(t *testing.T) {
	t.Parallel()
	const all, enough = 3000, 700
	s, file := open(t), lines(all).String()
	ctx, stop := context.WithCancel(t.Context())
	last := 0
	err := intake.Run(ctx, s, house(), source(t, file), intake.Options{Judge: intake.Whole(s, false), Tell: func(r intake.Result) error {
		if last = r.Line; last == enough {
			stop()
		}
		return nil
	}})
	if !errors.Is(err, context.Canceled) || last < enough || s.Count(store.KindTool) < last-1 || s.Count(store.KindTool) == all {
		t.Fatalf("it ended after line %d with %d tools: %v", last, s.Count(store.KindTool), err)
	}
	there := s.Count(store.KindTool)
	count := map[intake.Done]int{}
	err = intake.Run(t.Context(), s, house(), intake.After(source(t, file), last), intake.Options{
		Judge: intake.Whole(s, false), Tell: func(r intake.Result) error {
			if r.Line <= last {
				t.Errorf("line %d comes again", r.Line)
			}
			count[r.Done]++
			return nil
		},
	})
	if err != nil || count[intake.Added] != all-there || s.Count(store.KindTool) != all || s.Sequence() != all {
		t.Errorf("then it did %v, and there are %d tools in %d entries: %v", count, s.Count(store.KindTool), s.Sequence(), err)
	}
}

func TestAStrictImportTakesNothingAfterWhatIsWrong(t *testing.T) {
	t.Parallel()
	s := open(t)
	good := strings.SplitAfter(lines(3).String(), "\n")
	file := good[0] + good[1] + "{\n" + good[2] + good[3]
	var told []intake.Done
	options := intake.Options{Judge: intake.Whole(s, false), Strict: true, Tell: func(r intake.Result) error {
		told = append(told, r.Done)
		return nil
	}}
	err := intake.Run(t.Context(), s, house(), source(t, file), options)
	if !errors.Is(err, intake.ErrStopped) || len(told) != 2 || told[0] != intake.Added || told[1] != intake.Refused || s.Sequence() != 1 {
		t.Errorf("it did %v, and wrote %d entries: %v", told, s.Sequence(), err)
	}
}

// Whoever may not import is told once, and not of every line.
func TestWhoMayNotImportIsToldOnce(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, role := range []store.Role{store.Guest, store.Participant, store.Steward} {
		actor := introduce(t, s, strings.Repeat("a", 2+int(role)), role)
		before := s.Sequence()
		told := 0
		err := intake.Run(t.Context(), s, actor, source(t, lines(3).String()), intake.Options{
			Judge: intake.Whole(s, false), Tell: func(intake.Result) error { told++; return nil },
		})
		if !errors.Is(err, store.ErrNotAllowed) || told > 0 || s.Sequence() != before {
			t.Errorf("role %d: %v, %d told", role, err, told)
		}
	}
}

// Two tools of one file that are a typo apart are seen to be alike, as two are
// that come one after the other.
func TestToolsOfOneFileAreToldApart(t *testing.T) {
	t.Parallel()
	s := open(t)
	line := func(n, name string) string {
		return `{"type":"tool","id":"` + store.StableID(n).String() + `","name":"` + name + `","uses":["map"]}` + "\n"
	}
	file := `{"format":"concorde-jsonl","version":1}` + "\n" + line("1", "Participation") + line("2", "Participatiom") +
		line("3", "Civitas") + line("4", "Civitas") + line("1", "Participations")
	var told []string
	err := intake.Run(t.Context(), s, house(), source(t, file), intake.Options{Judge: intake.Whole(s, false), Tell: func(r intake.Result) error {
		told = append(told, string(r.Done))
		return nil
	}})
	if got := strings.Join(told, " "); err != nil || got != "added conflict added conflict updated" {
		t.Errorf("%s, %v", got, err)
	}
}
