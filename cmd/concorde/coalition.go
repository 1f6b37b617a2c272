package main

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionCommand() *cobra.Command {
	return inv.group("coalition", "Coalitions around collective actions",
		inv.coalitionListCommand(), inv.coalitionShowCommand(), inv.coalitionCreateCommand(), inv.coalitionEditCommand(),
		inv.coalitionJoinCommand(), inv.coalitionLeaveCommand(), inv.coalitionRequestsCommand(),
		inv.coalitionAnswerCommand(), inv.coalitionLeadCommand(), inv.coalitionRemoveCommand(),
		inv.coalitionPostCommand(), inv.coalitionRepostCommand(), inv.coalitionUnpostCommand(),
	)
}

func (inv *invocation) coalition(v *visit, given string) (*store.Coalition, error) {
	return find[*store.Coalition](inv, v, given)
}

// coalitionFields are the flags that say what a coalition is.
type coalitionFields struct {
	name, purpose, stage   string
	place, delivers, until string
	actions, tools         []string
	commitments            []string
	needs, leads           []string
	byRequest              bool
}

func (f *coalitionFields) flags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.name, "name", "", "`NAME`")
	flags.StringVar(&f.purpose, "purpose", "", "`PURPOSE`, in Markdown and in the language of --lang")
	flags.StringVar(&f.stage, "stage", "", "`STAGE`: "+joined(store.Stages()))
	flags.StringVar(&f.place, "place", "", "`PLACE` to find it, such as \"table 12\"")
	flags.StringVar(&f.delivers, "delivers", "", "`WHAT` it is going to deliver")
	flags.StringVar(&f.until, "until", "", "`DATE` by which it is done: 2017-06-30, 2017-06 or 2017")
	flags.StringArrayVar(&f.actions, "action", nil, "`NUMBER` of a collective action; repeat for several")
	flags.StringArrayVar(&f.tools, "tool", nil, "`TOOL` that it puts to work; repeat for several")
	flags.StringArrayVar(&f.commitments, "commitment", nil, "`COMMITMENT` that it carries out; repeat for several")
	flags.StringArrayVar(&f.needs, "needs", nil, "`WHAT` it needs, as KIND or KIND:WORDS; kinds: "+joined(store.NeedKinds()))
	flags.SetNormalizeFunc(oneNeed)
	flags.BoolVar(&f.byRequest, "by-request", false, "one asks before one is a member")
}

// oneNeed lets people write --need too, which the flag was called once.
func oneNeed(_ *pflag.FlagSet, name string) pflag.NormalizedName {
	if name == "need" {
		name = "needs"
	}
	return pflag.NormalizedName(name)
}

// apply changes a coalition by the flags that were given, and by no others.
func (f *coalitionFields) apply(cmd *cobra.Command, inv *invocation, v *visit, c *store.Coalition) error {
	applyGiven(cmd, map[string]func(){
		"name":       func() { c.Name = f.name },
		"purpose":    func() { c.Purpose = c.Purpose.With(inv.lang, f.purpose) },
		"stage":      func() { c.Stage = f.stage },
		"place":      func() { c.Place = f.place },
		"delivers":   func() { c.Delivers = f.delivers },
		"until":      func() { c.Until = f.until },
		"needs":      func() { c.Needs = parseNeeds(f.needs) },
		"by-request": func() { c.ByRequest = f.byRequest },
	})
	var err error
	if cmd.Flags().Changed("action") {
		if c.Actions, err = ids[*store.Action](inv, v, f.actions); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("tool") {
		if c.Tools, err = ids[*store.Tool](inv, v, f.tools); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("commitment") {
		if c.Commitments, err = ids[*store.Commitment](inv, v, f.commitments); err != nil {
			return err
		}
	}
	if cmd.Flags().Changed("lead") {
		c.Leads, err = ids[*store.Person](inv, v, f.leads)
	}
	return err
}

// parseNeeds reads KIND and KIND:WORDS.
func parseNeeds(given []string) []store.Need {
	var needs []store.Need
	for _, one := range given {
		if one == "" {
			continue // an empty value empties the list
		}
		kind, words, _ := strings.Cut(one, ":")
		needs = append(needs, store.Need{Kind: strings.TrimSpace(kind), Words: strings.TrimSpace(words)})
	}
	return needs
}

// needWords are needs for whoever reads.
func (inv *invocation) needWords(needs []store.Need) []string {
	out := make([]string, len(needs))
	for i, need := range needs {
		out[i] = inv.term("need", need.Kind)
		if need.Words != "" {
			out[i] += ": " + need.Words
		}
	}
	return out
}
