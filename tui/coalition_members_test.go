package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// circle is a coalition by request that ana leads, in which cleo is and which
// bo, who offers what it needs, asks to join.
type circle struct {
	*driver // ana's session
	ana, bo store.Actor
	cleo    store.Actor
	id      store.ID
}

func newCircle(t *testing.T, lang string, width, height int) *circle {
	t.Helper()
	d := session(t, lang, width, height)
	d.known("ana")
	return d.circle()
}

// circle makes the coalition, led by the session's reader.
func (d *driver) circle() *circle {
	d.t.Helper()
	c := &circle{driver: d, ana: d.shell.Actor}
	city := d.does(c.ana, &store.Add{Record: &store.Organisation{Name: "City of Nantes", Type: "local-authority", Country: "FR"}}).Record
	c.cleo = d.newcomer(store.Person{Handle: "cleo", Name: "Cleo", Type: "local-authority", Organisation: city})
	c.bo = d.newcomer(store.Person{Handle: "bo", Name: "Bo Lin", Type: "civil-society", Country: "SN", Offers: []string{"translation into Wolof", "juggling"}})
	c.id = d.does(c.ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}, ByRequest: true, Needs: []store.Need{{Kind: "translation"}},
	}}).Record
	d.does(c.cleo, &store.JoinCoalition{Coalition: c.id})
	d.does(c.ana, &store.AnswerRequest{Coalition: c.id, Person: c.cleo.Person, Accept: true})
	d.does(c.bo, &store.JoinCoalition{Coalition: c.id})
	return c
}

func (c *circle) roster() store.Roster {
	c.t.Helper()
	roster, err := c.store.Roster(c.coalition("open-budgets"))
	if err != nil {
		c.t.Fatal(err)
	}
	return roster
}

func membersScene(d *driver) { d.circle(); d.press("3", "r") }
func refusalScene(d *driver) { d.circle(); d.press("3", "r", "x") }
func circleScene(d *driver)  { d.circle(); d.press("3", "enter") }

func TestASheetShowsOfWhomACoalitionIsMade(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 200, 60)
	c.press("3")
	c.sees("Local authority 1 · Research 1", "no government yet · no", "1 request to join", "Organisations: 1")
	c.press("enter", "G") // to the last member
	c.sees("City of Nantes · France", "ana (you)", "lead")
	c.press("k", "enter")
	c.sees("cleo")
	c.press("esc")
	c.sees("Ten cities.")
}

func TestTheListSaysWhatACoalitionLacks(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3")
	c.sees("1 request to join") // to who leads it
	other := c.as(c.cleo, store.Participant, 120)
	other.press("3")
	other.sees("no government, no ")
	other.seesNot("request to join")
}

func TestARequestIsAnsweredByOneKey(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3", "r")
	c.sees("Requests to join: 1", "Bo Lin", "Civil society · Senegal", "offers what is needed: translation into Wolof", "asked just now")
	c.seesNot("juggling")
	c.sees("a let in", "x decline") // the keys say what they do here
	c.press("?")
	c.sees("let in", "decline")
	c.press("esc", "a")
	c.sees("Bo Lin is in Open budgets now", "Requests to join: 0", "Members: 3")
	if got := c.roster(); len(got.Members) != 3 || len(got.Requests) != 0 {
		t.Errorf("in it are %+v", got)
	}
	c.press("esc")
	c.sees("Ten cities.", "no government yet")
	c.seesNot("no civil society yet")
}

// Whoever was declined reads the word, and may ask again.
func TestARefusalGoesWithAWord(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	asker := c.as(c.bo, store.Participant, 120)
	asker.press("3")
	asker.sees("You asked to join on 24 November 2026")
	c.press("3", "r", "x")
	c.sees("Decline Bo Lin")
	c.write("Come to table 12 first")
	c.press("enter")
	c.sees("You declined Bo Lin", "Requests to join: 0")
	asker.press("j")
	asker.run(asker.shell.refresh())
	asker.sees("ana declined your request: just now.", "“Come to table 12 first”")
	asker.press("J")
	asker.sees("You asked to join Open budgets")
}

