package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// figure is what one engine takes for one kind: CPU and wall milliseconds in the middle and at the hundredth worst, of N.
type figure struct {
	Kind           string
	Engine         string
	N              int
	P50, P99       float64
	Wall50, Wall99 float64
	Found          int // tools in the mean: that the engines do the same work
}

// table is everything measured in one run.
type table struct {
	Machine string
	Tools   int
	Figures []figure
}

// figure returns the figure of a kind, if it was measured.
func (t table) figure(kind, engine string) (figure, bool) {
	for _, f := range t.Figures {
		if f.Kind == kind && f.Engine == engine {
			return f, true
		}
	}
	return figure{}, false
}

// kinds lists the kinds in the order measured.
func (t table) kinds() []string { return t.names(func(f figure) string { return f.Kind }) }

// engines lists the engines in the order measured.
func (t table) engines() []string { return t.names(func(f figure) string { return f.Engine }) }

func (t table) names(of func(figure) string) (names []string) {
	seen := map[string]bool{}
	for _, f := range t.Figures {
		if name := of(f); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	return names
}

func (t table) writeJSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "\t")
	return e.Encode(t)
}

const (
	head    = "kind\tengine\tn\tcpu p50 ms\tcpu p99 ms\twall p50 ms\twall p99 ms\tfound"
	comment = "# "
)

// keep writes the table to a file.
func (t table) keep(file string) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\n%s\n", comment, t.Machine, head)
	for _, f := range t.Figures {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%.4g\t%.4g\t%.4g\t%.4g\t%d\n", f.Kind, f.Engine, f.N, f.P50, f.P99, f.Wall50, f.Wall99, f.Found)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}

var errNoTable = errors.New("not a table")

// readTable reads what keep wrote.
func readTable(file string) (table, error) {
	written, err := os.ReadFile(file)
	if err != nil {
		return table{}, fmt.Errorf("reading the last table: %w", err)
	}
	lines := strings.Split(strings.TrimSuffix(string(written), "\n"), "\n")
	if len(lines) < 2 || !strings.HasPrefix(lines[0], comment) || lines[1] != head {
		return table{}, fmt.Errorf("reading %s: %w", file, errNoTable)
	}
	t := table{Machine: strings.TrimPrefix(lines[0], comment)}
	for i, line := range lines[2:] {
		f, err := readFigure(line)
		if err != nil {
			return table{}, fmt.Errorf("reading line %d of %s: %w", i+3, file, err)
		}
		t.Figures = append(t.Figures, f)
	}
	return t, nil
}

func readFigure(line string) (f figure, err error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 8 {
		return f, errNoTable
	}
	f.Kind, f.Engine = fields[0], fields[1]
	_, err = fmt.Sscan(strings.Join(fields[2:], " "), &f.N, &f.P50, &f.P99, &f.Wall50, &f.Wall99, &f.Found)
	return f, err
}
