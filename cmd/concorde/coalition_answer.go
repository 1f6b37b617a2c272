package main

import (
	"errors"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionRequestsCommand() *cobra.Command {
	return &cobra.Command{
		Use: "requests COALITION", Short: "Who asks to join a coalition", Args: arguments(1, 1),
		Long: "Who asks to join a coalition, who asked first first. In a pipe: tab-separated handle, organisation, since when.",
		RunE: func(cmd *cobra.Command, args []string) error { return inv.coalitionRequests(cmd, args[0]) },
	}
}

func (inv *invocation) coalitionRequests(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	coalition, err := inv.coalition(v, given)
	if err != nil {
		return err
	}
	roster, err := v.store.Roster(coalition)
	if err != nil {
		return err
	}
	if len(roster.Requests) == 0 {
		inv.note("commands.note.no-requests", map[string]any{"What": coalition.Slug})
	}
	shaper := inv.shaper(v)
	table := inv.table(column{title: "person", least: 8}, column{title: "organisation", least: 8}, column{title: "since"})
	for _, m := range roster.Requests {
		shape := memberShape{shaper.person(m.Person), shaper.organisation(m.Organisation), line(m.State), m.CreatedAt}
		if inv.json {
			err = inv.object(shape)
		} else {
			err = table.row(inv.name(shape.Person), inv.name(shape.Organisation), inv.moment(shape.Since))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

type answerFlags struct {
	accept, decline bool
	words           string
}

func (inv *invocation) coalitionAnswerCommand() *cobra.Command {
	var flags answerFlags
	cmd := &cobra.Command{
		Use: "answer COALITION HANDLE", Short: "Answer somebody who asks to join a coalition that you lead", Args: arguments(2, 2),
		Long: "Answer somebody who asks to join a coalition that you lead. The first answer stands: where another lead " +
			"gave another one before you, you are told who.",
		Example: `concorde coalition answer budgets-in-the-open ana --accept
concorde coalition answer budgets-in-the-open bob --decline --words "We meet again in March."`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.coalitionAnswer(cmd, args[0], args[1], flags)
		},
	}
	cmd.Flags().BoolVar(&flags.accept, "accept", false, "let them in")
	cmd.Flags().BoolVar(&flags.decline, "decline", false, "do not")
	cmd.Flags().StringVar(&flags.words, "words", "", "`WORDS` to them")
	return cmd
}

func (inv *invocation) coalitionAnswer(cmd *cobra.Command, given, handle string, flags answerFlags) error {
	if flags.accept == flags.decline {
		return usage("commands.usage.answer", nil)
	}
	v, err := inv.contribute(cmd, store.VerbAnswer)
	if err != nil {
		return err
	}
	coalition, person, err := inv.memberOf(v, given, handle)
	if err != nil {
		return err
	}
	done := "accepted"
	if flags.decline {
		done = "declined"
	}
	return inv.answered(v, inv.submitAbout(cmd, v, person, &store.AnswerRequest{
		Coalition: coalition.ID, Person: person.ID, Accept: flags.accept, Words: flags.words,
	}, done))
}

// memberOf is a coalition and somebody, as they were named.
func (inv *invocation) memberOf(v *visit, given, handle string) (*store.Coalition, *store.Person, error) {
	coalition, err := inv.coalition(v, given)
	if err != nil {
		return nil, nil, err
	}
	person, err := find[*store.Person](inv, v, handle)
	return coalition, person, err
}

// answered says who was faster, or that nobody asks any more, while the record
// is open to say their names.
func (*invocation) answered(v *visit, err error) error {
	var e *store.AnsweredError
	if !errors.As(err, &e) {
		return err
	}
	handle := func(person store.ID) string {
		record, err := v.store.Record(store.KindPerson, person)
		if err != nil {
			return ""
		}
		return record.Head().Slug
	}
	status := statusConflict
	if e.Outcome == store.OutcomeNone {
		status = statusNotFound
	}
	args := map[string]any{"Who": handle(e.Person), "By": handle(e.By)}
	return &said{status: status, key: "commands.error.answered." + string(e.Outcome), args: args, cause: err}
}