// Two lead it: the second to answer is told who was faster, and keeps their words.
func TestTwoAnswerOneRequest(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.does(c.ana, &store.AppointLead{Coalition: c.id, Person: c.cleo.Person})
	second := c.as(c.cleo, store.Participant, 120)
	second.press("3", "r", "x")
	second.write("We are full")
	c.press("3", "r", "a")
	second.press("enter")
	second.sees("This request was accepted already: ana", "We are full")
	second.press("esc", "right", "enter")
	second.sees("Members: 3", "Bo Lin")
}

func TestHandingOver(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3", "J")
	c.sees("Only you lead it. Hand over first: r, then enter on a member")
	c.press("r")
	c.sees("Requests to join: 1")
	c.press("down", "enter") // on Cleo
	c.sees("See who they are", "Make them lead", "Remove from the coalition")
	c.press("down", "enter")
	c.sees("Cleo leads Open budgets too")
	c.press("esc", "J")
	c.sees("The others go on leading")
	c.press("enter")
	c.sees("You lead Open budgets no more, and are a member")
	c.press("J")
	c.sees("Leave it?")
	c.press("enter")
	c.sees("You left Open budgets", "Members: 1")
	if leads := c.coalition("open-budgets").Leads; len(leads) != 1 || leads[0] != c.cleo.Person {
		t.Errorf("it is led by %v", leads)
	}
}

func TestByThePaletteAsWell(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3")
	c.command("make somebody lead")
	c.sees("Who is to lead as well?", "Cleo · City of Nantes · France")
	c.press("enter")
	c.sees("Cleo leads Open budgets too")
	c.command("step down")
	c.press("enter")
	c.sees("You lead Open budgets no more")
}

func TestRemovingAsksWhyAndTellsThem(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3", "x")
	c.sees("Go to a member or a message first")
	c.press("r")
	c.sees("Requests to join: 1")
	c.press("down", "x")
	c.sees("Remove Cleo from Open budgets")
	c.press("enter")
	c.sees("Needed to save")
	c.write("Never came")
	c.press("enter")
	c.sees("Cleo is not in Open budgets any more", "Members: 1")
	cleo := c.as(c.cleo, store.Participant, 120)
	cleo.press("3")
	cleo.sees("ana removed you from it: just now.", "“Never came”")
}

func TestWhoDoesNotLeadIsToldSo(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	cleo := c.as(c.cleo, store.Participant, 120)
	cleo.press("3", ">")
	cleo.sees("Only who made or leads this may change it")
	cleo.press("r")
	cleo.sees("Bo Lin") // who asks is no secret
	for _, key := range []string{"a", "x"} {
		cleo.press(key)
		cleo.sees("Only who leads it may do this")
	}
	cleo.seesNot("Decline")
}

// At two terminals, somebody who joined is asked whether to leave, and not let in twice.
func TestJoiningTwice(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.does(d.someone("bo"), &store.CreateCoalition{Coalition: store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."}}})
	again := d.as(d.shell.Actor, store.Participant, 120)
	again.press("3")
	d.press("3", "J")
	d.sees("Welcome to Open budgets")
	again.press("J")
	again.sees("You are in this coalition. Leave it?")
	again.press("esc")
	if n := strings.Count(d.screen(), "ana (you)"); n != 1 {
		t.Errorf("ana is in it %d times:\n%s", n, d.screen())
	}
}

func TestTakingBackARequest(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	bo := c.as(c.bo, store.Participant, 120)
	bo.press("3", "J")
	bo.sees("You asked to join on 24 November 2026. Take the request back?")
	bo.press("enter")
	bo.sees("You no longer ask to join Open budgets")
	if got := c.roster(); len(got.Requests) != 0 {
		t.Errorf("it is asked still: %+v", got.Requests)
	}
}

func TestStagesByOneKey(t *testing.T) {
	t.Parallel()
	c := newCircle(t, "en", 120, 40)
	c.press("3", ">")
	c.sees("Open budgets: Under way. U takes it back")
	c.press(">")
	c.sees("Is what it set out to do delivered?")
	c.press("right", "enter")
	c.sees("Under way")
	c.press(">", "enter")
	c.sees("Open budgets: Delivered")
	c.press("U", "enter")
	if stage := c.coalition("open-budgets").Stage; stage != "under-way" {
		t.Errorf("taken back, it is %s", stage)
	}
	c.press(">", "enter", ">", ">")
	c.sees("This is the last stage: e changes it")
}
