package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen/allies"
)

// allyShape is somebody to work with, or a coalition or a commitment, and why.
type allyShape struct {
	Kind  line `json:"kind"` // person, coalition or commitment
	Slug  line `json:"slug"`
	Name  line `json:"name"`
	Score int  `json:"score"`
	Why   line `json:"why"`
}

func (inv *invocation) personAlliesCommand() *cobra.Command {
	limit := 20
	cmd := &cobra.Command{
		Use: "allies [HANDLE]", Short: "Whom you might work with, and why", Args: arguments(0, 1),
		Long: "People and coalitions that share actions, tools, needs and offers, country or language with you, or with " +
			"somebody else, and commitments that offer what you seek or need what you offer: best first, and why. " +
			"A need met counts 5 (at most 2), an action in common 4 (at most 3), the other side of the Partnership 3, " +
			"a tool in common 2 (at most 3), the same country 2, the same kind or a common language 1. " +
			"How many others like them never counts. " +
			"In a pipe: tab-separated kind, slug, name, score, why.",
		Example: "concorde person allies",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.personAllies(cmd, args, limit) },
	}
	cmd.Flags().Var(count{&limit}, "limit", "at most `N`; 0: all")
	return cmd
}

func (inv *invocation) personAllies(cmd *cobra.Command, args []string, limit int) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	whose, err := inv.whoseAllies(v, args)
	if err != nil {
		return err
	}
	if limit == 0 {
		limit = v.store.Count(store.KindPerson) + v.store.Count(store.KindCoalition) + v.store.Count(store.KindCommitment)
	}
	found, err := v.store.Allies(whose, limit)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		inv.note("commands.note.no-allies", nil)
	}
	return inv.allyRows(v, found)
}

// whoseAllies is whoever is named, or else who asks.
func (inv *invocation) whoseAllies(v *visit, args []string) (store.ID, error) {
	if len(args) > 0 {
		person, err := find[*store.Person](inv, v, args[0])
		if err != nil {
			return store.ID{}, err
		}
		return person.ID, nil
	}
	if v.actor.Person.IsZero() {
		return store.ID{}, &store.NotAllowedError{Verb: store.VerbEdit, Why: store.DeniedGuest}
	}
	return v.actor.Person, nil
}

func (inv *invocation) allyRows(v *visit, found []store.Ally) error {
	teller := allies.Teller{Words: inv.say(), Store: v.store, Actor: v.actor}
	table := inv.table(
		column{title: "kind"}, column{title: "slug", least: 10}, column{title: "name", least: 12, from: 90},
		column{title: "score"}, column{title: "why", least: 24},
	)
	for _, ally := range found {
		kind, r := ally.Record.Kind().String(), refTo(ally.Record, inv.lang)
		shape := allyShape{line(kind), r.Slug, r.Name, ally.Score, line(teller.Why(ally))}
		var err error
		if inv.json {
			err = inv.object(shape)
		} else {
			err = table.row(inv.term("kind", kind), string(r.Slug), string(r.Name), strconv.Itoa(ally.Score), string(shape.Why))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}
