package main

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// measured is a table of one kind: what we take, and two peers.
func measured(p50, p99, one, other float64) table {
	return table{Machine: "2 cores", Figures: []figure{
		{Kind: "1 letter", Engine: us, N: 2000, P50: p50, P99: p99},
		{Kind: "1 letter", Engine: "one", N: 10, P50: one, P99: one},
		{Kind: "1 letter", Engine: "other", N: 10, P50: other, P99: other},
	}}
}

func TestTellsWhatGotSlower(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		now, last table
		told      []string
	}{
		"nothing":                {measured(1, 2, 100, 200), measured(1, 2, 100, 200), nil},
		"a little":               {measured(1.4, 2.9, 100, 200), measured(1, 2, 100, 200), nil},
		"in the middle":          {measured(1.6, 2.9, 100, 200), measured(1, 2, 100, 200), []string{"p50"}},
		"at worst":               {measured(1, 4, 100, 200), measured(1, 2, 100, 200), []string{"p99"}},
		"the machine":            {measured(3, 6, 300, 600), measured(1, 2, 100, 200), nil},
		"not the machine":        {measured(1, 2, 50, 100), measured(1, 2, 100, 200), []string{"p50", "p99"}},
		"by less than is noise":  {measured(0.02, 0.03, 100, 200), measured(0.01, 0.01, 100, 200), nil},
		"never measured before":  {measured(1, 2, 100, 200), table{}, nil},
		"a peer that is no more": {measured(3, 6, 300, 600), measured(1, 2, 100, 0), nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			told := compare(c.now, c.last)
			if len(told) != len(c.told) {
				t.Fatalf("told %q, want %q", told, c.told)
			}
			for i, of := range c.told {
				if !strings.Contains(told[i], of) {
					t.Errorf("told %q, want %q", told[i], of)
				}
			}
		})
	}
}

func TestReadsTheTableItKeeps(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "table.tsv")
	kept := measured(0.0125, 2, 100, 200)
	if err := kept.keep(file); err != nil {
		t.Fatal(err)
	}
	if read, err := readTable(file); err != nil || !reflect.DeepEqual(read, kept) {
		t.Errorf("read %+v, %v, want %+v", read, err, kept)
	}
}

// TestEnginesFindTheSame asks each what the others are asked, or the table compares different work.
func TestEnginesFindTheSame(t *testing.T) {
	t.Parallel()
	const tools = 300
	o := openOurs()
	if err := o.fill(t.Context(), catalogue(tools)); err != nil {
		t.Fatal(err)
	}
	for _, p := range peers() {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			e, err := p.open(t.TempDir())
			if err != nil {
				t.Fatal(err)
			}
			defer e.close()
			if err := e.fill(t.Context(), catalogue(tools)); err != nil {
				t.Fatal(err)
			}
			same, asked := 0, 0
			for _, k := range kinds(tools, 40) {
				if k.name == misspelt || !p.can(k.name) { // everyone forgives other typos
					continue
				}
				for _, q := range k.questions {
					want, _ := o.find(t.Context(), q)
					got, err := e.find(t.Context(), q)
					if err != nil {
						t.Fatal(err)
					}
					if asked++; got == want {
						same++
					}
				}
			}
			if 10*same < 8*asked {
				t.Errorf("%d of %d questions find as many tools", same, asked)
			}
		})
	}
}
