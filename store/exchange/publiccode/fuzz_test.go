package publiccode_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// FuzzRead holds that whatever comes in is read or refused, that what is told
// of it has a place in it, and that what goes out can be read again.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{minimal, oddities, full(f), "a: &a [*a]", "? [a]\n: b", "a: !!binary x", "<<: {a: b}", "\ta: b", "a:\n\t- b"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := publiccode.Read(data)
		if err != nil {
			var refused *publiccode.RefusedError
			if !errors.As(err, &refused) {
				t.Fatalf("neither read nor refused: %v", err)
			}
			return
		}
		tool, problems := file.Tool()
		for _, p := range problems {
			if p.Line < 1 || p.Column < 1 || strings.ContainsAny(p.Key+p.Value+p.Suggest, "\x1b\n\r") {
				t.Errorf("told %+v", p)
			}
		}
		out, err := publiccode.Write(&tool, publiccode.Publisher{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := publiccode.Read(out); err != nil && len(out) < publiccode.MaxBytes {
			t.Fatalf("cannot be read again: %v\n%s", err, out)
		}
		if _, err := store.CheckTool(tool); err != nil && tool.Name != "" {
			t.Logf("refused by the store: %v", err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	data := []byte(full(b))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := publiccode.Read(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

func BenchmarkTool(b *testing.B) {
	data := []byte(full(b))
	for b.Loop() {
		file, err := publiccode.Read(data)
		if err != nil {
			b.Fatal(err)
		}
		if tool, _ := file.Tool(); tool.Name == "" {
			b.Fatal("nothing read")
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}

func BenchmarkWrite(b *testing.B) {
	file, err := publiccode.Read([]byte(full(b)))
	if err != nil {
		b.Fatal(err)
	}
	tool, _ := file.Tool()
	for b.Loop() {
		if _, err := publiccode.Write(&tool, publiccode.Publisher{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "files/s")
}
