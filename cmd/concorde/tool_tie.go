package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// tieFields are what somebody says of their using or developing a tool.
type tieFields struct {
	uses                   []string
	where, since, evidence string
	stop                   bool
}

func (inv *invocation) toolUseCommand() *cobra.Command {
	cmd := inv.tieCommand("use", "Say that you use a tool", store.Uses)
	cmd.Example = `concorde tool use decidim --for participatory-budgeting --where "City of Lyon" --since 2021
concorde tool use decidim --stop`
	return cmd
}

func (inv *invocation) toolDevelopCommand() *cobra.Command {
	return inv.tieCommand("develop", "Say that you develop a tool", store.Develops)
}

func (inv *invocation) tieCommand(name, short string, relation store.Relation) *cobra.Command {
	var fields tieFields
	cmd := &cobra.Command{
		Use: name + " TOOL", Short: short, Args: arguments(1, 1),
		Long: short + ", or correct what you said: what is not given stays. --stop takes it back.",
		RunE: func(cmd *cobra.Command, args []string) error { return inv.toolTie(cmd, args[0], relation, fields) },
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&fields.uses, "for", nil, "`USE` that you have for it, such as consult; repeat for several")
	flags.StringVar(&fields.where, "where", "", "`ORGANISATION` that it is for, by slug or name")
	flags.StringVar(&fields.since, "since", "", "`WHEN` it began, such as 2021 or 2021-03")
	flags.StringVar(&fields.evidence, "evidence", "", "`ADDRESS` of a page that shows it")
	flags.BoolVar(&fields.stop, "stop", false, "take it back")
	return cmd
}

func (inv *invocation) toolTie(cmd *cobra.Command, given string, relation store.Relation, fields tieFields) error {
	inv.fieldFlags = map[string]string{"uses": "for", "name": "where"}
	verb := store.VerbUse
	if relation == store.Develops {
		verb = store.VerbDevelop
	}
	v, err := inv.contribute(cmd, verb)
	if err != nil {
		return err
	}
	tool, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	if fields.stop {
		return inv.stopTie(cmd, v, tool, relation, fields.where)
	}
	return inv.sayTie(cmd, v, tool, relation, fields)
}

// sayTie says it, on top of what the same person said for the same
// organisation before.
func (inv *invocation) sayTie(cmd *cobra.Command, v *visit, tool *store.Tool, relation store.Relation, fields tieFields) error {
	command := &store.SayTool{Tie: store.Tie{Tool: tool.ID, Relation: relation}}
	fields.apply(cmd, &command.Tie)
	put := func(found store.ID) { command.Tie.Organisation = found }
	if err := inv.withOrganisation(cmd.Context(), v, fields.where, command, put); err != nil {
		return err
	}
	organisation := command.Tie.Organisation
	said, err := store.Records[*store.Tie](v.store, []store.ID{
		store.TieID(v.actor.Person, tool.ID, relation, organisation),
	})
	if err != nil {
		return err
	}
	if len(said) > 0 {
		command.Tie = *said[0]
		fields.apply(cmd, &command.Tie)
	}
	return inv.submitAbout(cmd, v, tool, command, string(relation))
}

func (f tieFields) apply(cmd *cobra.Command, tie *store.Tie) {
	applyGiven(cmd, map[string]func(){
		"for":      func() { tie.Uses = f.uses },
		"since":    func() { tie.Since = f.since },
		"evidence": func() { tie.Evidence = f.evidence },
	})
}

// stopTie takes back what somebody said: for the organisation that they name,
// or everything they said of this tool.
func (inv *invocation) stopTie(cmd *cobra.Command, v *visit, tool *store.Tool, relation store.Relation, where string) error {
	organisation, err := organisationNamed(v, where)
	if err == nil && where != "" && organisation.IsZero() {
		err = notFound[*store.Organisation](inv, v, where, store.ErrNotFound)
	}
	if err != nil {
		return err
	}
	ties, err := store.Referring[*store.Tie](v.store, tool.ID)
	if err != nil {
		return err
	}
	stopped := 0
	for _, tie := range ties {
		if tie.Person != v.actor.Person || tie.Relation != relation || where != "" && tie.Organisation != organisation {
			continue
		}
		if err := inv.submitAbout(cmd, v, tool, &store.StopTool{Tie: tie.ID}, "stopped"); err != nil {
			return err
		}
		stopped++
	}
	if stopped == 0 {
		return store.ErrNothing
	}
	return nil
}
