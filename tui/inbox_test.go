package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/words"
)

// leads makes a coalition that somebody leads.
func (d *driver) leads(actor store.Actor, name string, byRequest bool) store.ID {
	d.t.Helper()
	return d.does(actor, &store.CreateCoalition{Coalition: store.Coalition{
		Name: name, Purpose: store.Text{"en": "One a city."}, ByRequest: byRequest}}).Record
}

// looks lets the session see what others did, as its watch would.
func (d *driver) looks() {
	d.t.Helper()
	d.run(d.shell.catchUp(changedMsg{sequence: d.store.Sequence()}))
	d.shell.mark()
}

// mailScene is an inbox in which much happened; the reader read some of it.
func mailScene(d *driver) {
	d.t.Helper()
	bea, theirs := d.company()
	ana := d.shell.Actor
	mine := d.leads(ana, "Open budgets in ten cities", true)
	d.does(ana, &store.JoinCoalition{Coalition: theirs})
	bo, cleo := d.someone("bo"), d.someone("cleo")
	tool := d.does(ana, &store.ReferenceTool{Tool: store.Tool{Name: "0 Agora", Uses: []string{"debate"}}}).Record
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses}})
	d.does(bo, &store.JoinCoalition{Coalition: mine})
	d.does(ana, &store.AnswerRequest{Coalition: mine, Person: bo.Person, Accept: true})
	d.does(cleo, &store.JoinCoalition{Coalition: mine})
	d.does(bea, &store.PostMessage{Post: store.Post{About: theirs, Words: "See you at table 12 after the plenary."}})
	d.does(bea, &store.AppointLead{Coalition: theirs, Person: ana.Person})
	edited := d.tool("0-agora")
	edited.Licence = "MIT"
	d.does(bo, &store.Edit{Record: edited, Base: edited.Revision})
	d.looks()
	d.press("i", "j", "enter", "esc")
}

// What happens to what is somebody's own is counted beside their name, leads
// where it happened, is read then, and stays so after a restart, on any machine.
func TestTheInboxLeadsToWhatHappenedAndRemembersWhatWasRead(t *testing.T) {
	t.Parallel()
	s, path := seeded(t), t.TempDir()
	bo := sessionWith(t, s, 120, 40, func(*Options) {})
	bo.known("bo")
	ana := bo.someone("ana")
	k := drafts(t, path)
	d := sessionWith(t, s, 120, 40, with(k, ana))
	c := d.leads(ana, "Open budgets", false)
	d.looks()
	d.seesNot("for you ·")
	show(bo, record(bo, store.KindCoalition, c))
	bo.press("J")
	d.looks()
	d.sees("i 1 for you · ")
	bo.seesNot("for you ·")
	d.press("i")
	d.sees("◆ bo joined Open budgets", "you lead it", "1 of 1 unread")
	d.press("enter")
	d.sees("Open budgets", "One a city.")
	d.seesNot("for you ·")
	d.press("esc")
	d.sees("bo joined Open budgets", "0 of 1 unread")
	d.seesNot("◆ bo")
	d.shell.park()

	back := sessionWith(t, s, 120, 24, with(drafts(t, path), ana))
	back.looks()
	back.seesNot("for you ·")
	back.does(bo.shell.Actor, &store.PostMessage{Post: store.Post{About: c, Words: "Table 12."}})
	back.looks()
	back.sees("i 1 for you · ")
	back.press("i", "A")
	back.sees("All of it is read.", "“Table 12.”")
	back.seesNot("1 for you", "◆ bo")
	back.press("A")
	back.sees("You have read all of it.")
}

func record(d *driver, kind store.Kind, id store.ID) store.Record {
	d.t.Helper()
	found, err := d.store.Record(kind, id)
	if err != nil {
		d.t.Fatal(err)
	}
	return found
}

// Two sessions of one person, with two keys, read one inbox.
func TestWhatWasReadWithOneKeyIsReadWithAnother(t *testing.T) {
	t.Parallel()
	s, k := seeded(t), drafts(t, t.TempDir())
	d := sessionWith(t, s, 120, 40, func(*Options) {})
	ana, bo := d.someone("ana"), d.someone("bo")
	phone := ana
	phone.Key = "SHA256:phone"
	d, other := sessionWith(t, s, 120, 40, with(k, ana)), sessionWith(t, s, 120, 40, with(k, phone))
	c := d.leads(ana, "Open budgets", false)
	d.does(bo, &store.JoinCoalition{Coalition: c})
	d.looks()
	other.looks()
	d.sees("1 for you")
	other.sees("1 for you")
	other.press("i", "enter")
	other.seesNot("1 for you")
	d.looks()
	d.seesNot("1 for you")
}

