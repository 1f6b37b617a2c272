package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// From afar everything goes through standard input and output, and no path of
// the server's disk is named.
func TestRecordsFromAfarGoThroughStandardStreams(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana, boss := s.introduced(t, "ana"), s.introduced(t, "boss")
	s.store.SetOrganisers([]string{boss})
	for _, args := range [][]string{
		{"export", "--format", "jsonl"}, {"export", "--format", "csv"}, {"export", "--format", "publiccode", "decidim"},
	} {
		if r := s.run(t, "SHA256:guest", args...); r.status != statusDone || !strings.Contains(r.out, "ecidim") {
			t.Errorf("%q: status %d, %d bytes, %q", args, r.status, len(r.out), r.err)
		}
	}
	for _, args := range [][]string{
		{"export", "--format", "jsonl", "--output", "/tmp/x"}, {"export", "--format", "csv", "--output", "x"},
		{"import", "/etc/passwd", "--format", "csv"}, {"import", "/etc/passwd", "--format", "jsonl"}, {"import", "x.jsonl"},
	} {
		if r := s.run(t, boss, args...); r.status != statusNotAllowed || r.out != "" || !oneLine(r.err) {
			t.Errorf("%q: status %d, out %q, err %q", args, r.status, r.out, r.err)
		}
	}
	for _, format := range []string{"jsonl", "csv"} {
		if r := s.run(t, ana, "export", "--format", format, "--hidden"); r.status != statusNotAllowed || r.out != "" {
			t.Errorf("%s: a participant takes what is hidden: %d %q", format, r.status, r.err)
		}
	}
	// A participant takes tools from a table, but not what others made.
	d := s.door(ana)
	d.in = strings.NewReader("name;website\r\nFountains;https://example.org/fountains\r\n")
	if r := s.runAt(t, d, "import", "--format", "csv", "-"); r.status != statusDone || !strings.HasPrefix(r.out, "-\tadded\tfountains\t") {
		t.Errorf("status %d: %q %q", r.status, r.out, r.err)
	}
	d = s.door(ana)
	d.in = strings.NewReader(`{"format":"concorde-jsonl","version":1}`)
	if r := s.runAt(t, d, "import", "--format", "jsonl", "-"); r.status != statusNotAllowed {
		t.Errorf("status %d: %q %q", r.status, r.out, r.err)
	}
}

// stopAt is an output that has the import stopped when a line of it passes.
type stopAt struct {
	strings.Builder
	line string
	stop context.CancelFunc
}

func (w *stopAt) Write(p []byte) (int, error) {
	n, err := w.Builder.Write(p)
	if strings.Contains(w.String(), w.line) {
		w.stop()
	}
	return n, err
}

// An import of a local store that is interrupted goes on after the last line
// that was told, and is over when it came to the end.
func TestAnInterruptedImportIsRemembered(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana, data := s.introduced(t, "ana"), t.TempDir()
	before := s.store.Count(store.KindTool)
	const all = 4000
	var table strings.Builder
	table.WriteString("name,website\n")
	for n := range all {
		fmt.Fprintf(&table, "%s,https://example.org/%d\n", strings.Repeat(fmt.Sprintf("%c%c%c", 'a'+n%26, 'a'+n/26%26, 'a'+n/676), 4), n)
	}
	file := filepath.Join(t.TempDir(), "tools.csv")
	if err := os.WriteFile(file, []byte(table.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(ctx context.Context, out *stopAt) (status int, said string) {
		var err strings.Builder
		d := s.door(ana)
		d.local, d.out, d.err = true, out, &err
		d.open = func(context.Context, places) (*visit, error) {
			actor, err := s.store.ActorFor(ana)
			return &visit{store: s.store, actor: owner(actor), raise: owner, data: data, close: func() error { return nil }}, err
		}
		return d.run(ctx, []string{"import", file}), err.String()
	}
	ctx, stop := context.WithCancel(t.Context())
	if status, said := run(ctx, &stopAt{line: "\t1000\ttool\n", stop: stop}); status != statusFailed || s.store.Count(store.KindTool) == before+all {
		t.Fatalf("status %d with %d tools: %s", status, s.store.Count(store.KindTool)-before, said)
	}
	out := &stopAt{line: "never", stop: func() {}}
	if status, said := run(t.Context(), out); status != statusDone || !strings.Contains(said, "goes on after line") || strings.Contains(out.String(), "\t2\ttool\n") {
		t.Errorf("status %d: %s", status, said)
	}
	if got := s.store.Count(store.KindTool) - before; got != all {
		t.Errorf("%d tools, want %d", got, all)
	}
	again := &stopAt{line: "never", stop: func() {}}
	if status, said := run(t.Context(), again); status != statusDone || said != "" || again.String() != "" {
		t.Errorf("a third time: status %d: %s %s", status, said, again.String())
	}
	if left, err := filepath.Glob(filepath.Join(data, "import-*")); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}
