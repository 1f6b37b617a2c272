package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
)

// someone is another participant, at another terminal.
func (d *driver) someone(handle string) store.Actor {
	d.t.Helper()
	key := "SHA256:" + handle
	_, err := d.store.Submit(d.t.Context(), store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: handle, Name: handle, Type: "government"}})
	if err != nil {
		d.t.Fatal(err)
	}
	actor, err := d.store.ActorFor(key)
	if err != nil {
		d.t.Fatal(err)
	}
	return actor
}

// does submits a command of another participant, and tells the session that
// something changed, as its watch would.
func (d *driver) does(actor store.Actor, command store.Command) store.Receipt {
	d.t.Helper()
	receipt, err := d.store.Submit(d.t.Context(), actor, command)
	if err != nil {
		d.t.Fatal(err)
	}
	d.shell.seen = d.store.Sequence()
	d.run(d.shell.refresh())
	return receipt
}

func TestJoinWriteAndLeaveACoalition(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	bo := d.someone("bo")
	d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}, Needs: []store.Need{{Kind: "law", Words: "a public lawyer"}},
	}})
	d.press("3")
	d.sees("Open budgets", "Law · a public lawyer", "Members: 1")
	d.press("J")
	d.sees("Welcome to Open budgets", "Members: 2", "ana (you)")
	d.press("p")
	d.write("See you at table 12")
	d.press("ctrl+s")
	d.sees("Messages: 1", "See you at table 12")
	d.press("e")
	d.sees("Only who made or leads this may change it")
	d.press("J")
	d.sees("Leave it?")
	d.press("esc")
	d.sees("Members: 2")
	d.press("J", "enter")
	d.sees("You left Open budgets", "Members: 1")
}

func TestJoiningByRequestIsAsked(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.does(d.someone("bo"), &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Closed circle", Purpose: store.Text{"en": "By request."}, ByRequest: true,
	}})
	d.press("3", "J")
	d.sees("You asked to join Closed circle", "asked to join", "Members: 1")
}

// Said again, "I use it" opens what was said, to complete it or take it back.
func TestSayMoreOfWhatOneUses(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("/")
	d.write("decidim")
	d.press("enter", "d")
	d.sees("Who develops it: 1")
	d.press("u", "u")
	d.sees("You said that you use it.")
	d.press("enter")
	d.write("debate")
	d.press("enter", "enter")
	d.write("City of Nantes")
	d.press("tab")
	d.write("Nantes")
	d.press("ctrl+s")
	d.sees("Who uses it: 1", "ana (you) · City of Nantes ·", "Debate · Nantes", "●1")
	d.press("u", "right", "enter")
	d.sees("Taken back.", "Who uses it: 0", "Who develops it: 1")
}

// What others do appears, and the row under the cursor stays under it.
func TestOthersDoNotMoveTheCursor(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("/")
	d.write("decidim")
	d.press("enter", "down")
	d.sees("▌Decidim App")
	d.does(d.someone("bo"), &store.ReferenceTool{Tool: store.Tool{Name: "Decidim aaa", Uses: []string{"vote"}}})
	d.sees("Decidim aaa", "▌Decidim App")
}

// Two people change one field: both versions are shown, and one chooses.
func TestAConflictShowsBothVersions(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("/")
	d.write("decidim")
	d.press("enter", "e")
	d.sees("Edit a tool")
	d.press("tab", "tab")
	for range 200 {
		d.press("backspace")
	}
	d.write("Mine, and better.")
	theirs := d.tool("decidim")
	theirs.Summary = theirs.Summary.With("en", "Theirs, in the meantime.")
	theirs.Tags = []string{"changed"}
	d.does(d.someone("bo"), &store.Edit{Record: theirs, Base: theirs.Revision})
	d.press("ctrl+s")
	d.sees("Changed meanwhile", "Mine, and better.", "Theirs, in the meantime.")
	d.press("ctrl+s")
	d.sees("Saved", "Mine, and better.")
	now := d.tool("decidim")
	if now.Summary["en"] != "Mine, and better." || len(now.Tags) != 1 || now.Tags[0] != "changed" {
		t.Errorf("after choosing mine: %q, tags %v", now.Summary["en"], now.Tags)
	}
}

