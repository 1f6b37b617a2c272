package main

import (
	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) commitmentCommand() *cobra.Command {
	return inv.group("commitment", "What governments and civil society commit to for the collective actions",
		inv.commitmentListCommand(), inv.commitmentShowCommand(), inv.commitmentAddCommand(), inv.commitmentEditCommand(),
		inv.commitmentPostCommand(),
	)
}

func (inv *invocation) commitment(v *visit, given string) (*store.Commitment, error) {
	return find[*store.Commitment](inv, v, given)
}

// commitmentFields are the flags that say what a commitment is.
type commitmentFields struct {
	title, kind, by, description string
	country, organisation        string
	until, plan                  string
	actions, tools               []string
	offers, needs                []string
}

func (f *commitmentFields) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.title, "title", "", "`LINE` that says what is promised, in the language of --lang")
	flags.StringVar(&f.kind, "kind", "", "`KIND`: "+joined(store.CommitmentKinds()))
	flags.StringVar(&f.by, "by", "", "`WHO` promises it: "+joined(store.CommitmentParties()))
	flags.StringVar(&f.organisation, "organisation", "", "`ORGANISATION` that promises it, by slug or name")
	flags.StringVar(&f.country, "country", "", "two-letter `CODE`")
	flags.StringArrayVar(&f.actions, "action", nil, "`NUMBER` of a collective action; repeat for several")
	flags.StringArrayVar(&f.tools, "tool", nil, "`TOOL` that it is done with; repeat for several")
	flags.StringArrayVar(&f.offers, "offers", nil, "`WHAT` it offers, as KIND or KIND:WORDS; kinds: "+joined(store.NeedKinds()))
	flags.StringArrayVar(&f.needs, "needs", nil, "`WHAT` it needs, as KIND or KIND:WORDS")
	flags.StringVar(&f.until, "until", "", "`DATE` by which it is done: 2017-06-30, 2017-06 or 2017")
	flags.StringVar(&f.plan, "plan", "", "`COMMITMENT` of a national action plan that it carries out, such as \"FR 2015-2017 #4\"")
	flags.StringVar(&f.description, "description", "", "`MARKDOWN`, in the language of --lang")
}

// apply changes a commitment by the flags that were given, and by no others: an
// empty value empties a field. The organisation is for the caller to look up.
func (f *commitmentFields) apply(cmd *cobra.Command, inv *invocation, v *visit, c *store.Commitment) error {
	applyGiven(cmd, map[string]func(){
		"title":       func() { c.Name = c.Name.With(inv.lang, f.title) },
		"kind":        func() { c.Type = f.kind },
		"by":          func() { c.By = f.by },
		"country":     func() { c.Country = f.country },
		"offers":      func() { c.Offers = parseNeeds(f.offers) },
		"needs":       func() { c.Needs = parseNeeds(f.needs) },
		"until":       func() { c.Until = f.until },
		"plan":        func() { c.Plan = f.plan },
		"description": func() { c.Description = c.Description.With(inv.lang, f.description) },
	})
	var err error
	if cmd.Flags().Changed("action") {
		if c.Actions, err = ids[*store.Action](inv, v, f.actions); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("tool") {
		c.Tools, err = ids[*store.Tool](inv, v, f.tools)
	}
	return err
}
