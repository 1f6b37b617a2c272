package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/search"
)

// hitShape is something that a search found.
type hitShape struct {
	Kind    line             `json:"kind"`
	Slug    line             `json:"slug"`
	Name    line             `json:"name"`
	Summary map[string]block `json:"summary"`
}

type hit struct {
	kind    store.Kind
	record  store.Record
	summary store.Text
}

// hits are what was found of one kind.
type hits struct {
	rows    []hit
	relaxed search.Relaxed
}

func (h hits) exact() bool {
	return len(h.rows) > 0 && len(h.relaxed.Typos) == 0 && len(h.relaxed.Dropped) == 0
}

func (inv *invocation) searchCommand() *cobra.Command {
	limit := 10
	cmd := &cobra.Command{
		Use: "search TEXT", Short: "Search everything", Args: arguments(1, 0),
		Long:    "Search tools, actions, coalitions, organisations and people. In a pipe: tab-separated kind, slug, name, summary.",
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
	found, err := searchAll(v, text, limit)
	if err != nil {
		return err
	}
	rows := inv.best(found)
	table := inv.table(
		column{title: "kind"}, column{title: "slug", least: 12}, column{title: "name", least: 16, from: 90},
		column{title: "summary", least: 16},
	)
	for _, h := range rows {
		if inv.json {
			r := refTo(h.record, inv.lang)
			err = inv.object(hitShape{line(h.kind.String()), r.Slug, r.Name, blocks(h.summary)})
		} else {
			err = table.row(inv.term("kind", h.kind.String()), h.record.Head().Slug,
				h.record.Title(inv.lang), inv.inTheirLanguage(h.summary))
		}
		if err != nil {
			return err
		}
	}
	return table.end()
}

// best are the hits worth showing: where something has all the words, what
// has but some of them, in other lists, is left out.
func (inv *invocation) best(found []hits) []hit {
	exact := false
	for _, h := range found {
		exact = exact || h.exact()
	}
	var rows []hit
	for _, h := range found {
		if len(h.rows) > 0 && (!exact || h.exact()) {
			if rows == nil && !exact {
				inv.noteRelaxed(h.relaxed, len(h.rows))
			}
			rows = append(rows, h.rows...)
		}
	}
	if len(rows) == 0 {
		inv.note("commands.note.none", nil)
	}
	return rows
}

func searchAll(v *visit, text string, limit int) ([]hits, error) {
	var out []hits
	for _, one := range []func() (hits, error){
		func() (hits, error) {
			return searchOne(v, text, limit, func(t *store.Tool) store.Text { return t.Summary })
		},
		func() (hits, error) {
			return searchOne(v, text, limit, func(a *store.Action) store.Text { return a.Description })
		},
		func() (hits, error) {
			return searchOne(v, text, limit, func(c *store.Coalition) store.Text { return c.Purpose })
		},
		func() (hits, error) {
			return searchOne(v, text, limit, func(*store.Organisation) store.Text { return nil })
		},
		func() (hits, error) {
			return searchOne(v, text, limit, func(*store.Person) store.Text { return nil })
		},
	} {
		found, err := one()
		if err != nil {
			return nil, fmt.Errorf("search: %w", err)
		}
		out = append(out, found)
	}
	return out, nil
}

func searchOne[R store.Record](v *visit, text string, limit int, summary func(R) store.Text) (hits, error) {
	var zero R
	if limit == 0 {
		limit = v.store.Count(zero.Kind())
	}
	page, err := store.List[R](v.store, store.Query{Text: text, Limit: limit})
	found := hits{relaxed: page.Relaxed}
	for _, row := range page.Rows {
		found.rows = append(found.rows, hit{zero.Kind(), row, summary(row)})
	}
	return found, err
}
