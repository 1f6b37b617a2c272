package main

import (
	"context"
	"os"
	"path/filepath"

	"github.com/ogptoolbox/concorde/cmd/crowd/tally"
)

// crowd lets one visit the program and the least program that does what its door does, one after the other, each with a
// store and addresses of its own.
func crowd(ctx context.Context, o options, how ...string) ([]tally.Row, error) {
	if _, err := output(ctx, "go", "build", "-o", o.dir+"/", "./cmd/concorde", "./cmd/crowd", "./cmd/crowd/bare"); err != nil {
		return nil, err
	}
	kept := filepath.Join(o.dir, "crowd.json")
	words := append([]string{filepath.Join(o.dir, "crowd"), "--keep", kept}, how...)
	out, err := output(ctx, append(words,
		o.dir+"/concorde --data {dir}/data serve --listen {address} --metrics {metrics} --budget 0", // no limit on what one writes
		o.dir+"/bare {address} {metrics}")...)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stderr.Write(out); err != nil { // in detail
		return nil, err
	}
	table, err := tally.Read(kept)
	return table.Rows, err
}
