package main

import (
	"errors"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
)

// standardInput is the FILE that stands for it.
const standardInput = "-"

// fileMost is the longest file whose text is taken; what it is for has limits of its own.
const fileMost = 1 << 20

// fileFlag lets a text come from a file instead of from the command line.
func fileFlag(cmd *cobra.Command, file *string) {
	cmd.Flags().StringVar(file, "file", "", "`FILE` with the text, - for standard input")
}

// textArguments wants the words of a text after so many arguments, or --file.
func textArguments(before int, file *string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if *file == "" {
			return arguments(before+1, 0)(cmd, args)
		}
		return arguments(before, max(before, 1))(cmd, args)
	}
}

// textOf is a text: of the file, or the words of the command line, which the
// shell, or SSH, took apart. Who comes from elsewhere names no path here.
func (inv *invocation) textOf(words []string, file string) (string, error) {
	switch {
	case file == "":
		return strings.Join(words, " "), nil
	case len(words) > 0:
		return "", usage("commands.usage.file-and-text", nil)
	case file != standardInput && !inv.local:
		return "", onlyLocal("--file " + quoted(file))
	}
	data, err := inv.readFile(file)
	if err != nil {
		return "", failed("commands.error.file", map[string]any{"File": quotedPath(file), "Error": reason(err)}, err)
	}
	if len(data) > fileMost {
		return "", usage("commands.usage.file-size", map[string]any{"File": quotedPath(file)})
	}
	return strings.TrimRight(string(data), "\r\n"), nil
}

func (inv *invocation) readFile(file string) ([]byte, error) {
	if file == standardInput {
		return io.ReadAll(io.LimitReader(inv.in, fileMost+1))
	}
	from, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(from, fileMost+1))
	return data, errors.Join(err, from.Close())
}
