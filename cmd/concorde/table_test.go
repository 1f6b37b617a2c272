package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func tableOf(terminal bool, width int, columns ...column) (*table, *bytes.Buffer) {
	var out bytes.Buffer
	t := &table{out: &out, terminal: terminal, columns: columns, width: width}
	for _, c := range columns {
		t.headings = append(t.headings, c.title)
	}
	return t, &out
}

func fill(t *testing.T, to *table, rows ...[]string) {
	t.Helper()
	for _, row := range rows {
		if err := to.row(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := to.end(); err != nil {
		t.Fatal(err)
	}
}

func TestTableKeepsItsColumnsWhateverIsInThem(t *testing.T) {
	t.Parallel()
	table, out := tableOf(true, 40, column{title: "name", least: 6}, column{title: "n"}, column{title: "text", least: 6})
	fill(t, table,
		[]string{"ascii", "1", "short"},
		[]string{"東京都オープンデータカタログ", "2", "日本語の長い長い要約がここに入ります"},
		[]string{"e\u0301tat", "3", strings.Repeat("long ", 40)},
		[]string{"👩\u200d👩\u200d👧 family", "4", "emoji"},
	)
	lines := strings.Split(strings.TrimRight(out.String(), "\n"), "\n")
	if len(lines) != 5 {
		t.Fatalf("%q", lines)
	}
	at := ansi.StringWidth(lines[0][:strings.Index(lines[0], " n ")])
	for i, line := range lines {
		if ansi.StringWidth(line) > 40 {
			t.Errorf("line %d is %d cells wide: %q", i, ansi.StringWidth(line), line)
		}
		if cell := ansi.Cut(line, at+1, at+2); i > 0 && cell != string(rune('0'+i)) {
			t.Errorf("line %d: the second column is not under its heading: %q", i, line)
		}
	}
	if !strings.Contains(lines[3], "…") {
		t.Errorf("what is cut does not show it: %q", lines[3])
	}
}

func TestTableHidesColumnsWhereThereIsNoRoom(t *testing.T) {
	t.Parallel()
	columns := []column{{title: "a"}, {title: "b", from: 100}}
	for width, want := range map[int]string{80: "a\n1\n", 120: "a  b\n1  2\n"} {
		table, out := tableOf(true, width, columns...)
		fill(t, table, []string{"1", "2"})
		if out.String() != want {
			t.Errorf("%d cells: %q", width, out.String())
		}
	}
	table, out := tableOf(false, 0, columns...)
	fill(t, table, []string{"1", "2"})
	if out.String() != "1\t2\n" {
		t.Errorf("in a pipe: %q", out.String())
	}
}

func TestTableOfNothingHasNoHeadings(t *testing.T) {
	t.Parallel()
	table, out := tableOf(true, 80, column{title: "a"})
	fill(t, table)
	if out.Len() > 0 {
		t.Errorf("%q", out.String())
	}
}

func TestLongTableIsPrintedAsItComes(t *testing.T) {
	t.Parallel()
	table, out := tableOf(true, 80, column{title: "a"})
	for range measuredRows {
		if err := table.row("x"); err != nil {
			t.Fatal(err)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != measuredRows+1 {
		t.Errorf("%d lines after %d rows", n, measuredRows)
	}
	fill(t, table, []string{"last"})
	if n := strings.Count(out.String(), "\n"); n != measuredRows+2 {
		t.Errorf("%d lines in the end", n)
	}
}

func TestWrapKeepsWordsAndIndentation(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		text  string
		width int
		want  string
	}{
		{"one two three", 7, "one two\nthree"},
		{"see https://example.org/a-very-long-address now", 10, "see\nhttps://example.org/a-very-long-address\nnow"},
		{"# Title\n\n  - item one two", 12, "# Title\n\n  - item one\n  two"},
		{"", 10, ""},
	} {
		if got := wrap(test.text, test.width); got != test.want {
			t.Errorf("%q in %d: %q", test.text, test.width, got)
		}
	}
}