func (d *driver) tool(slug string) *store.Tool {
	d.t.Helper()
	record, err := d.store.Resolve(store.KindTool, slug)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.(*store.Tool)
}

// From an action to its coalition to a tool and back, by enter and esc.
func TestTiesLeadBothWays(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 60)
	d.known("ana")
	action, err := d.store.Resolve(store.KindAction, "7")
	if err != nil {
		t.Fatal(err)
	}
	d.does(d.someone("bo"), &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."},
		Actions: []store.ID{action.Head().ID}, Tools: []store.ID{d.tool("decidim").ID},
	}})
	d.press("2", "/")
	d.write("7")
	d.press("enter", "enter")
	d.sees("7. Transparency and participation in", "Coalitions: 1", "Tools put to work: 1")
	d.press("down", "enter") // past who is at work on it
	d.sees("Ten cities.")
	d.press("down", "enter")
	d.sees("AGPL-3.0-or-later", "Coalitions that build on it: 1")
	d.press("esc")
	d.sees("Ten cities.")
	d.press("esc")
	d.sees("Tools put to work: 1")
}

// Filters narrow, say how many there are, and esc takes them away.
func TestFacetsNarrow(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("f", "down", "enter")
	d.sees("[x] Consult", "1 filter")
	d.seesNot(" 275 ")
	d.press("esc", "esc")
	d.sees(" 275 ")
	d.seesNot("1 filter")
}

// A history tells who changed what, and takes any of it back.
func TestHistoryTakesBack(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.shell.Actor.Role = store.Organiser
	tool := d.tool("decidim")
	tool.Licence = "MIT"
	d.does(d.someone("bo"), &store.Edit{Record: tool, Base: tool.Revision})
	d.press("/")
	d.write("decidim")
	d.press("enter")
	d.sees("MIT")
	d.press("H")
	d.sees("History of Decidim", "bo  edited", "changed: Licence", "the starter catalogue  referenced")
	d.press("enter", "enter")
	d.sees("Undone", "taken back since")
	d.press("esc")
	d.sees("AGPL-3.0-or-later")
}

// A pasted address goes where it belongs, gives a name, and warns of what is there.
func TestAPastedAddressFillsWhatItCan(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("a")
	d.send(tea.PasteMsg{Content: "https://github.com/some-city/agora-nova.git"})
	d.sees("▌ agora-nova ", "https://github.com/some-city/agora-nova.git")
	d.press("esc", "right", "enter", "a")
	d.send(tea.PasteMsg{Content: "https://www.decidim.org/"})
	d.sees("decidim", "https://www.decidim.org/", "same address")
}

// A book pasted where one looks for a choice is cut to what can mean something.
func TestAPastedBookLeavesTheSessionAlive(t *testing.T) {
	t.Parallel()
	book := tea.PasteMsg{Content: strings.Repeat("z 宽\x1b[31m", 1<<20)}
	d := session(t, "en", 120, 40)
	d.press(":")
	d.send(book)
	d.sees("━ Commands ━")
	d.press("esc")
	d.known("ana")
	d.press("a")
	d.send(book)
	d.press("tab")
	d.send(book)
	d.sees("No choice like this")
	d.press("ctrl+u")
	d.write("debate")
	d.press("enter")
	d.sees("[x] Debate")
}

// Uses that organisers add are offered and shown under their labels.
func TestUsesThatOrganisersAdd(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	organiser := d.someone("org")
	organiser.Role = store.Organiser
	d.does(organiser, &store.Add{Record: &store.Term{
		Vocabulary: "use", Value: "sortition", Label: store.Text{"en": "Draw citizens by lot", "fr": "Tirer au sort"},
	}})
	d.press("a")
	d.write("Lottery")
	d.press("enter")
	d.write("lot")
	d.press("enter", "enter")
	d.write("Draws an assembly from a register.")
	d.press("ctrl+s")
	d.sees("Lottery is in the catalogue", "Draw citizens by lot")
}
