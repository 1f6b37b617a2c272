package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

const longestHistory = 500 // entries that are shown of one record

func (inv *invocation) toolShowCommand() *cobra.Command {
	var history bool
	cmd := &cobra.Command{
		Use: "show TOOL", Short: "Everything about a tool", Args: arguments(1, 1),
		Long: "Everything about a tool: what it is, who uses and develops it, which coalitions build on it.",
		Example: `concorde tool show decidim
concorde tool show decidim --history --lang fr`,
		RunE: func(cmd *cobra.Command, args []string) error { return inv.toolShow(cmd, args[0], history) },
	}
	cmd.Flags().BoolVar(&history, "history", false, "who changed what, and when")
	return cmd
}

func (inv *invocation) toolShow(cmd *cobra.Command, given string, history bool) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	tool, err := inv.tool(v, given)
	if err != nil {
		return err
	}
	shaper := inv.shaper(v)
	page, err := shaper.toolPage(tool)
	if err == nil && history {
		page.History, err = inv.historyOf(v, shaper, tool.ID, longestHistory)
	}
	if err != nil {
		return err
	}
	if inv.json {
		return inv.object(page)
	}
	contests, err := v.store.Contests(tool)
	if err != nil {
		return err
	}
	return inv.toolCard(store.AsVoted(tool, contests), page)
}

func (inv *invocation) toolCard(tool *store.Tool, page toolPage) error {
	card := inv.card()
	card.add("slug", tool.Slug)
	card.add("name", tool.Name)
	card.add("summary", inv.inTheirLanguage(tool.Summary))
	card.add("description", inv.inTheirLanguage(tool.Description))
	card.list("uses", inv.useNames(tool.Uses))
	card.add("website", tool.Website)
	card.add("repository", tool.Repository)
	card.add("licence", tool.Licence)
	card.add("maturity", inv.term("maturity", tool.Maturity))
	card.list("written_in", tool.WrittenIn)
	card.list("languages", inv.languageNames(tool.Languages))
	card.list("platforms", inv.terms("platform", tool.Platforms))
	card.list("countries", inv.countryNames(tool.Countries))
	card.list("tags", tool.Tags)
	card.list("coalitions", inv.names(page.Coalitions))
	inv.evidenceFields(card, page)
	inv.headFields(card, page.headShape)
	if err := card.print(); err != nil {
		return err
	}
	if err := inv.tieRows(page.Ties, true); err != nil {
		return err
	}
	return inv.entryRows(page.History, true)
}

// names are records for whoever reads: names on a terminal, slugs in a pipe.
func (inv *invocation) names(refs []ref) []string {
	if inv.terminal {
		return namesOf(refs)
	}
	out := make([]string, len(refs))
	for i, r := range refs {
		out[i] = string(r.Slug)
	}
	return out
}

func (inv *invocation) name(r *ref) string {
	return inv.pick(nameOf(r), slugOf(r))
}

// headFields say who made a record and who changed it last.
func (inv *invocation) headFields(c *card, head headShape) {
	c.add("created_at", inv.momentBy(head.CreatedAt, head.CreatedBy))
	if !head.ChangedAt.Equal(head.CreatedAt) {
		c.add("changed_at", inv.momentBy(head.ChangedAt, head.ChangedBy))
	}
	inv.hiddenField(c, head.Hidden)
	c.add("id", head.ID)
}

// tieRows print who uses or develops a tool. Beneath other things in a pipe
// each begins with "tie".
func (inv *invocation) tieRows(ties []tieShape, beneath bool) error {
	if len(ties) == 0 {
		return nil
	}
	if beneath {
		if err := inv.section("ties"); err != nil {
			return err
		}
	}
	table := inv.table(
		column{title: "relation"}, column{title: "person", least: 8}, column{title: "organisation", least: 12},
		column{title: "for", least: 8}, column{title: "since", from: 90}, column{title: "evidence", least: 8, from: 90},
	)
	if beneath {
		table.prefix("tie")
	}
	for _, tie := range ties {
		uses := make([]string, len(tie.Uses))
		for i, use := range tie.Uses {
			uses[i] = string(use)
		}
		if err := table.row(
			inv.term("relation", string(tie.Relation)), inv.name(tie.Person), inv.name(tie.Organisation),
			strings.Join(inv.useNames(uses), ", "), string(tie.Since), string(tie.Evidence),
		); err != nil {
			return err
		}
	}
	return table.end()
}
