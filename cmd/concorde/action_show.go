package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"github.com/ogptoolbox/concorde/store"
)

func (inv *invocation) actionShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show N", Short: "Everything about a collective action", Args: arguments(1, 1),
		Long: "Everything about a collective action: what it lacks, who is at work on it now, in which coalitions and by which " +
			"commitments, what they offer and need, the tools they use for it, and who signed it in 2016.",
		Example: "concorde action show 3",
		RunE:    func(cmd *cobra.Command, args []string) error { return inv.actionShow(cmd, args[0]) },
	}
}

func (inv *invocation) actionShow(cmd *cobra.Command, given string) error {
	v, err := inv.visit(cmd)
	if err != nil {
		return err
	}
	action, err := inv.action(v, given)
	if err != nil {
		return err
	}
	hub, err := v.store.Hub(action.ID)
	if err != nil {
		return err
	}
	page := inv.shaper(v).hub(hub)
	if inv.json {
		return inv.object(page)
	}
	if err := inv.actionCard(action, page); err != nil {
		return err
	}
	for _, rows := range []func(hubShape) error{inv.partnerRows, inv.teamRows, inv.commitmentsOf, inv.offerRows, inv.needRows, inv.toolsOf} {
		if err := rows(page); err != nil {
			return err
		}
	}
	return inv.postRows(page.Posts)
}

func (inv *invocation) actionCard(action *store.Action, page hubShape) error {
	card := inv.card()
	card.add("number", strconv.Itoa(action.Number))
	card.add("slug", action.Slug)
	card.add("title", inv.inTheirLanguage(action.Name))
	card.add("theme", inv.term("theme", action.Theme))
	card.add("description", inv.inTheirLanguage(action.Description))
	card.add("working_group", action.WorkingGroup)
	card.list("missing", inv.gapWords(page.Missing))
	card.list("governments", inv.countryNames(action.Governments))
	card.list("organisations", inv.names(page.Organisations))
	card.list("coalitions", inv.names(page.Coalitions))
	card.list("commitments", inv.names(page.Commitments))
	inv.headFields(card, page.headShape)
	return card.print()
}

func (inv *invocation) partnerRows(page hubShape) error {
	if len(page.Partners) == 0 {
		return nil
	}
	if err := inv.section("partners"); err != nil {
		return err
	}
	table := inv.table(column{title: "party"}, column{title: "organisation", least: 8}, column{title: "person", least: 8}, column{title: "work", least: 12})
	table.prefix("partner")
	for _, p := range page.Partners {
		who := inv.name(p.Organisation)
		if who == "" {
			who = inv.countryName(string(p.Country))
		}
		work := append(inv.names(p.Coalitions), inv.names(p.Commitments)...)
		party := inv.term("party", string(p.Party))
		if err := table.row(party, who, joined(inv.names(p.People)), joined(work)); err != nil {
			return err
		}
	}
	return table.end()
}

// teamRows are the coalitions, with who is in them.
func (inv *invocation) teamRows(page hubShape) error {
	if len(page.Teams) == 0 {
		return nil
	}
	if err := inv.section("coalitions"); err != nil {
		return err
	}
	table := inv.table(column{title: "name", least: 12}, column{title: "stage"}, column{title: "members"},
		column{title: "composition", least: 12}, column{title: "missing", least: 8})
	table.prefix("coalition")
	for _, t := range page.Teams {
		err := table.row(inv.name(&t.Coalition), inv.term("stage", string(t.Stage)), strconv.Itoa(t.MemberCount),
			joined(inv.composition(t.Parties)), joined(inv.partyNames(t.Missing)))
		if err != nil {
			return err
		}
	}
	return table.end()
}

// commitmentsOf are the commitments, where a terminal shows them one by one.
func (inv *invocation) commitmentsOf(page hubShape) error {
	if len(page.Promises) == 0 {
		return nil
	}
	if err := inv.section("commitments"); err != nil {
		return err
	}
	table := inv.table(column{title: "title", least: 12}, column{title: "kind"}, column{title: "organisation", least: 8}, column{title: "until"})
	table.prefix("commitment")
	for _, p := range page.Promises {
		who := inv.name(p.Organisation)
		if who == "" {
			who = inv.countryName(string(p.Country))
		}
		by := inv.term("commitment-by", string(p.By))
		if err := table.row(inv.name(&p.Commitment), by, who, string(p.Until)); err != nil {
			return err
		}
	}
	return table.end()
}

func (inv *invocation) offerRows(page hubShape) error {
	return inv.stakeRows("offers", "offer", page.Offers, column{title: "need", least: 12}, column{title: "whose", least: 12})
}

func (inv *invocation) needRows(page hubShape) error {
	return inv.stakeRows("needs", "need", page.Needs, column{title: "need", least: 12}, column{title: "whose", least: 12}, column{title: "met_by", least: 12})
}

func (inv *invocation) stakeRows(section, prefix string, stakes []stakeShape, columns ...column) error {
	if len(stakes) == 0 {
		return nil
	}
	if err := inv.section(section); err != nil {
		return err
	}
	table := inv.table(columns...)
	table.prefix(prefix)
	for _, stake := range stakes {
		need := store.Need{Kind: string(stake.Kind), Words: string(stake.Words)}
		cells := []string{inv.needWords([]store.Need{need})[0], inv.name(&stake.Of), joined(inv.names(stake.MetBy))}
		if err := table.row(cells[:len(columns)]...); err != nil {
			return err
		}
	}
	return table.end()
}

// toolsOf are the tools put to work, with who does.
func (inv *invocation) toolsOf(page hubShape) error {
	if len(page.Tools) == 0 {
		return nil
	}
	if err := inv.section("tools"); err != nil {
		return err
	}
	table := inv.table(column{title: "name", least: 12}, column{title: "work", least: 12}, column{title: "used_by", least: 12})
	table.prefix("tool")
	for _, t := range page.Tools {
		var users []string
		for _, u := range t.Users {
			users = append(users, inv.user(u))
		}
		work := append(inv.names(t.Coalitions), inv.names(t.Commitments)...)
		if err := table.row(inv.name(&t.Tool), joined(work), joined(users)); err != nil {
			return err
		}
	}
	return table.end()
}

// user is who uses a tool, and what for.
func (inv *invocation) user(u userShape) string {
	who := inv.name(u.Organisation)
	for _, name := range []string{string(u.Where), inv.name(u.Person)} {
		if who == "" {
			who = name
		}
	}
	if len(u.Uses) == 0 {
		return who
	}
	uses := make([]string, len(u.Uses))
	for i, use := range u.Uses {
		uses[i] = string(use)
	}
	return who + " (" + joined(inv.useNames(uses)) + ")"
}
