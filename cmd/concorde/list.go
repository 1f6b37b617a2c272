package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/search"
)

// window is the part of a list that somebody wants to see.
type window struct {
	search string
	sort   string
	limit  int // 0: all
	offset int
}

const listStep = 256 // records held at once, however long the list

func (w *window) flags(cmd *cobra.Command, sorts []string) {
	flags := cmd.Flags()
	flags.StringVar(&w.search, "search", "", "`WORDS` to look for")
	flags.Var(newChoice(&w.sort, sorts), "sort", "`ORDER`: "+strings.Join(sorts, ", "))
	flags.Var(count{&w.limit}, "limit", "at most `N`; 0: all")
	flags.Var(count{&w.offset}, "offset", "leave out the first `N`")
}

func (w *window) query(filters map[string][]string) store.Query {
	query := store.Query{Text: w.search, Filters: filters, Offset: w.offset}
	switch w.sort {
	case "newest":
		query.Sort = store.ByNewest
	case "used", "members", "coalitions":
		query.Sort = store.ByMostUsed
	case "name":
		query.Sort = store.ByName
	default:
		query.Sort = store.ByRelevance
	}
	return query
}

// list reads a window step by step, and tells beside the output what a search
// had to relax and, once all is printed, how much more there is.
func list[R store.Record](ctx context.Context, inv *invocation, v *visit, w window, filters map[string][]string, each func(R) error, end func() error) error {
	query := w.query(filters)
	shown := 0
	for ctx.Err() == nil {
		query.Limit = listStep
		if w.limit > 0 {
			query.Limit = min(listStep, w.limit-shown)
		}
		page, err := store.List[R](v.store, query)
		if err != nil {
			return fmt.Errorf("list: %w", err)
		}
		if shown == 0 {
			var zero R
			inv.noteFound(zero.Kind(), query.Text, page.Relaxed, page.Total)
		}
		for _, row := range page.Rows {
			if err := each(row); err != nil {
				return err
			}
		}
		shown += len(page.Rows)
		query.Offset += query.Limit
		if query.Offset >= page.Total || w.limit > 0 && shown >= w.limit {
			err := firstError(end(), inv.out.Flush())
			inv.noteRest(w.offset+shown, page.Total)
			return err
		}
	}
	return ctx.Err()
}

// noteRest tells a person how to see the rest of a list.
func (inv *invocation) noteRest(next, total int) {
	if inv.terminal && next < total {
		inv.note("commands.note.more", map[string]any{
			"Shown": inv.say().Number(next), "Total": inv.say().Number(total), "Offset": next,
		})
	}
}

// noteFound tells what a list had to relax, and what to do where it is empty.
func (inv *invocation) noteFound(kind store.Kind, text string, relaxed search.Relaxed, total int) {
	if text == "" && total == 0 && !relaxed.Filters {
		inv.note("commands.note.empty", map[string]any{"Command": beginsWith(kind)})
		return
	}
	inv.noteRelaxed(relaxed, total)
}

// beginsWith is the command that makes the first record of a kind.
func beginsWith(kind store.Kind) string {
	switch kind {
	case store.KindTool:
		return "tool add"
	case store.KindCommitment:
		return "commitment add"
	case store.KindPerson:
		return "me set"
	}
	return "coalition create"
}

func (inv *invocation) noteRelaxed(relaxed search.Relaxed, total int) {
	for _, typo := range relaxed.Typos {
		inv.note("commands.note.read-as", map[string]any{"Typed": quoted(typo.Typed), "Read": typo.Read})
	}
	if len(relaxed.Dropped) > 0 {
		inv.note("commands.note.left-out", map[string]any{"Words": quoted(strings.Join(relaxed.Dropped, " "))})
	}
	switch {
	case relaxed.Filters:
		inv.note("commands.note.filters", nil)
	case total == 0:
		inv.note("commands.note.none", nil)
	}
}
