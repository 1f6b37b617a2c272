package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// subcommandsOnly refuses arguments of a command that only holds others:
// whatever stands there was meant to be one of these.
func (inv *invocation) subcommandsOnly(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return inv.unknownCommand(cmd, args[0])
}

func (inv *invocation) unknownCommand(parent *cobra.Command, name string) error {
	args := map[string]any{"Value": quoted(name), "Command": inv.helped(parent)}
	parent.SuggestionsMinimumDistance = 2
	if meant := parent.SuggestionsFor(clip(name)); len(meant) > 0 && name != "" {
		args["Suggest"] = parent.CommandPath() + " " + meant[0]
		return usage("commands.usage.unknown-command-suggest", args)
	}
	return usage("commands.usage.unknown-command", args)
}

// helped is a command before --help, which the client of SSH would take for its
// own where no command stands before it.
func (inv *invocation) helped(cmd *cobra.Command) string {
	if inv.program != "" && !cmd.HasParent() {
		return cmd.CommandPath() + " --"
	}
	return cmd.CommandPath()
}

// missingCommand is the answer to "concorde tool" alone.
func (inv *invocation) missingCommand(cmd *cobra.Command) error {
	var names []string
	for _, sub := range cmd.Commands() {
		if sub.IsAvailableCommand() {
			names = append(names, sub.Name())
		}
	}
	return usage("commands.usage.missing-command", map[string]any{
		"Command": cmd.CommandPath(), "Names": strings.Join(names, ", "),
	})
}

// arguments wants so many arguments; most 0 is any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		given := map[string]any{"Command": cmd.CommandPath(), "Usage": cmd.UseLine()}
		switch {
		case len(args) < least:
			return usage("commands.usage.missing-argument", given)
		case most > 0 && len(args) > most:
			given["Value"] = quoted(args[most])
			return usage("commands.usage.extra-argument", given)
		}
		return nil
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usage("commands.usage.extra-argument", map[string]any{
		"Command": cmd.CommandPath(), "Usage": cmd.UseLine(), "Value": quoted(args[0]),
	})
}

// flagError puts in words what the parser of flags refuses.
func (inv *invocation) flagError(cmd *cobra.Command, err error) error {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		ours    *said
	)
	args := map[string]any{"Command": cmd.CommandPath()}
	switch {
	case errors.As(err, &unknown):
		return inv.unknownFlag(cmd, unknown)
	case errors.As(err, &missing):
		args["Flag"] = "--" + missing.GetFlag().Name
		return usage("commands.usage.flag-value", args)
	case errors.As(err, &ours) && errors.As(err, &invalid):
		ours.args["Flag"] = "--" + invalid.GetFlag().Name
		return ours
	case errors.As(err, &invalid):
		args["Flag"], args["Value"] = "--"+invalid.GetFlag().Name, quoted(invalid.GetValue())
		return usage("commands.usage.flag-invalid", args)
	}
	args["Error"] = quoted(err.Error())
	return usage("commands.usage.flags", args)
}

func (inv *invocation) unknownFlag(cmd *cobra.Command, err *pflag.NotExistError) error {
	name := "--" + err.GetSpecifiedName()
	if short := err.GetSpecifiedShortnames(); short != "" {
		name = "-" + short
	}
	var names []string
	cmd.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	args := map[string]any{"Flag": quoted(name), "Command": inv.helped(cmd)}
	if meant := nearest(clip(err.GetSpecifiedName()), names); meant != "" {
		args["Suggest"] = "--" + meant
		return usage("commands.usage.unknown-flag-suggest", args)
	}
	return usage("commands.usage.unknown-flag", args)
}
