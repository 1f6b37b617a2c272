package main

import (
	"fmt"
	"math"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

// hitShape is something that a search found.
type hitShape struct {
	Kind    line             `json:"kind"`
	Slug    line             `json:"slug"`
	Name    line             `json:"name"`
	Summary map[string]block `json:"summary"`
}

func (inv *invocation) searchCommand() *cobra.Command {
	limit := 10
	cmd := &cobra.Command{
		Use: "search TEXT", Short: "Search everything", Args: arguments(1, 0),
		Long:    "Search everything that has a name, in one answer: what is called just that first. In a pipe: tab-separated kind, slug, name, summary.",
		Example: "concorde search participatory budget",
		RunE: func(cmd *cobra.Command, args []string) error {
			return inv.search(cmd, strings.Join(args, " "), limit)
		},
	}
	cmd.Flags().Var(count{&limit}, "limit", "at most `N` of each kind; 0: all")
	return cmd
}

func (inv *invocation) search(cmd *cobra.Command, text string, limit int) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	if limit == 0 {
		limit = math.MaxInt32
	}
	hits, relaxed, err := v.store.Everything(text, inv.lang, limit)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	inv.noteRelaxed(relaxed, len(hits))
	table := inv.table(
		column{title: "kind"}, column{title: "slug", least: 12}, column{title: "name", least: 16, from: 90},
		column{title: "summary", least: 16},
	)
	for _, hit := range hits {
		record, summary := hit.Record, summaryOf(hit.Record)
		kind := record.Kind().String()
		if inv.json {
			r := refTo(record, inv.lang)
			err = inv.object(hitShape{line(kind), r.Slug, r.Name, blocks(summary)})
		} else {
			err = table.row(inv.term("kind", kind), record.Head().Slug, record.Title(inv.lang), inv.inTheirLanguage(summary))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

// summaryOf is what a record says of itself in a few words, if it does.
func summaryOf(record store.Record) store.Text {
	switch r := record.(type) {
	case *store.Tool:
		return r.Summary
	case *store.Action:
		return r.Description
	case *store.Coalition:
		return r.Purpose
	case *store.Commitment:
		return r.Description
	}
	return nil
}