// What arrives while somebody reads does not move the row under their cursor.
func TestNewsDoNotMoveTheRowUnderTheCursor(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 20)
	d.known("ana")
	c := d.leads(d.shell.Actor, "Open budgets", false)
	bo := d.someone("bo")
	post := func() { d.does(bo, &store.PostMessage{Post: store.Post{About: c, Words: "Table 12."}}) }
	for range 20 {
		post()
	}
	d.press("i", "j", "j")
	line, _ := d.at()
	under := d.shell.top().(screen.Subject).Selected().Head().ID
	post()
	d.looks()
	if now, _ := d.at(); now != line {
		t.Errorf("the cursor was on line %d and is on line %d", line, now)
	}
	if d.shell.top().(screen.Subject).Selected().Head().ID != under {
		t.Error("another row is under the cursor")
	}
	d.sees("21 of 21 unread")
}

// A request that was answered is nothing to do any more, and says so.
func TestARequestThatWasAnsweredIsRead(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	c := d.leads(d.shell.Actor, "Open budgets", true)
	bo := d.someone("bo")
	d.does(bo, &store.JoinCoalition{Coalition: c})
	d.looks()
	d.sees("1 for you")
	d.press("i")
	d.sees("◆ bo asks to join Open budgets")
	d.does(d.shell.Actor, &store.AnswerRequest{Coalition: c, Person: bo.Person, Accept: true})
	d.looks()
	d.sees("bo asks to join Open budgets", "answered", "0 of 1 unread")
	d.seesNot("1 for you", "◆ bo")
}

// What is gone, or was hidden, says so instead of leading nowhere.
func TestNewsOfWhatIsGoneSaySo(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	c := d.leads(d.shell.Actor, "Open budgets", false)
	eve := d.someone("eve")
	eve.Role = store.Organiser
	d.shell.Actor.Role = store.Participant
	d.does(eve, &store.Hide{Kind: store.KindCoalition, Record: c, Reason: "It is spam."})
	d.press("i")
	d.sees("◆ eve hid what is yours: Open budgets", "“It is spam.”")
	d.press("enter")
	d.sees("What this was about is not there any more.", "0 of 1 unread")
}

func TestAnInboxWithoutNewsInvites(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("i")
	d.sees("Press @ to say who you are")
	d.press("enter", "A")
	d.sees("You have read all of it.")
	d.press("esc")
	d.known("ana")
	d.press("i")
	d.sees("Nothing yet. Reference the tools you use")
	d.press("i", "esc")
	d.seesNot("━ Inbox ━")
}

// How many news are unread is seen in every room, language and width; a name
// that has no room is not cut in two where a part of it says who it is.
func TestTheCountOfUnreadIsNeverLost(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	receipt, err := d.store.Submit(t.Context(), d.shell.Actor, &store.Introduce{Person: store.Person{Handle: "marie", Name: "Marie Delorme", Type: "researcher"}})
	if err != nil {
		t.Fatal(err)
	}
	d.is(receipt.Record)
	for range words.Languages() {
		d.press("L")
		for _, width := range []int{40, 60, 80, 100, 120} {
			d.resize(width, 24)
			for active, tab := range d.shell.tabs {
				for _, unread := range []int{1, 13, 130} {
					d.shell.active, d.shell.mail.unread = active, unread
					bar, _, _ := strings.Cut(d.screen(), "\n")
					long, short := d.shell.mailNote()
					if !strings.Contains(bar, short) && !strings.Contains(bar, long) {
						t.Errorf("%s, %d columns, %s: %d unread are not seen in %q", d.shell.Lang(), width, tab.action, unread, bar)
					}
				}
			}
		}
	}
	d.shell.active, d.shell.mail.unread = 0, 13
	d.resize(80, 24)
	d.shell.Words = d.shell.catalogue.In("en")
	d.sees("6 Pulse     i:13 · Marie")
	d.seesNot("Marie D")
}
