package main

import (
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/store/text"
)

func (inv *invocation) toolCheckCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check FILE", Short: "Hold a publiccode.yml against the standard", Args: arguments(1, 1),
		Long: "Hold a publiccode.yml against the text of the standard, in the version that it names (0.1 to 0.7), " +
			"and say of each problem where it is, what is wrong and what would be right. FILE is - for standard input. " +
			"What is deprecated, and what the standard only recommends, is a warning. No address is looked up. " +
			"In a pipe: line, column, severity, key, code, what is wrong, what would be right. " +
			"Exit status 1 if there is an error, 0 if there are only warnings.",
		Example: `concorde tool check publiccode.yml
curl -s https://example.org/publiccode.yml | concorde tool check -`,
		RunE: func(_ *cobra.Command, args []string) error { return inv.toolCheck(args[0]) },
	}
}

func (inv *invocation) toolCheck(file string) error {
	data, err := inv.publiccodeFile(file)
	if err != nil {
		return err
	}
	read, err := inv.readPubliccode(file, data)
	if err != nil {
		return err
	}
	found := read.Check()
	if err := inv.problems(file, found); err != nil {
		return err
	}
	errors, warnings := publiccode.Count(found)
	args := map[string]any{
		"File": inv.fileName(file), "Version": read.Version(), "Errors": inv.say().Number(errors), "Warnings": inv.say().Number(warnings),
	}
	switch {
	case errors > 0:
		return failed("publiccode.failed", args, nil)
	case !inv.terminal || inv.json:
		return nil
	case warnings > 0:
		return inv.line(inv.say().F("publiccode.warned", args))
	}
	return inv.line(inv.say().F("publiccode.well", args))
}

// publiccodeFile is a file that somebody named; who comes from elsewhere has
// standard input only.
func (inv *invocation) publiccodeFile(file string) ([]byte, error) {
	if file != standardInput && !inv.local {
		return nil, onlyLocal(quoted(file))
	}
	data, err := inv.readMost(file, publiccode.MaxBytes+1)
	if err != nil {
		return nil, failed("commands.error.read", map[string]any{"File": quotedPath(file), "Error": reason(err)}, err)
	}
	return data, nil
}

// readMost reads a file up to so many bytes. Of standard input the rest is
// read as well, so that whoever writes it is not cut off before they are told.
func (inv *invocation) readMost(file string, most int64) (data []byte, err error) {
	if file == standardInput {
		data, err = io.ReadAll(io.LimitReader(inv.in, most))
		if err == nil {
			_, err = io.Copy(io.Discard, io.LimitReader(inv.in, 64*most))
		}
		return data, err
	}
	from, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	data, err = io.ReadAll(io.LimitReader(from, most))
	return data, firstError(err, from.Close())
}

// indented prints a sentence beneath what it is about, over as many lines as
// it needs.
func (inv *invocation) indented(sentence string) error {
	width := inv.width
	if width <= 0 {
		width = defaultWidth
	}
	_, err := io.WriteString(inv.out, wrap("    "+text.Line(sentence), max(width, 20))+"\n")
	return err
}
