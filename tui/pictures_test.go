package tui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
)

// pictured is a screen that the README shows, how to get there, and what it
// shows in words.
type pictured struct {
	name, title, description string
	width, height            int
	keys                     func(d *driver)
}

func pictures() []pictured {
	return []pictured{
		{
			"catalogue", "The catalogue of tools",
			"Three panes: filters with counts, of which one is on, the tools found for “presupuesto”, and the sheet of one of them, Decidim, with its uses, its developers, its licence and its languages.",
			124, 32, func(d *driver) {
				d.press("/")
				d.write("presupuesto")
				d.press("enter", "f", "g", "down", "enter", "tab")
				d.sees("[x] Consult", "AGPL-3.0-or-later")
			},
		},
		{
			"coalition", "The sheet of a coalition",
			"Open budgets: what it is for, its stage, of whom it is made and who is missing, what it needs, and its collective action, tool and commitment.",
			100, 36, func(d *driver) {
				d.press("3", "enter")
				d.sees("Open budgets", "What it needs")
			},
		},
		{
			"compare", "Three tools side by side",
			"Decidim, Consul Democracy and Loomio in columns, with where they differ first: in one line, uses, licence, developers.",
			100, 32, func(d *driver) {
				compareScene(d)
				d.sees("Where they differ")
			},
		},
		{
			"pulse", "The pulse of the summit",
			"What people did last, the contributions of the last hours as a line, the coalitions that grow, the actions that wait for one, and what tools are for, as bars.",
			124, 31, func(d *driver) {
				d.press("6")
				d.sees("Coalitions that grow")
			},
		},
		{
			"welcome", "The welcome",
			"What a newcomer sees first: the name, how many tools and actions there are, and the three things to do: find a tool, reference one, join a coalition.",
			100, 32, func(d *driver) {
				welcomeScene(d)
				d.sees("find a tool")
			},
		},
	}
}

// TestPictures holds the pictures of the README against what the program draws;
// `task pictures` draws them again.
func TestPictures(t *testing.T) {
	t.Parallel()
	for _, picture := range pictures() {
		t.Run(picture.name, func(t *testing.T) {
			t.Parallel()
			d := afternoon(t, picture.width, picture.height)
			picture.keys(d)
			shownIn(t, "../README.md", picture)
			keepPicture(t, filepath.Join("..", ".pictures", picture.name+".svg"), d.svg(picture))
		})
	}
}

// shownIn fails the test unless a page shows a picture, with its words for those
// who do not see it.
func shownIn(t *testing.T, path string, picture pictured) {
	t.Helper()
	page, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("![%s](.pictures/%s.svg)", picture.description, picture.name); !strings.Contains(string(page), want) {
		t.Errorf("%s does not have %s", path, want)
	}
}

// keepPicture compares a picture with the one that is kept, or keeps it.
func keepPicture(t *testing.T, path, svg string) {
	t.Helper()
	if update := flag.Lookup("update"); update != nil && update.Value.String() == "true" {
		if err := os.WriteFile(path, []byte(svg), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != svg {
		t.Errorf("%s is not what the program draws; go test ./tui -run Pictures -update", path)
	}
}

// svg is the picture of what is on the screen.
func (d *driver) svg(picture pictured) string {
	terminal := vt.NewSafeEmulator(picture.width, picture.height)
	defer terminal.Close()
	fmt.Fprint(terminal, strings.ReplaceAll(d.drawn(), "\n", "\r\n"))
	return drawSVG(terminal, picture.title, picture.description)
}

// afternoon is a session in colours in the afternoon of a summit, of Ana, on
// what some people did since the morning.
func afternoon(t *testing.T, width, height int) *driver {
	t.Helper()
	now := moment().Add(-270 * time.Minute)
	s := seededAt(t, func() time.Time { return now })
	d := sessionOn(t, s, "en", ThemeDark, width, height)
	day := &day{driver: d, now: &now}
	d.shell.Actor = day.happens()
	d.run(d.shell.refresh())
	return d
}

// day is a day of a summit, while it passes.
type day struct {
	*driver
	now *time.Time
}

// later lets time pass.
func (d *day) later(minutes int) { *d.now = d.now.Add(time.Duration(minutes) * time.Minute) }

// comes is somebody who arrives.
func (d *day) comes(name, kind, country string, offers ...string) store.Actor {
	d.t.Helper()
	d.later(11)
	handle := strings.ToLower(strings.Fields(name)[0])
	return d.newcomer(store.Person{Handle: handle, Name: name, Type: kind, Country: country, Offers: offers})
}

// happens is what people do, until now. It returns Ana.
func (d *day) happens() store.Actor {
	d.t.Helper()
	decidim, action := d.id(store.KindTool, "decidim"), d.id(store.KindAction, "action-7")
	ana := d.comes("Ana Lima", "civil-society", "BR", "facilitation")
	bo := d.comes("Bo Lindqvist", "local-authority", "SE", "hosting")
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: decidim, Relation: store.Uses}})
	d.later(47)
	training := d.does(ana, &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "Train forty city clerks"}, Type: "project", By: "civil-society", Country: "BR",
		Actions: []store.ID{action}, Tools: []store.ID{decidim}, Offers: []store.Need{{Kind: "facilitation"}},
	}}).Record
	budgets := d.does(ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities let their people decide on a part of the budget, and publish how it was spent."},
		Actions: []store.ID{action}, Tools: []store.ID{decidim}, Commitments: []store.ID{training},
		Place: "table 12", Until: "2027-06", Delivers: "A handbook, and ten open budgets",
		Needs: []store.Need{{Kind: "law", Words: "public accounts"}, {Kind: "translation", Words: "into Spanish"}},
	}}).Record
	cleo := d.comes("Cleo Mbaye", "researcher", "SN", "translation")
	d.does(cleo, &store.JoinCoalition{Coalition: budgets})
	d.later(64)
	d.does(bo, &store.JoinCoalition{Coalition: budgets})
	dina := d.comes("Dina Haddad", "government", "TN", "law")
	contracts := d.does(dina, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Contracts anyone can read", Purpose: store.Text{"en": "Every contract in one register."},
		Actions: []store.ID{d.id(store.KindAction, "action-1")}, Tools: []store.ID{d.id(store.KindTool, "dkan")},
	}}).Record
	d.later(58)
	for _, who := range []store.Actor{ana, cleo} {
		d.does(who, &store.JoinCoalition{Coalition: contracts})
		d.later(9)
	}
	d.ends(ana, dina, budgets)
	return ana
}

// ends is the last hour of it, with who is there.
func (d *day) ends(ana, dina store.Actor, budgets store.ID) {
	eli := d.comes("Eli Moreau", "citizen-project", "FR", "design")
	d.does(eli, &store.SayTool{Tie: store.Tie{Tool: d.id(store.KindTool, "decidim"), Relation: store.Develops}})
	d.does(dina, &store.Endorse{})
	d.later(12)
	d.does(eli, &store.JoinCoalition{Coalition: budgets})
	d.does(ana, &store.PostMessage{Post: store.Post{About: budgets, Words: "We meet at table 12 after lunch."}})
	*d.now = moment().Add(-2 * time.Minute)
	d.does(dina, &store.ReferenceTool{Tool: store.Tool{Name: "Registry of promises", Summary: store.Text{"en": "Who promised what, and by when."}, Uses: []string{"transparency"}}})
	*d.now = moment()
	room := presence.NewRoom()
	d.shell.Room, d.shell.Seat = room, room.Join(ana.Key, ana.Person)
	for _, who := range []store.Actor{dina, eli} {
		room.Join(who.Key, who.Person)
	}
}
