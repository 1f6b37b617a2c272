package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) coalitionShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show COALITION", Short: "Everything about a coalition", Args: arguments(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return inv.coalitionShow(cmd, args[0]) },
	}
}

func (inv *invocation) coalitionShow(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	coalition, err := inv.coalition(v, given)
	if err != nil {
		return err
	}
	page, err := inv.shaper(v).coalitionPage(coalition)
	if err != nil {
		return err
	}
	if inv.json {
		return inv.object(page)
	}
	if err := inv.coalitionCard(coalition, page); err != nil {
		return err
	}
	if err := inv.memberRows(page.Members); err != nil {
		return err
	}
	return inv.postRows(page.Posts)
}

func (inv *invocation) coalitionCard(c *store.Coalition, page coalitionPage) error {
	card := inv.card()
	card.add("slug", c.Slug)
	card.add("name", c.Name)
	card.add("purpose", inv.inTheirLanguage(c.Purpose))
	card.list("actions", inv.names(page.Actions))
	card.list("tools", inv.names(page.Tools))
	card.list("commitments", inv.names(page.Commitments))
	card.list("needs", inv.needWords(c.Needs))
	card.add("stage", inv.term("stage", c.Stage))
	card.add("place", c.Place)
	openness := "open"
	if c.ByRequest {
		openness = "request"
	}
	card.add("joining", inv.term("openness", openness))
	card.list("composition", inv.composition(page.Parties))
	card.list("missing", inv.partyNames(page.Missing))
	card.add("delivers", c.Delivers)
	card.add("until", c.Until)
	inv.headFields(card, page.headShape)
	return card.print()
}

// composition is how many are in a coalition of each party, in words.
func (inv *invocation) composition(parties map[string]int) []string {
	var out []string
	for _, party := range store.Parties() {
		if n := parties[string(party)]; n > 0 {
			out = append(out, inv.term("party", string(party))+" "+strconv.Itoa(n))
		}
	}
	return out
}

func (inv *invocation) partyNames(parties []line) []string {
	out := make([]string, len(parties))
	for i, party := range parties {
		out[i] = inv.term("party", string(party))
	}
	return out
}

func (inv *invocation) memberRows(members []memberShape) error {
	if err := inv.section("members"); err != nil {
		return err
	}
	table := inv.table(
		column{title: "person", least: 8}, column{title: "state"}, column{title: "organisation", least: 8},
		column{title: "since"},
	)
	table.prefix("member")
	for _, m := range members {
		err := table.row(inv.name(m.Person), inv.term("membership", string(m.State)), inv.name(m.Organisation), inv.moment(m.Since))
		if err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) postRows(posts []postShape) error {
	if len(posts) == 0 {
		return nil
	}
	if err := inv.section("posts"); err != nil {
		return err
	}
	table := inv.table(column{title: "at"}, column{title: "person", least: 8}, column{title: "words", least: 20}, column{title: "id"})
	table.prefix("post")
	for _, p := range posts {
		if err := table.row(inv.moment(p.At), inv.name(p.Person), string(p.Words), p.ID); err != nil {
			return err
		}
	}
	return table.end()
}
