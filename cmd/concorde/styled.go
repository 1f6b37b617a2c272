package main

import (
	"context"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// styledHelp executes a command line that asks for help, in colour where there
// is a terminal. It serves this process only: fang looks at the process's
// environment and terminal, which are not those of somebody at the other end
// of a connection. For the same reason no other command goes through it: on an
// error it would ask the terminal for its background, and wait for the answer.
func styledHelp(ctx context.Context, root *cobra.Command) error {
	return fang.Execute(ctx, root,
		fang.WithoutVersion(),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}),
	)
}
