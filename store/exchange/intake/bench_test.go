package intake_test

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/intake"
	"github.com/ogptoolbox/concorde/store/exchange/jsonl"
)

// distinct is a name that is more than a typing error away from every other.
func distinct(n int) string {
	letters := make([]byte, 0, 16)
	for range 8 {
		letter := byte('a' + n%26)
		letters, n = append(letters, letter, letter), n/26
	}
	return string(letters)
}

// lines is a file of so many tools.
func lines(count int) *bytes.Buffer {
	var b bytes.Buffer
	b.WriteString(`{"format":"concorde-jsonl","version":1}` + "\n")
	for n := range count {
		fmt.Fprintf(&b, `{"type":"tool","id":%q,"name":%q,"website":"https://example.org/%d","licence":"MIT","uses":["map"],`+
			`"summary":{"en":"Shows on a map where streetlamps are broken.","fr":"Montre où les réverbères sont en panne."}}`+"\n",
			store.StableID(fmt.Sprint("bench ", n)), distinct(n), n)
	}
	return &b
}

// BenchmarkImport takes in a file of tools, each compared with all that are
// there. The temporary directory has to be on a real disk (TMPDIR says where).
//
//	go test ./store/exchange/intake -run '^$' -bench Import -benchtime 100000x
func BenchmarkImport(b *testing.B) {
	s := open(b)
	ana := introduce(b, s, "ana", store.Organiser)
	take(b, s, ana, b.N, intake.Added)
}

// BenchmarkImportAgain takes in a file that is there already.
func BenchmarkImportAgain(b *testing.B) {
	s := open(b)
	ana := introduce(b, s, "ana", store.Organiser)
	take(b, s, ana, b.N, intake.Added)
	take(b, s, ana, b.N, intake.Unchanged)
}

func take(b *testing.B, s *store.Store, actor store.Actor, count int, want intake.Done) {
	b.Helper()
	reader, err := jsonl.NewReader(lines(count))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	err = intake.Run(b.Context(), s, actor, intake.Lines{Reader: reader}, intake.Options{
		Judge: intake.Whole(s, false),
		Tell: func(r intake.Result) error {
			if r.Done != want {
				return fmt.Errorf("line %d: %s, %w", r.Line, r.Done, r.Err)
			}
			return nil
		},
	})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(count)/b.Elapsed().Seconds(), "tools/s")
}
