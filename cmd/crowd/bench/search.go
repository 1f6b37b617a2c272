package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

// searching runs the search's own comparison with its peers, which is a module of its own and has a table of its own.
func searching(ctx context.Context, o options) ([]tally.Row, error) {
	words := []string{"go", "-C", "store/search/testdata/bench", "run", ".", "-json", "-tools", fmt.Sprint(o.tools)}
	if o.keep {
		words = append(words, "-keep")
	}
	out, failed := output(ctx, words...)
	var found struct {
		Figures []struct {
			Kind, Engine string
			P50          float64
		}
	}
	if err := json.Unmarshal(out, &found); err != nil {
		return nil, errors.Join(failed, fmt.Errorf("read what search takes: %w", err))
	}
	var rows []tally.Row
	at := make(map[string]int)
	for _, f := range found.Figures {
		i, ours := at[f.Kind]
		switch {
		case f.Engine == "ours":
			at[f.Kind] = len(rows)
			rows = append(rows, rowOf(f.Kind, f.P50))
		case ours && (rows[i].Peer == 0 || f.P50 < rows[i].Peer):
			rows[i].Peer, rows[i].PeerName = f.P50, f.Engine // the nearest
		}
	}
	if failed != nil {
		return rows, errWorse // it told what
	}
	return rows, nil
}

// rowOf is a figure of the search's own table. That compares itself, so that it is only told here.
func rowOf(kind string, p50 float64) tally.Row {
	if kind == "bytes a tool" {
		return tally.Row{Name: kind, Unit: bytes, Ours: p50}
	}
	return tally.Row{Name: kind + ", CPU p50", Unit: "ms", Ours: p50, Paced: true}
}
