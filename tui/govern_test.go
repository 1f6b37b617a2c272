package tui

import (
	"regexp"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// as opens the interface for somebody in a role.
func (d *driver) as(actor store.Actor, role store.Role, width int) *driver {
	d.t.Helper()
	actor.Role = role
	return sessionWith(d.t, d.store, width, 40, func(o *Options) { o.Actor = actor })
}

// command does something by the palette.
func (d *driver) command(name string) {
	d.t.Helper()
	d.press("ctrl+p")
	d.write(name)
	d.press("enter")
}

func TestOrganisersHideWithAReasonAndShowAgain(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana := d.someone("ana")
	o := d.as(ana, store.Organiser, 120)
	o.press("/")
	o.write("decidim")
	o.press("enter")
	o.command("hide this")
	o.sees("Hide Decidim", "Reason")
	o.press("ctrl+s")
	o.sees("Needed to save")
	o.write("It is spam.")
	o.press("ctrl+s")
	o.sees("Decidim is hidden")
	d.press("/")
	d.write("decidim")
	d.seesNot("Decidim Association")

	tool, err := d.store.Resolve(store.KindTool, "decidim")
	if err != nil {
		t.Fatal(err)
	}
	show(d, tool)
	d.sees("hidden by the organisers")
	d.seesNot("Decidim", "It is spam.")
	show(o, tool)
	o.sees("hidden by the organisers · ana · It is spam.")
	o.command("show this again")
	o.press("ctrl+s")
	o.sees("Decidim is shown again")
}

// show opens a record over what is shown.
func show(d *driver, record store.Record) {
	d.send(screen.ShowMsg{Kind: record.Kind(), ID: record.Head().ID})
}

func TestOrganisersBanEveryKeyOfAPerson(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana, vandal := d.someone("ana"), d.someone("vandal")
	o := d.as(ana, store.Organiser, 120)
	person, err := d.store.Record(store.KindPerson, vandal.Person)
	if err != nil {
		t.Fatal(err)
	}
	show(o, person)
	o.command("ban this person")
	o.sees("Ban the keys of vandal")
	o.write("Vandalism.")
	o.press("ctrl+s")
	o.sees("vandal is banned")
	if ban, banned := d.store.Banned(vandal.Key); !banned || ban.Reason != "Vandalism." {
		t.Errorf("%+v, %v", ban, banned)
	}
	v := d.as(vandal, store.Participant, 120)
	v.press("u")
	v.sees("An organiser banned this key")
	o.command("lift the ban")
	o.press("ctrl+s")
	if _, banned := d.store.Banned(vandal.Key); banned {
		t.Error("the ban stands")
	}
}

func TestOrganisersNameAndDismissStewards(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana, bo := d.someone("ana"), d.someone("bo")
	o := d.as(ana, store.Organiser, 120)
	person, err := d.store.Record(store.KindPerson, bo.Person)
	if err != nil {
		t.Fatal(err)
	}
	show(o, person)
	o.command("name as a steward")
	o.press("ctrl+s")
	o.sees("bo is a steward")
	if stewards, err := d.store.Stewards(); err != nil || len(stewards) != 1 || stewards[0].ID != bo.Person {
		t.Errorf("%v, %v", stewards, err)
	}
	o.command("dismiss")
	o.press("ctrl+s")
	if stewards, _ := d.store.Stewards(); len(stewards) != 0 {
		t.Errorf("%v", stewards)
	}
}

// Whoever may not do it does not see it.
func TestOthersDoNotSeeWhatOrganisersDo(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana := d.someone("ana")
	for _, role := range []store.Role{store.Guest, store.Participant, store.Steward} {
		actor := ana
		if role == store.Guest {
			actor.Person = store.ID{}
		}
		p := d.as(actor, role, 120)
		for _, name := range []string{"announce to everyone", "hide this", "ban this", "name as a steward"} {
			p.press("ctrl+p")
			p.write(name)
			p.offersNot(name)
			p.press("esc")
		}
	}
}

func TestAnAnnouncementReachesEveryoneOnce(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana := d.someone("ana")
	d.known("bo")
	o := d.as(ana, store.Organiser, 80)
	o.command("announce")
	o.sees("It appears on every screen at once.")
	o.write("Lunch is served.")
	d.press("a")
	d.write("Half")
	d.changes(func() { o.press("ctrl+s") })
	d.sees("From the organisers: Lunch is served.", "Half")
	d.write(" a tool")
	d.sees("Half a tool")
	d.press("esc", "enter")
	d.sees("From the organisers", "Lunch is served.", "ana · just now")
	d.press("enter")
	d.seesNot("Lunch is served.")
	d.changes(func() { d.reference("Aardvark") })
	d.seesNot("Lunch is served.")

	late := sessionWith(t, d.store, 80, 24, func(*Options) {})
	late.changes(func() { d.reference("Abalone") })
	late.sees("Lunch is served.")
}

func TestAnotherDeviceJoinsAnAccountWithACode(t *testing.T) {
	t.Parallel()
	s, room := seeded(t), presence.NewRoom()
	d := sessionWith(t, s, 80, 24, func(*Options) {})
	ana := d.someone("ana")
	laptop := sessionWith(t, s, 80, 24, in(room, ana))
	laptop.command("add a device")
	laptop.sees("It works once, for", "10 minutes", "enter a code")
	code := codeOn(laptop.screen())
	phone := sessionWith(t, s, 80, 24, func(o *Options) {
		in(room, store.Actor{Key: "SHA256:phone"})(o)
		o.Raise = nil
	})
	phone.press("/")
	phone.write("decidim")
	phone.press("enter", "u")
	phone.sees("Were you here before")
	phone.press("down", "enter")
	phone.write("wrong")
	phone.press("ctrl+s")
	phone.sees("This code is not valid")
	for range "wrong" {
		phone.press("backspace")
	}
	phone.write(strings.ToLower(code))
	phone.press("ctrl+s")
	phone.sees("ana · EN", "Noted: you use Decidim")
	if actor, err := s.ActorFor("SHA256:phone"); err != nil || actor.Person != ana.Person {
		t.Errorf("%+v, %v", actor, err)
	}
}

// codeOn reads the code off a screen: K 7 M H - R 4 Q X - 9 T F A.
func codeOn(screen string) string {
	wide := regexp.MustCompile(`(?:[0-9A-Z] ){4}- (?:[0-9A-Z] ){4}- (?:[0-9A-Z] ){3}[0-9A-Z]`)
	return strings.ReplaceAll(wide.FindString(screen), " ", "")
}

func TestStewardsMergeDuplicates(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana := d.someone("ana")
	d.reference("Agora Nova")
	w := d.as(ana, store.Steward, 120)
	w.press("/")
	w.write("agora nova")
	w.press("enter")
	w.command("merge this")
	w.sees("Merge Agora Nova into another")
	w.write("decidim")
	w.press("enter", "ctrl+s")
	w.sees("Agora Nova is now Decidim")
	if tool, err := d.store.Resolve(store.KindTool, "agora-nova"); err != nil || tool.Title("en") != "Decidim" {
		t.Errorf("%v, %v", tool, err)
	}
}

func TestOrganisersTakeBackAllThatAPersonDid(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	ana, vandal := d.someone("ana"), d.someone("vandal")
	for _, name := range []string{"Buy pills", "Win money", "Free phones"} {
		d.does(vandal, &store.ReferenceTool{Tool: store.Tool{Name: name, Summary: store.Text{"en": "Spam."}, Uses: []string{"other"}}})
	}
	before := d.store.Count(store.KindTool)
	o := d.as(ana, store.Organiser, 120)
	person, err := d.store.Record(store.KindPerson, vandal.Person)
	if err != nil {
		t.Fatal(err)
	}
	show(o, person)
	o.command("take back")
	o.sees("Take back what vandal did", "From the beginning")
	o.write("Vandalism.")
	o.press("ctrl+s")
	o.sees("contributions taken back")
	if after := d.store.Count(store.KindTool); after != before-3 {
		t.Errorf("%d tools, before %d", after, before)
	}
}
