package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

// suite is benchmarks of one package that are run together, and what of them goes into the table.
type suite struct {
	in, named, lasts string
	lines            []line
}

// line is what a benchmark reports in a unit, and what another of the same run does for a peer.
type line struct {
	name string
	ours figure
	peer figure
	by   string  // the name of the peer
	unit string  // in the table,
	per  float64 // and how many of those reported it is
	most float64 // times what it was, above which it is worse
}

type figure struct{ benchmark, unit string }

const seconds, nanoseconds, bytes = "s", "ns/op", "B"

func opening() []suite {
	kept, anew := "BenchmarkOpenScaled/kept", "BenchmarkOpenScaled/anew"
	return []suite{{"./store", "OpenScaled", "2x", []line{
		{"first page", figure{kept, "page-s"}, figure{}, "", seconds, 1, 1.7},
		{"a tool by its name", figure{kept, "name-s"}, figure{}, "", seconds, 1, 1.7},
		{"all of search, with what was kept", figure{kept, "search-s"}, figure{anew, "search-s"}, "made anew", seconds, 1, 1.7},
		{"all of search, made anew", figure{anew, "search-s"}, figure{}, "", seconds, 1, 1.7},
		{"CPU with what was kept", figure{kept, "cpu-s"}, figure{anew, "cpu-s"}, "made anew", seconds, 1, 1.5},
	}}}
}

func writing() []suite {
	direct := figure{"BenchmarkBadgerDirect256", nanoseconds}
	against := func(name, benchmark string) line {
		return line{name + ", 256 writers, each", figure{benchmark, nanoseconds}, direct, "Badger directly", "µs", 1000, 1.5}
	}
	return []suite{
		{"./store", "256$", "20000x", []line{
			against("messages", "BenchmarkSubmitPosts256"),
			against("as at a summit", "BenchmarkSubmitMix256"),
			against("tools", "BenchmarkSubmit256"),
		}},
		{"./store/kv", "256", "50000x", []line{against("the log alone", "BenchmarkAppend256Writers")}},
		{"./store", "SubmitAlone", "2000x", []line{
			{"one writer, p50", figure{"BenchmarkSubmitAlone", "ours-µs"}, figure{"BenchmarkSubmitAlone", "fdatasync-µs"}, "the disk", "µs", 1, 1.5},
		}},
	}
}

func traveling() []suite {
	first, step, letter := "BenchmarkFirstFrame", "BenchmarkCursorMoveOverSSH/truecolor", "BenchmarkSearchLetterOverSSH/truecolor"
	return []suite{{"./cmd/concorde", "FirstFrame", "5x", []line{
		{"first screen", figure{first, nanoseconds}, figure{}, "", "ms", 1e6, 1.7},
		{"resident then", figure{first, "MB-resident"}, figure{}, "", "MB", 1, 1.15},
	}}, {"./cmd/concorde", "OverSSH/truecolor", "1x", []line{
		{"a step down the list, in a run", figure{step, "B-a-step"}, figure{}, "", bytes, 1, 1.1},
		{"a step alone", figure{step, "B-alone"}, figure{}, "", bytes, 1, 1.1},
		{"a letter of a search", figure{letter, "B-a-letter"}, figure{}, "", bytes, 1, 1.1},
	}}}
}

// timed runs suites one after the other.
func timed(ctx context.Context, o options, suites []suite) (rows []tally.Row, err error) {
	for _, s := range suites {
		out, err := output(ctx, "env", "CONCORDE_TOOLS="+fmt.Sprint(o.tools), "CONCORDE_STORE="+filepath.Join(o.dir, "stores"),
			"go", "test", s.in, "-run", "^$", "-bench", s.named, "-benchtime", s.lasts, "-timeout", "1h")
		if err != nil {
			return nil, err
		}
		found := figuresIn(string(out))
		for _, l := range s.lines {
			row, err := l.row(found)
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}

// row is a line with what was found. A benchmark that is not there is an error: the table would lack it in silence.
func (l line) row(found map[figure]float64) (tally.Row, error) {
	ours, ok := found[l.ours]
	if !ok {
		return tally.Row{}, fmt.Errorf("%s reports no %s", l.ours.benchmark, l.ours.unit)
	}
	paced := l.unit != bytes && l.unit != "MB"
	return tally.Row{Name: l.name, Unit: l.unit, Ours: ours / l.per, Peer: found[l.peer] / l.per, PeerName: l.by, Paced: paced, Most: l.most}, nil
}

// figuresIn reads what benchmarks print: a name with the number of processors, which is no part of it, how often it ran, and
// figures with their units.
func figuresIn(out string) map[figure]float64 {
	found := make(map[figure]float64)
	for text := range strings.Lines(out) {
		words := strings.Fields(text)
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		name := words[0]
		if at := strings.LastIndexByte(name, '-'); at > 0 {
			name = name[:at]
		}
		for i := 2; i+1 < len(words); i += 2 {
			if value, err := strconv.ParseFloat(words[i], 64); err == nil {
				found[figure{name, words[i+1]}] = value
			}
		}
	}
	return found
}
