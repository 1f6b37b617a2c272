package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/tui/words"
)

// The groups of the help.
const (
	groupTogether = "together"
	groupLook     = "look"
	groupYou      = "you"
	groupOrganise = "organise"
	groupProgram  = "program"
)

// tree is the whole tree of commands.
func (inv *invocation) tree() *cobra.Command {
	root := &cobra.Command{
		Use:   "concorde [COMMAND]",
		Short: "The open-government toolbox and coalition board of a summit",
		Long: "Browse the catalogue of open-government tools, say which ones you use or develop, " +
			"find who else does, and build coalitions around collective actions.\n\n" +
			"Without a command: the interface. Exit status: 0 done, 1 failed, 2 usage, 3 not found, 4 conflict, 5 not allowed.",
		Example: `concorde
concorde tool list --search budget
concorde me set --handle ana --name "Ana Lima" --kind civil-society
concorde tool use decidim --for participatory-budgeting`,
		Args:              inv.subcommandsOnly,
		RunE:              inv.showInterface,
		PersistentPreRunE: inv.refuseLocalFlags,
		SilenceErrors:     true,
		SilenceUsage:      true,
	}
	if inv.program != "" {
		root.Annotations = map[string]string{cobra.CommandDisplayNameAnnotation: inv.program}
	}
	root.SetIn(inv.in)
	root.SetOut(inv.out)
	root.SetErr(inv.err)
	root.SetFlagErrorFunc(inv.flagError)
	root.SetHelpFunc(inv.showHelp)
	inv.globalFlags(root)
	root.AddGroup(
		&cobra.Group{ID: groupTogether, Title: "What we share"},
		&cobra.Group{ID: groupLook, Title: "Looking around"},
		&cobra.Group{ID: groupYou, Title: "You"},
		&cobra.Group{ID: groupOrganise, Title: "Organisers and stewards"},
		&cobra.Group{ID: groupProgram, Title: "The program"},
	)
	inv.addTo(root, groupTogether, inv.toolCommand(), inv.actionCommand(), inv.coalitionCommand(),
		inv.commitmentCommand(), inv.declarationCommand())
	inv.addTo(root, groupLook, inv.personCommand(), inv.organisationCommand(), inv.searchCommand(), inv.feedCommand(), inv.inboxCommand(), inv.historyCommand(), inv.translationCommand())
	inv.addTo(root, groupYou, inv.meCommand(), inv.keyCommand(), inv.undoCommand())
	inv.addTo(root, groupOrganise, inv.announceCommand(), inv.hideCommand(), inv.unhideCommand(), inv.mergeCommand(),
		inv.banCommand(), inv.unbanCommand(), inv.stewardCommand(), inv.partnershipCommand())
	inv.addTo(root, groupProgram, inv.importCommand(), inv.exportCommand(), inv.backupCommand(), inv.restoreCommand(), inv.doctorCommand(), inv.manCommand(), inv.versionCommand(), inv.serveCommand())
	inv.programCommands(root)
	if inv.local { // no shell completes from afar, and cobra keeps for ever, with all they hold, the flags it is to complete
		inv.completeTree(root)
	}
	return root
}

func (*invocation) addTo(root *cobra.Command, group string, commands ...*cobra.Command) {
	for _, command := range commands {
		command.GroupID = group
		root.AddCommand(command)
	}
}

// programCommands sets up the commands that cobra brings.
func (inv *invocation) programCommands(root *cobra.Command) {
	root.SetCompletionCommandGroupID(groupProgram)
	root.CompletionOptions.DisableDefaultCmd = !inv.local
	root.SetHelpCommand(inv.helpCommand())
}

// globalFlags are those of every command.
func (inv *invocation) globalFlags(root *cobra.Command) {
	flags := root.PersistentFlags()
	flags.StringVar(&inv.places.data, "data", "", "data directory `DIR` (default: concorde in $XDG_DATA_HOME)")
	flags.StringVar(&inv.places.identity, "identity", "", "SSH key `FILE` to be recognised by (default: one made in the data directory)")
	flags.Var(newChoice(&inv.lang, words.Languages()), "lang", "`LANGUAGE`: fr, en or es (default: the environment's)")
	flags.Var(newChoice(&inv.theme, []string{"auto", "dark", "light", "plain"}), "theme", "`LOOK` of the interface: auto, dark or light colours, or plain: line by line, as for a screen reader")
	flags.Lookup("lang").DefValue = "" // not the same for everybody: help does not name it
	flags.BoolVar(&inv.json, "json", false, "print JSON: one object, or one a line for lists")
	if !inv.local {
		_ = flags.MarkHidden("data")     // both are there: cannot fail
		_ = flags.MarkHidden("identity") //
	}
}

// refuseLocalFlags keeps those who come from elsewhere off this machine's disk.
func (inv *invocation) refuseLocalFlags(cmd *cobra.Command, _ []string) error {
	if inv.local {
		return nil
	}
	for _, name := range []string{"data", "identity"} {
		if cmd.Flags().Changed(name) {
			return onlyLocal("--" + name)
		}
	}
	return nil
}

// group is a command that only holds others, such as "tool".
func (inv *invocation) group(use, short string, commands ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{
		Use: use + " COMMAND", Short: short, Args: inv.subcommandsOnly,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.missingCommand(cmd) },
	}
	cmd.AddCommand(commands...)
	return cmd
}

// helpCommand is cobra's, but an unknown topic is an error, and nothing ends the process.
func (inv *invocation) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]", Short: "Help about any command", GroupID: groupProgram,
		RunE: func(cmd *cobra.Command, args []string) error {
			topic, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return inv.unknownCommand(topic, args[len(args)-1])
			}
			topic.InitDefaultHelpFlag()
			return topic.Help()
		},
	}
}
