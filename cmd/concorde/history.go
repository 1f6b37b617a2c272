package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) historyCommand() *cobra.Command {
	limit := 50
	cmd := &cobra.Command{
		Use: "history RECORD", Short: "Who changed what of a record, newest first", Args: arguments(1, 1),
		Long: "Who changed what of a record, newest first. In a pipe: tab-separated moment, who, verb, kind, record, " +
			"what changed, entry.",
		Example: "concorde history decidim",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.history(cmd, args[0], limit) },
	}
	cmd.Flags().Var(count{&limit}, "limit", "at most `N`")
	return cmd
}

func (inv *invocation) history(cmd *cobra.Command, given string, limit int) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	entries, err := inv.historyFor(v, given, limit)
	if err != nil {
		return err
	}
	if !inv.json {
		return inv.entryRows(entries, false)
	}
	return inv.entryObjects(entries)
}

// historyFor is the history of a record, or of one that is gone: that still
// goes by its id.
func (inv *invocation) historyFor(v *visit, given string, limit int) ([]entryShape, error) {
	record, missing := inv.findAny(v, given)
	if missing == nil {
		return inv.historyOf(v, inv.shaper(v), record.Head().ID, limit)
	}
	id, ok := store.ParseID(strings.ToUpper(strings.TrimSpace(clip(given))))
	if !ok {
		return nil, missing
	}
	entries, err := inv.historyOf(v, inv.shaper(v), id, limit)
	if err == nil && len(entries) == 0 {
		err = missing
	}
	return entries, err
}

func (inv *invocation) historyOf(v *visit, shaper *shaper, id store.ID, limit int) ([]entryShape, error) {
	entries, err := v.store.History(id, limit)
	if err != nil {
		return nil, err
	}
	return shaper.entries(entries)
}

func (s *shaper) entries(entries []store.Entry) ([]entryShape, error) {
	out := make([]entryShape, 0, len(entries))
	for _, entry := range entries {
		shape, err := s.entry(entry)
		if err != nil {
			return nil, err
		}
		out = append(out, shape)
	}
	return out, nil
}

func (inv *invocation) entryObjects(entries []entryShape) error {
	for _, entry := range entries {
		if err := inv.object(entry); err != nil {
			return err
		}
	}
	return nil
}

// entryRows print entries as a table. Beneath other things in a pipe each
// begins with "entry".
func (inv *invocation) entryRows(entries []entryShape, beneath bool) error {
	if len(entries) == 0 {
		return nil
	}
	if beneath {
		if err := inv.section("history"); err != nil {
			return err
		}
	}
	table := inv.entryTable()
	if beneath {
		table.prefix("entry")
	}
	for _, entry := range entries {
		if err := table.row(inv.entryCells(entry)...); err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) entryTable() *table {
	return inv.table(
		column{title: "at"}, column{title: "actor", least: 8, roomy: 14}, column{title: "did", least: 6, roomy: 14},
		column{title: "kind", from: 130}, column{title: "record", least: 12, roomy: 24},
		column{title: "changes", least: 12, from: 100}, column{title: "entry"},
	)
}

func (inv *invocation) entryCells(e entryShape) []string {
	who := inv.name(e.Actor)
	if e.Actor == nil {
		who = inv.pick(inv.say().T("commands.label.seed"), "")
	}
	what := &e.Record
	if e.About != nil {
		what = e.About
	}
	return []string{
		inv.moment(e.At), who, inv.term("verb", string(e.Verb)), inv.term("kind", string(e.Kind)),
		inv.name(what), inv.changeWords(e), e.ID,
	}
}

// changeWords say what an entry changed, and why.
func (inv *invocation) changeWords(e entryShape) string {
	var out []string
	for _, change := range e.Changes {
		label := inv.pick(inv.label(change.Field), change.Field)
		out = append(out, label+": "+quoted(plain(change.Before, inv.lang))+" → "+quoted(plain(change.After, inv.lang)))
	}
	if e.Kind == line(store.KindPost.String()) {
		out = append(out, string(e.Record.Name))
	}
	words := strings.Join(out, "; ")
	if e.Reason != "" {
		words = strings.TrimSpace(words + " (" + string(e.Reason) + ")")
	}
	return words
}
