package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// commitmentsScene is after somebody built a coalition on the first action, and
// the reader promised something to it.
func commitmentsScene(d *driver) {
	d.promised()
	d.press("4")
}

// promised deposits a commitment for the first action, on which others work.
func (d *driver) promised() {
	d.t.Helper()
	bo := d.someone("bo")
	d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Contracts in the open", Purpose: store.Text{"en": "Ten ministries."},
		Actions: []store.ID{d.id(store.KindAction, "action-1")}, Tools: []store.ID{d.id(store.KindTool, "decidim")},
	}})
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: d.id(store.KindTool, "decidim"), Relation: store.Uses}})
	d.does(d.shell.Actor, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Publish every contract", "fr": "Publier chaque contrat", "es": "Publicar cada contrato"},
		Type: "project", By: "state", Country: "FR", Until: "2017-06", Plan: "FR 2015-2017 #4",
		Actions: []store.ID{d.id(store.KindAction, "action-1")}, Tools: []store.ID{d.id(store.KindTool, "dkan")},
		Offers: []store.Need{{Kind: "data", Words: "all contracts since 2010"}, {Kind: "hosting"}},
		Needs:  []store.Need{{Kind: "law", Words: "procurement rules"}},
	}})
}

// id is that of a record of the starter catalogue.
func (d *driver) id(kind store.Kind, slug string) store.ID {
	d.t.Helper()
	record, err := d.store.Resolve(kind, slug)
	if err != nil {
		d.t.Fatal(err)
	}
	return record.Head().ID
}

// Somebody deposits a commitment under an action, finds it under its tab, and
// goes on to the tool that others use for the same.
func TestDepositACommitmentAndFindWhatOthersUseForTheSame(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	bo := d.someone("bo")
	d.does(bo, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Contracts in the open", Purpose: store.Text{"en": "Ten ministries."},
		Actions: []store.ID{d.id(store.KindAction, "action-1")}, Tools: []store.ID{d.id(store.KindTool, "decidim")},
	}})
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: d.id(store.KindTool, "decidim"), Relation: store.Uses}})

	d.press("2")
	d.sees("Open public procurement", "c deposit a commitment")
	d.press("c")
	d.sees("Deposit a commitment", "1. Open public procurement", "Other")
	d.write("Publish every contract")
	d.press("enter")
	d.write("proj")
	d.press("enter", "ctrl+s")
	d.sees("Deposited: Publish every contract", "Tools that others use for the same: 1", "Decidim",
		"· coalition Contracts in the open", "· bo uses it", "ana (you)")

	d.press("4")
	d.sees("Publish every contract", "Concrete project")
	d.does(bo, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "A course"}, Type: "resource", By: "civil-society", Actions: []store.ID{d.id(store.KindAction, "action-2")},
	}})
	d.press("f")
	d.sees("1. Open public procurement", "2. Ending abuse", "Shared resource")
	d.press("enter", "esc")
	d.sees("Publish every contract")
	d.seesNot("A course")
	d.press("enter", "down", "enter") // the action, then the tool, on the sheet
	d.sees("Decidim", "AGPL-3.0")
}

func TestACommitmentIsPostedUnderEditedAndBuiltUpon(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	d.promised()
	d.press("4", "p")
	d.write("We can host it")
	d.press("ctrl+s")
	d.sees("Messages: 1", "We can host it")

	d.press("e")
	d.sees("Edit a commitment", "Publish every contract", "DKAN", "2017-06", "FR 2015-2017 #4")
	d.write(" above 1000 euros")
	d.press("ctrl+s")
	d.sees("Publish every contract above 1000 euros", "France, action plan 2015-2017, commitment 4", "Jun 2017",
		"Data · all contracts since 2010", "Law · procurement rules")

	d.press("n")
	d.sees("Start a coalition", "DKAN", "1. Open public procurement", "Publish every contract above")
	d.write("Open contracts")
	d.press("enter")
	d.write("Ten ministries.")
	d.press("ctrl+s")
	d.sees("Open contracts exists", "Commitments: 1", "Publish every contract above 1000 euros")
	d.press("esc")
	d.sees("Coalitions: 1", "Open contracts")
	d.press("H")
	d.sees("History of Publish every contract", "changed: Title")
}

// What somebody else deposited is theirs; the palette finds it and opens it.
func TestACommitmentIsFoundAndIsWhoseDepositedIt(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.does(d.someone("bo"), &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "A course on contracting"}, Type: "resource", By: "state", Actions: []store.ID{d.id(store.KindAction, "action-1")},
	}})
	d.press(":")
	d.write("A course on contr")
	d.press("enter")
	d.sees("A course on contracting", "Shared resource", "Nobody else has named a tool for this yet.")
	d.press("e")
	d.sees("Only who made or leads this may change it")
}

func TestACommitmentSaysWhatIsWrongInPlace(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 60)
	d.known("ana")
	d.press("4")
	d.sees("No commitment yet. Press a to deposit")
	d.press("a", "ctrl+s")
	d.sees("fields need your attention")
	d.write("Half a promise")
	p := d.shell.top()
	for range 8 {
		d.press("tab")
	}
	d.write("next spring")
	d.press("tab")
	d.sees("“next spring” is not a date", "Half a promise")
	if p != d.shell.top() {
		t.Error("the form was left")
	}
	d.press("esc")
	d.sees("Leave this form?")
	d.press("enter", "a")
	d.sees("Half a promise", "Your draft is back.")
}

