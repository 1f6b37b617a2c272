package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// What is told in the feed leads to what it is about: of a vote to the tool, of
// an endorsement to the Declaration.
func TestTheFeedLeadsToWhatItTells(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	bo := d.someone("bo")
	d.does(bo, &store.VoteFor{Propose: true, Tool: d.id(store.KindTool, "decidim"), Field: "licence", Value: "MIT"})
	d.press("6")
	d.sees("gave an opinion on Decidim")
	d.press("enter")
	d.sees("Decidim Association")
	d.press("esc")
	d.does(bo, &store.Endorse{})
	d.press("g")
	d.sees("endorsed the Declaration")
	d.press("enter")
	d.sees("7 December 2016")
}

// The wall needs nobody at its keyboard: what others do comes up on it, with
// the pictures of it all where there is room.
func TestTheWallIsAlwaysAsItIsNow(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.press("w")
	d.sees("Coalitions that grow", "What tools are for", "Themes of the actions", "Where tools come from")
	d.seesNot("Budgets for all")
	bo, cy := d.someone("bo"), d.someone("cy")
	d.changes(func() {
		made := submits(d, bo, &store.CreateCoalition{Coalition: store.Coalition{Name: "Budgets for all", Purpose: store.Text{"en": "x"}}})
		submits(d, cy, &store.JoinCoalition{Coalition: made})
	})
	d.sees("created Budgets for all", "joined Budgets for all", "+1")
}

// Where the figures do not stand beside the feed, what grows and what waits is
// told above it.
func TestANarrowPulseTellsWhatGrowsAndWhatWaits(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.press("6")
	d.sees("Coalitions that grow: Nobody joined one today.", "Actions that wait for a coalition (20): 1.")
}

// submits does something on the record; the session has only its watch to know.
func submits(d *driver, actor store.Actor, command store.Command) store.ID {
	d.t.Helper()
	receipt, err := d.store.Submit(d.t.Context(), actor, command)
	if err != nil {
		d.t.Fatal(err)
	}
	return receipt.Record
}
