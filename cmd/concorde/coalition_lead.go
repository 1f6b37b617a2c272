package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionLeadCommand() *cobra.Command {
	var down bool
	cmd := &cobra.Command{
		Use: "lead COALITION [HANDLE]", Short: "Hand over a coalition that you lead", Args: arguments(1, 2),
		Long: "Make a member lead a coalition as well, or step down from leading it: you stay a member. " +
			"The last lead cannot step down.",
		Example: `concorde coalition lead budgets-in-the-open ana
concorde coalition lead budgets-in-the-open --step-down`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if down == (len(args) == 2) {
				return usage("commands.usage.lead", nil)
			}
			if down {
				return inv.coalitionStepDown(cmd, args[0])
			}
			return inv.coalitionAppoint(cmd, args[0], args[1])
		},
	}
	cmd.Flags().BoolVar(&down, "step-down", false, "lead it no more, and stay a member")
	return cmd
}

func (inv *invocation) coalitionAppoint(cmd *cobra.Command, given, handle string) error {
	v, err := inv.contribute(cmd, store.VerbAppoint)
	if err != nil {
		return err
	}
	coalition, person, err := inv.memberOf(v, given, handle)
	if err != nil {
		return err
	}
	inv.fieldFlags = map[string]string{"leads": "HANDLE"}
	return inv.submitAbout(cmd, v, person, &store.AppointLead{Coalition: coalition.ID, Person: person.ID}, "appointed")
}

func (inv *invocation) coalitionStepDown(cmd *cobra.Command, given string) error {
	v, err := inv.contribute(cmd, store.VerbLeave)
	if err != nil {
		return err
	}
	coalition, err := inv.coalition(v, given)
	if err != nil {
		return err
	}
	receipt, err := v.store.StepDown(cmd.Context(), v.actor, coalition.ID)
	if err != nil {
		return err
	}
	return inv.receipt(receipt, "stepped-down")
}

func (inv *invocation) coalitionRemoveCommand() *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "remove COALITION HANDLE", Short: "Take somebody out of a coalition that you lead", Args: arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			v, err := inv.contribute(cmd, store.VerbRemove)
			if err != nil {
				return err
			}
			coalition, person, err := inv.memberOf(v, args[0], args[1])
			if err != nil {
				return err
			}
			command := &store.RemoveMember{Coalition: coalition.ID, Person: person.ID, Reason: reason}
			return inv.submitAbout(cmd, v, person, command, "removed")
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "`WHY`: they read it")
	return cmd
}

func (inv *invocation) coalitionUnpostCommand() *cobra.Command {
	return &cobra.Command{
		Use: "unpost POST", Short: "Take back a message of yours, or one to a coalition that you lead", Args: arguments(1, 1),
		Long: "Take back a message of yours, or one to a coalition that you lead. Its id is in concorde coalition show COALITION.",
		RunE: func(cmd *cobra.Command, args []string) error {
			v, post, err := inv.message(cmd, store.VerbUnpost, args[0])
			if err != nil {
				return err
			}
			return inv.submitAbout(cmd, v, post, &store.UnpostMessage{Post: post.ID}, "unposted")
		},
	}
}

func (inv *invocation) coalitionRepostCommand() *cobra.Command {
	return &cobra.Command{
		Use: "repost POST TEXT", Short: "Put a message of yours in other words", Args: arguments(2, 0),
		Long: "Put a message of yours in other words. Its id is in concorde coalition show COALITION.",
		RunE: func(cmd *cobra.Command, args []string) error {
			v, post, err := inv.message(cmd, store.VerbEdit, args[0])
			if err != nil {
				return err
			}
			post.Words = strings.Join(args[1:], " ")
			return inv.submitAbout(cmd, v, post, &store.Edit{Record: post, Base: post.Revision}, "edited")
		},
	}
}

// message is a message by its id, and the visit of who is to change it.
func (inv *invocation) message(cmd *cobra.Command, verb store.Verb, given string) (*visit, *store.Post, error) {
	v, err := inv.contribute(cmd, verb)
	if err != nil {
		return nil, nil, err
	}
	id, _ := store.ParseID(strings.ToUpper(given))
	record, err := v.store.Record(store.KindPost, id)
	if err == nil && !store.MaySee(v.actor, record) {
		err = store.ErrNotFound
	}
	if err != nil {
		return nil, nil, err
	}
	return v, record.(*store.Post), nil
}
