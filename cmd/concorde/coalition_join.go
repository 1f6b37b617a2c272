package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionJoinCommand() *cobra.Command {
	var organisation string
	cmd := &cobra.Command{
		Use: "join COALITION", Short: "Join a coalition, or ask to", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return inv.coalitionJoin(cmd, args[0], organisation) },
	}
	cmd.Flags().StringVar(&organisation, "organisation", "", "`ORGANISATION` that it is for, by slug or name")
	return cmd
}

func (inv *invocation) coalitionJoin(cmd *cobra.Command, given, organisation string) error {
	v, err := inv.contribute(cmd, store.VerbJoin)
	if err != nil {
		return err
	}
	coalition, err := inv.coalition(v, given)
	if err != nil {
		return err
	}
	command := &store.JoinCoalition{Coalition: coalition.ID}
	put := func(found store.ID) { command.Organisation = found }
	if err := inv.withOrganisation(cmd.Context(), v, organisation, command, put); err != nil {
		return err
	}
	done := "joined"
	if coalition.ByRequest {
		done = "asked"
	}
	return inv.submitAbout(cmd, v, coalition, command, done)
}

func (inv *invocation) coalitionLeaveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "leave COALITION", Short: "Leave a coalition", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := inv.contribute(cmd, store.VerbLeave)
			if err != nil {
				return err
			}
			coalition, err := inv.coalition(v, args[0])
			if err != nil {
				return err
			}
			return inv.submitAbout(cmd, v, coalition, &store.LeaveCoalition{Coalition: coalition.ID}, "left")
		},
	}
}

func (inv *invocation) coalitionPostCommand() *cobra.Command {
	var file string
	cmd := &cobra.Command{
		Use: "post COALITION TEXT", Short: "Write a message under a coalition", Args: textArguments(1, &file),
		Example: `concorde coalition post budgets-in-the-open "Who speaks Spanish?"
concorde coalition post budgets-in-the-open --file - < minutes.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.postUnder(cmd, args, file, func(v *visit) (store.Record, error) { return inv.coalition(v, args[0]) })
		},
	}
	fileFlag(cmd, &file)
	return cmd
}

// postUnder writes a message under what was named.
func (inv *invocation) postUnder(cmd *cobra.Command, args []string, file string, named func(*visit) (store.Record, error)) error {
	v, err := inv.contribute(cmd, store.VerbPost)
	if err != nil {
		return err
	}
	about, err := named(v)
	if err != nil {
		return err
	}
	text, err := inv.textOf(args[1:], file)
	if err != nil {
		return err
	}
	post := store.Post{About: about.Head().ID, Words: text, Lang: inv.lang}
	return inv.submitAbout(cmd, v, about, &store.PostMessage{Post: post}, "posted")
}

// submitAbout submits a command whose own record has no name, and prints the
// receipt under the name of what it is about.
func (inv *invocation) submitAbout(cmd *cobra.Command, v *visit, about store.Record, command store.Command, done string) error {
	receipt, err := v.store.Submit(cmd.Context(), v.actor, command)
	if err != nil {
		return err
	}
	receipt.Slug = about.Head().Slug
	return inv.receipt(receipt, done)
}
