package tui

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// scene is a screen that people see, and how to get there.
type scene struct {
	name string
	keys func(d *driver)
}

func scenes() []scene {
	return []scene{
		{"tools", func(*driver) {}},
		{"tool", func(d *driver) { d.press("/"); d.write("decidim"); d.press("enter", "enter") }},
		{"typo", func(d *driver) { d.press("/"); d.write("presupusto") }},
		{"nothing", func(d *driver) { d.press("/"); d.write("zzqqxxw"); d.press("enter") }},
		{"facets", func(d *driver) { d.press("f", "down", "enter") }},
		{"form", func(d *driver) { d.press("a"); d.write("Decidin") }},
		{"newcomer", func(d *driver) { d.shell.Actor.Role = store.Guest; d.shell.Actor.Person = store.ID{}; d.press("u") }},
		{"duplicate", duplicateScene},
		{"history", func(d *driver) { d.press("H") }},
		{"actions", func(d *driver) { d.press("2", "down", "enter") }},
		{"hub", hubScene},
		{"coalitions-empty", func(d *driver) { d.press("3") }},
		{"coalition", coalitionScene},
		{"coalition-form", coalitionFormScene},
		{"coalition-members", membersScene},
		{"coalition-refusal", refusalScene},
		{"coalition-sheet", circleScene},
		{"coalition-thread", threadScene},
		{"help", func(d *driver) { d.press("?") }},
		{"palette", func(d *driver) { d.press(":"); d.write("co") }},
		{"undo", func(d *driver) { d.press("u", "U") }},
		{"hostile", hostileScene},
		{"here", hereScene},
		{"pulse", pulseScene},
		{"wall", func(d *driver) { pulseScene(d); d.press("w") }},
		{"announcement", announcementScene},
		{"resume", resumeScene},
		{"ban", func(d *driver) { d.shell.Actor.Role = store.Organiser; show(d, d.person("bo")); d.do(screen.Ban) }},
		{"code", codeScene},
		{"declaration", declarationScene},
		{"evidence", evidenceScene},
		{"translations", translationsScene},
		{"translation", translationScene},
		{"partnership", partnershipScene},
		{"partnership-form", func(d *driver) { partnershipScene(d); d.press("down", "e") }},
		{"people", peopleScene},
		{"person", func(d *driver) { peopleScene(d); d.press("enter") }},
		{"organisations", func(d *driver) { peopleScene(d); d.press("O", "/"); d.write("Labo"); d.press("enter", "enter") }},
		{"organisation-form", func(d *driver) { d.do(screen.Organisations); d.press("a"); d.write("Regards Citoyens") }},
		{"commitments", commitmentsScene},
		{"commitment", func(d *driver) { commitmentsScene(d); d.press("enter") }},
		{"commitment-form", func(d *driver) { d.press("2", "c"); d.write("Publish") }},
		{"commitments-empty", func(d *driver) { d.press("4") }},
		{"for-you", func(d *driver) { peopleScene(d); d.press("F") }},
		{"compare", compareScene},
		{"welcome", welcomeScene},
		{"tour", func(d *driver) { welcomeScene(d); d.press("enter") }},
		{"link", func(d *driver) { d.press("/"); d.write("decidim"); d.press("enter", "o") }},
		{"inbox", mailScene},
		{"inbox-empty", func(d *driver) { d.press("i") }},
		{"for-you-empty", func(d *driver) { d.press("F") }},
	}
}

// enter puts the session into a room with two others, who look at a tool.
func (d *driver) enter() {
	d.t.Helper()
	decidim, err := d.store.Resolve(store.KindTool, "decidim")
	if err != nil {
		d.t.Fatal(err)
	}
	room := presence.NewRoom()
	d.shell.Room, d.shell.Seat = room, room.Join("SHA256:anakey00", d.shell.Actor.Person)
	for _, handle := range []string{"bo", "cleo"} {
		seat := room.Join("SHA256:"+handle+"key0000", d.someone(handle).Person)
		seat.Look(presence.Thing{Kind: store.KindTool, ID: decidim.Head().ID})
	}
	room.Join("SHA256:guest", store.ID{})
	d.shell.look()
}

// person is somebody else, who has just come.
func (d *driver) person(handle string) store.Record {
	d.t.Helper()
	record, err := d.store.Record(store.KindPerson, d.someone(handle).Person)
	if err != nil {
		d.t.Fatal(err)
	}
	return record
}

// do does an action, as the palette would.
func (d *driver) do(action screen.Action) { d.send(screen.DoMsg{Action: action}) }

func hereScene(d *driver) {
	d.enter()
	d.do(screen.Here)
}

// pulseScene is after somebody came, started a coalition and used a tool.
func pulseScene(d *driver) {
	d.enter()
	d.press("3", "a")
	d.write("Cities that debate")
	d.press("tab")
	d.write("Run it in ten cities.")
	d.press("ctrl+s", "6")
}

func announcementScene(d *driver) {
	d.shell.announce(&store.Announcement{Meta: store.Meta{ID: store.NewID(), CreatedAt: moment()}, Words: "The plenary begins at 14:00 in the Salle Pleyel."})
	d.send(keyNamed("j")) // in one go: it comes up as soon as the reader has a hand free
}

func resumeScene(d *driver) {
	d.press("a")
	d.write("Agora Nova")
	d.shell.tabs[0].stack = d.shell.tabs[0].stack[:1]
	d.run(d.shell.resume())
}

func codeScene(d *driver) {
	d.enter()
	d.shell.Actor.Role, d.shell.Actor.Person = store.Guest, store.ID{}
	d.do(screen.EnterCode)
}

func duplicateScene(d *driver) {
	d.press("a")
	d.write("Decidin")
	d.press("enter")
	d.write("debat") // as all three languages begin it
	d.press("enter", "enter")
	d.write("Something.")
	d.press("ctrl+s")
}

func coalitionScene(d *driver) {
	d.press("3", "a")
	d.write("Cities that debate")
	d.press("enter")
	d.write("Run it in ten cities.")
	d.press("tab")
	d.write("9.")
	d.press("enter", "tab")
	d.write("Decidim")
	d.press("ctrl+s")
}

// hostileScene shows wide, combining and right-to-left text.
func hostileScene(d *driver) {
	_, err := d.store.Submit(d.t.Context(), d.shell.Actor, &store.ReferenceTool{Tool: store.Tool{
		Name: "数字政府 e\u0301\u0301\u0301\u0301\u0301\u0301\u0301 שלום 👩‍👩‍👧", Uses: []string{"other"},
		Summary: store.Text{"fr": "一个很长的摘要\x1b[31mrouge\u202e" + strings.Repeat("宽", 60)},
	}})
	if err != nil {
		d.t.Fatal(err)
	}
	d.press("/")
	d.write("数字")
	d.press("enter", "enter")
}
