package main

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ogptoolbox/concorde/store"
)

// completions is how many records a shell is offered at once.
const completions = 50

// completeTree lets a shell complete what commands take: the values of flags
// that have a few, and the slugs of what an argument names. It follows from how
// each command says its usage, so that a new one needs nothing more.
func (inv *invocation) completeTree(cmd *cobra.Command) {
	for _, sub := range cmd.Commands() {
		inv.completeTree(sub)
	}
	completeFlags(cmd)
	if kinds := argumentKinds(cmd.Use); len(kinds) > 0 && cmd.ValidArgsFunction == nil {
		cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, begun string) ([]string, cobra.ShellCompDirective) {
			return inv.completeSlug(cmd, kinds[min(len(args), len(kinds)-1)], len(args) >= len(kinds), begun)
		}
	}
}

// completeFlags offers the values of the flags that have a few.
func completeFlags(cmd *cobra.Command) {
	offer := func(flag *pflag.Flag) {
		var of []string
		switch value := flag.Value.(type) {
		case *choice:
			of = value.of
		case *choices:
			of = value.of
		default:
			return
		}
		_ = cmd.RegisterFlagCompletionFunc(flag.Name, cobra.FixedCompletions(of, cobra.ShellCompDirectiveNoFileComp)) // it is this command's, once
	}
	cmd.LocalNonPersistentFlags().VisitAll(offer)
	cmd.PersistentFlags().VisitAll(offer)
}

// argumentKinds are the kinds of records that the arguments of a usage name, in
// their order; 0 for what is no record.
func argumentKinds(use string) (out []store.Kind) {
	for _, word := range strings.Fields(use)[1:] {
		word = strings.Trim(word, "[]…")
		if word == "" || word != strings.ToUpper(word) || word == "FORMAT" {
			continue
		}
		out = append(out, kindOfArgument(word))
	}
	if slices.IndexFunc(out, func(kind store.Kind) bool { return kind != 0 }) < 0 {
		return nil
	}
	return out
}

func kindOfArgument(word string) store.Kind {
	switch word {
	case "TOOL", "INTO":
		return store.KindTool
	case "COALITION":
		return store.KindCoalition
	case "COMMITMENT":
		return store.KindCommitment
	case "ORGANISATION":
		return store.KindOrganisation
	case "HANDLE":
		return store.KindPerson
	case "N":
		return store.KindAction
	case "RECORD":
		return store.KindTool // most often
	}
	return 0
}

// completeSlug offers the slugs of a kind that begin with what is typed. It
// makes no store, and says nothing where another process has it.
func (inv *invocation) completeSlug(cmd *cobra.Command, kind store.Kind, all bool, begun string) ([]string, cobra.ShellCompDirective) {
	const nothing = cobra.ShellCompDirectiveNoFileComp
	if kind == 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	if _, err := os.Stat(inv.places.dir()); err != nil || all {
		return nil, nothing
	}
	if cmd.Context() == nil {
		cmd.SetContext(context.Background())
	}
	v, err := inv.visit(cmd)
	if err != nil {
		return nil, nothing
	}
	return slugs(v.store, kind, begun), nothing
}

// slugs are the slugs of a kind that begin so; an action's is its number.
func slugs(s *store.Store, kind store.Kind, begun string) []string {
	query := store.Query{Text: strings.ReplaceAll(begun, "-", " "), Limit: completions}
	switch kind {
	case store.KindTool:
		return slugsOf[*store.Tool](s, query, begun)
	case store.KindCoalition:
		return slugsOf[*store.Coalition](s, query, begun)
	case store.KindCommitment:
		return slugsOf[*store.Commitment](s, query, begun)
	case store.KindOrganisation:
		return slugsOf[*store.Organisation](s, query, begun)
	case store.KindPerson:
		return slugsOf[*store.Person](s, query, begun)
	case store.KindAction:
		query.Text = ""
		return slugsOf[*store.Action](s, query, begun)
	}
	return nil
}

func slugsOf[R store.Record](s *store.Store, query store.Query, begun string) (out []string) {
	page, err := store.List[R](s, query)
	if err != nil {
		return nil
	}
	for _, record := range page.Rows {
		slug := strings.TrimPrefix(record.Head().Slug, "action-")
		if strings.HasPrefix(slug, strings.ToLower(begun)) {
			out = append(out, slug+"\t"+record.Title(""))
		}
	}
	return out
}