// One who reads another language gives the title in theirs, or leaves it as it is.
func TestACommitmentIsEditedInAnotherLanguage(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 120, 40)
	d.known("ana")
	made := d.does(d.shell.Actor, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "A course"}, Type: "resource", By: "state", Actions: []store.ID{d.id(store.KindAction, "action-1")},
	}})
	d.press("4", "e")
	d.sees("Modifier un engagement", "A course")
	d.press("tab")
	d.write("proj")
	d.press("enter", "ctrl+s")
	d.sees("A course", "Projet concret")
	record, err := d.store.Record(store.KindCommitment, made.Record)
	if err != nil || record.(*store.Commitment).Name["en"] != "A course" || len(record.(*store.Commitment).Name) != 1 {
		t.Errorf("%+v, %v", record, err)
	}
}

// From a coalition that one leads, what is deposited is tied to it; from one
// that others lead, it is left to them. The feed leads to it.
func TestACommitmentIsDepositedForACoalitionAndATool(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	mine := d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Mine", Purpose: store.Text{"en": "x"}, Actions: []store.ID{d.id(store.KindAction, "action-2")},
		Tools: []store.ID{d.id(store.KindTool, "loomio")}, Needs: []store.Need{{Kind: "law", Words: "a lawyer"}},
	}})
	theirs := d.does(d.someone("bo"), &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Theirs", Purpose: store.Text{"en": "x"}, Actions: []store.ID{d.id(store.KindAction, "action-2")},
	}})
	for _, coalition := range []struct {
		id   store.ID
		tied int
	}{{mine.Record, 1}, {theirs.Record, 0}} {
		d.send(screen.ShowMsg{Kind: store.KindCoalition, ID: coalition.id})
		d.press("c")
		d.sees("Deposit a commitment", "2. Ending abuse")
		d.write("Promise")
		d.press("enter")
		d.write("proj")
		d.press("enter", "ctrl+s")
		d.sees("Deposited: Promise")
		record, err := d.store.Record(store.KindCoalition, coalition.id)
		if err != nil || len(record.(*store.Coalition).Commitments) != coalition.tied {
			t.Errorf("%+v, %v", record, err)
		}
	}
	d.send(screen.ShowMsg{Kind: store.KindTool, ID: d.id(store.KindTool, "loomio")})
	d.sees("Commitments that use it: 1", "Promise")
	d.press("c")
	d.sees("Deposit a commitment", "Loomio")
	d.press("esc", "4", "p")
	d.write("Tell us more")
	d.press("ctrl+s", "6")
	d.sees("wrote about Promise")
	d.press("enter")
	d.sees("Tell us more", "Concrete project")
}

// A guest is asked who they are when they save, and not before; what they
// promised is deposited then.
func TestAGuestDepositsACommitment(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("2", "c")
	d.write("Publish every contract")
	d.press("enter")
	d.write("proj")
	d.press("enter", "tab")
	d.write("civil")
	d.press("enter", "ctrl+s")
	d.sees("Who are you?")
	d.write("Ana")
	d.press("enter", "enter")
	d.write("civil")
	d.press("enter", "ctrl+s")
	d.sees("Publish every contract", "Concrete project", "Civil society", "Ana (you)")
	if n := d.store.Count(store.KindCommitment); n != 1 {
		t.Errorf("%d commitments", n)
	}
}

// Two people change one commitment: both versions are shown, in words.
func TestAConflictOverACommitmentShowsBothVersions(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.promised()
	d.press("4", "e")
	d.write(" now")
	page, err := store.List[*store.Commitment](d.store, store.Query{Limit: 1})
	if err != nil || len(page.Rows) != 1 {
		t.Fatalf("%+v, %v", page, err)
	}
	theirs := page.Rows[0]
	theirs.Name, theirs.Until = theirs.Name.With("en", "Theirs, in the meantime"), "2018"
	steward := d.someone("bea")
	steward.Role = store.Steward
	d.does(steward, &store.Edit{Record: theirs, Base: theirs.Revision})
	d.press("ctrl+s")
	d.sees("Changed meanwhile", "Publish every contract now", "Theirs, in the meantime", "Title")
	d.press("ctrl+s")
	d.sees("Saved", "Publish every contract now", "2018")
}

// A commitment that others hid is not there, and one that is taken back goes.
func TestAHiddenCommitmentIsNotShown(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	d.promised()
	d.press("4")
	d.sees("Publish every contract")
	id := d.shell.top().(screen.Subject).Selected().Head().ID
	house := store.Actor{Role: store.Organiser}
	d.does(d.shell.Actor, &store.CreateCoalition{Coalition: store.Coalition{Name: "Carried", Purpose: store.Text{"en": "x"}, Commitments: []store.ID{id}}})
	d.does(house, &store.Hide{Kind: store.KindCommitment, Record: id, Reason: "Not serious"})
	d.sees("No commitment yet.")
	d.press("3", "/")
	d.write("Carried")
	d.press("enter")
	d.sees("Commitments: 0")
	d.seesNot("Publish every contract")
}

// Who deposits it need not repeat their profile.
func TestACommitmentBeginsWithTheProfile(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.shell.Actor = d.someone("bo") // of a government
	d.press("4", "a")
	d.sees("By whom *", "Government")
	d.press("esc")
	d.do(screen.Commitments)
	d.press("a")
	d.write("Publish every contract")
	d.press("enter")
	d.write("proj")
	d.press("enter")
	d.write("1.")
	d.press("enter", "ctrl+s")
	d.sees("Deposited: Publish every contract", "Government")
}
