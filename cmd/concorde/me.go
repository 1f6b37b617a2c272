package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// meShape says who somebody is here.
type meShape struct {
	Role   string       `json:"role"` // guest, participant, steward, organiser
	Key    line         `json:"key"`  // fingerprint
	Person *personShape `json:"person"`
}

func (inv *invocation) meCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "me [COMMAND]", Short: "Who you are here", Args: inv.subcommandsOnly,
		RunE: func(cmd *cobra.Command, _ []string) error { return inv.me(cmd) },
	}
	cmd.AddCommand(inv.meSetCommand())
	return cmd
}

func (inv *invocation) me(cmd *cobra.Command) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	me := meShape{Role: roleName(v.actor.Role), Key: line(v.actor.Key)}
	if !v.actor.Person.IsZero() {
		record, err := v.store.Record(store.KindPerson, v.actor.Person)
		if err != nil {
			return err
		}
		person := record.(*store.Person)
		shape := inv.shaper(v).personShape(person)
		shape.Keys = lines(person.Keys) // one's own, whole
		me.Person = &shape
	}
	if inv.json {
		return inv.object(me)
	}
	return inv.meCard(v, me)
}

func (inv *invocation) meCard(v *visit, me meShape) error {
	card := inv.card()
	card.add("role", inv.term("role", me.Role))
	card.add("key", string(me.Key))
	card.add("key_file", v.key)
	if p := me.Person; p != nil {
		inv.addPerson(card, *p)
	} else {
		inv.note("commands.note.guest", nil)
	}
	return card.print()
}

func plainLines(values []line) []string {
	out := make([]string, len(values))
	for i, value := range values {
		out[i] = string(value)
	}
	return out
}

func roleName(role store.Role) string {
	switch role {
	case store.Participant:
		return "participant"
	case store.Steward:
		return "steward"
	case store.Organiser:
		return "organiser"
	}
	return "guest"
}
