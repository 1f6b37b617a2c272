package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func (inv *invocation) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "Print the manual page", Args: noArguments,
		Long:    "Print the manual page in roff: every command, with what it takes.",
		Example: "concorde man > concorde.1 && man ./concorde.1",
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := inv.out.WriteString(manual(cmd.Root()))
			return err
		},
	}
}

// page is a manual page being written, in roff's man macros.
type page struct{ strings.Builder }

// manual is the manual page of a tree of commands.
func manual(root *cobra.Command) string {
	p := &page{}
	p.macro("TH", "CONCORDE", "1", "", "concorde "+readVersion().Version, "User Commands")
	p.section("NAME")
	p.text("concorde - " + lowerFirst(root.Short))
	p.section("SYNOPSIS")
	p.macro("B", "concorde")
	p.text("[flags] [command]")
	p.section("DESCRIPTION")
	p.paragraphs(root.Long)
	p.examples(root)
	p.section("FLAGS OF EVERY COMMAND")
	p.flags(root.PersistentFlags())
	p.section("COMMANDS")
	for _, group := range root.Groups() {
		p.macro("SS", group.Title)
		for _, cmd := range root.Commands() {
			if cmd.GroupID == group.ID {
				p.command(cmd)
			}
		}
	}
	p.section("EXIT STATUS")
	for _, status := range []string{"0 done", "1 failed", "2 usage", "3 not found", "4 conflict", "5 not allowed"} {
		number, means, _ := strings.Cut(status, " ")
		p.macro("TP", "4")
		p.macro("B", number)
		p.text(means)
	}
	p.section("FILES")
	p.macro("TP")
	p.macro("I", "$XDG_DATA_HOME/concorde")
	p.text("The data directory: the store, the key by which its owner is known, and the log.")
	return p.String()
}

// command describes a command, and those below it.
func (p *page) command(cmd *cobra.Command) {
	if !cmd.IsAvailableCommand() {
		return
	}
	if cmd.Runnable() && !onlyHolds(cmd) {
		p.macro("PP")
		p.macro("B", cmd.UseLine())
		p.macro("RS", "4")
		about := cmd.Long
		if about == "" {
			about = cmd.Short + "."
		}
		p.paragraphs(about)
		p.flags(cmd.LocalNonPersistentFlags())
		p.examples(cmd)
		p.macro("RE")
	}
	for _, sub := range cmd.Commands() {
		p.command(sub)
	}
}

// onlyHolds reports whether a command does nothing but hold others.
func onlyHolds(cmd *cobra.Command) bool { return strings.HasSuffix(cmd.Use, " COMMAND") }

func (p *page) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(flag *pflag.Flag) {
		if flag.Hidden || flag.Name == "help" {
			return
		}
		name, usage := pflag.UnquoteUsage(flag)
		p.macro("TP")
		p.macro("B", strings.TrimSpace("--"+flag.Name+" "+name))
		p.text(usage)
	})
}

func (p *page) examples(cmd *cobra.Command) {
	if !cmd.HasExample() {
		return
	}
	p.macro("PP")
	p.macro("EX")
	for line := range strings.SplitSeq(cmd.Example, "\n") {
		p.text(line)
	}
	p.macro("EE")
}

// paragraphs are texts with an empty line between them.
func (p *page) paragraphs(s string) {
	for i, paragraph := range strings.Split(s, "\n\n") {
		if i > 0 {
			p.macro("PP")
		}
		p.text(paragraph)
	}
}

func (p *page) section(name string) { p.macro("SH", name) }

// macro is a line that tells roff something, with its arguments.
func (p *page) macro(name string, args ...string) {
	p.WriteString("." + name)
	for _, arg := range args {
		fmt.Fprintf(p, ` "%s"`, strings.ReplaceAll(escaped(arg), `"`, `\(dq`))
	}
	p.WriteByte('\n')
}

// text is lines of text, none of which roff takes for anything else.
func (p *page) text(s string) {
	for line := range strings.SplitSeq(s, "\n") {
		line = escaped(line)
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			line = `\&` + line
		}
		p.WriteString(line + "\n")
	}
}

// escaped keeps signs as they are typed, so that what is copied from the page works.
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
}

func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
