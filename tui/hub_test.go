package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// procurement is a collective action of the starter catalogue.
func (d *driver) procurement() *store.Action {
	d.t.Helper()
	record, err := d.store.Resolve(store.KindAction, "1")
	if err != nil {
		d.t.Fatal(err)
	}
	return record.(*store.Action)
}

// hubScene is an action on which a State, an organisation and a person are at
// work, with what they offer and need.
func hubScene(d *driver) {
	d.enter()
	action := d.procurement().ID
	bo, cleo := d.someone("rosa"), d.someone("tariq")
	house := store.Actor{Role: store.Organiser}
	decidim, _ := d.store.Resolve(store.KindTool, "decidim")
	city := d.does(house, &store.Add{Record: &store.Organisation{Name: "City of Nantes", Type: "local-authority"}}).Record
	coalition := d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open contracts", Purpose: store.Text{"en": "x"}, Actions: []store.ID{action}, Tools: []store.ID{decidim.Head().ID},
		Needs: []store.Need{{Kind: "law", Words: "a public lawyer"}, {Kind: "translation"}},
	}}).Record
	d.does(bo, &store.JoinCoalition{Coalition: coalition, Organisation: city})
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: decidim.Head().ID, Relation: store.Uses, Organisation: city, Uses: []string{"consult"}}})
	d.does(cleo, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Publish every contract", "fr": "Publier chaque marché"}, Type: "project", By: "state", Country: "FR",
		Actions: []store.ID{action}, Tools: []store.ID{decidim.Head().ID}, Until: "2026-12",
		Offers: []store.Need{{Kind: "law", Words: "two days a week"}, {Kind: "data"}}, Needs: []store.Need{{Kind: "development"}},
	}})
	d.does(cleo, &store.PostMessage{Post: store.Post{About: action, Words: "Who has a schema for contracts?"}})
	d.press("2", "enter")
}

func TestAnActionShowsEverythingAroundIt(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 80)
	d.known("ana")
	hubScene(d)
	d.sees("1 coalition · 1 commitment · no civil society yet", "Civil society is not at work on it yet. F shows who might join you.",
		"At work on it now: 3", "Government 1 · Local authority 1 · Research 1", "Government · tariq · Publish every contract",
		"Local authority · rosa · Open contracts", "2 members · Local authority 1, Research 1, no",
		"Offered: 2", "Needed: 3", "+ Law · a public lawyer", "Open contracts · offered by",
		"Coalition Open contracts", "Commitment Publish every contract", "City of Nantes uses it for: Consult",
		"Messages: 1", "Who has a schema for contracts?")
	d.seesNot("There is no coalition yet", "No government is at work")
	for range 40 { // through all that leads elsewhere
		d.press("down")
	}
	d.press("up", "up", "up", "enter")
	d.seesNot("At work on it now")
}

// The list is narrowed to the actions that wait for somebody.
func TestActionsThatWaitForSomebodyAreFound(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	hubScene(d)
	d.press("esc", "esc")
	d.sees("●1  ◇1")
	d.press("f", "g")
	d.sees("Civil society      20", "Coalition          19", "Government         19")
}

// What is written about an action is under it.
func TestWriteAboutAnAction(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 60)
	d.known("ana")
	d.press("2")
	d.sees("Messages: 0", "Press p to write the")
	d.press("p")
	d.write("Who has a schema for contracts?")
	d.press("ctrl+s")
	d.sees("Messages: 1", "Who has a schema")
}
