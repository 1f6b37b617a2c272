package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"
)

const (
	widestHelp    = 100 // cells: longer lines are hard to read
	narrowestHelp = 40
)

// showHelp prints what a command does and takes. It is written to the width of
// the door's own terminal, without asking that terminal anything: the same
// text goes to a shell, into a pipe and over SSH.
func (inv *invocation) showHelp(cmd *cobra.Command, _ []string) {
	width := widestHelp
	if inv.width > 0 {
		width = min(widestHelp, max(narrowestHelp, inv.width))
	}
	about := cmd.Long
	if about == "" {
		about = cmd.Short + "."
	}
	var b strings.Builder
	b.WriteString(wrap(about, width) + "\n\nUsage:\n  " + cmd.UseLine() + "\n")
	if cmd.HasExample() {
		b.WriteString("\nExamples:\n" + indented(cmd.Example) + "\n")
	}
	helpCommands(&b, cmd)
	if flags := cmd.LocalFlags().FlagUsagesWrapped(width); flags != "" {
		b.WriteString("\nFlags:\n" + flags)
	}
	if flags := cmd.InheritedFlags().FlagUsagesWrapped(width); flags != "" {
		b.WriteString("\nFlags of every command:\n" + flags)
	}
	_, _ = fmt.Fprint(inv.out, b.String()) // a failure shows when it is flushed
}

// helpCommands lists the commands below one, by group where it has groups.
func helpCommands(b *strings.Builder, cmd *cobra.Command) {
	groups := cmd.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: "Commands"}}
	}
	for _, group := range groups {
		var names, texts []string
		widest := 0
		for _, sub := range cmd.Commands() {
			if sub.GroupID == group.ID && (sub.IsAvailableCommand() || sub.Name() == "help") {
				names, texts = append(names, sub.Use), append(texts, sub.Short)
				widest = max(widest, ansi.StringWidth(sub.Use))
			}
		}
		if len(names) == 0 {
			continue
		}
		b.WriteString("\n" + group.Title + ":\n")
		for i, name := range names {
			b.WriteString("  " + fit(name, widest+columnGap) + texts[i] + "\n")
		}
	}
}

func indented(s string) string { return "  " + strings.ReplaceAll(s, "\n", "\n  ") }
