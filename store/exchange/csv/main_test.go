package csv_test

import (
	"bytes"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/csv"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// open is an empty store, and somebody who has said who they are.
func open(t *testing.T) (*store.Store, store.Actor) {
	t.Helper()
	s, err := store.Open(store.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	key := "SHA256:ana"
	receipt := submit(t, s, store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: "ana", Name: "Ana", Type: "other"}})
	return s, store.Actor{Person: receipt.Record, Key: key, Role: store.Participant}
}

func submit(t *testing.T, s *store.Store, actor store.Actor, command store.Command) store.Receipt {
	t.Helper()
	receipt, err := s.Submit(t.Context(), actor, command)
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return receipt
}

func export(t *testing.T, s *store.Store, kind store.Kind) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := csv.Write(&out, s, kind, jsonl.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// takeIn takes a table in, and says what became of each row.
func takeIn(t *testing.T, s *store.Store, actor store.Actor, table, mapping string) (out []intake.Result) {
	t.Helper()
	m, wrong, ok := csv.ParseMapping(mapping)
	if !ok {
		t.Fatalf("mapping: %q", wrong)
	}
	tools, judge, err := csv.NewTools(t.Context(), s, actor, strings.NewReader(table), csv.Options{Mapping: m, Lang: "fr"})
	if err != nil {
		return []intake.Result{{Done: intake.Refused, Err: err}}
	}
	err = intake.Run(t.Context(), s, actor, tools, intake.Options{Judge: judge, Tell: func(r intake.Result) error {
		out = append(out, r)
		return nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
