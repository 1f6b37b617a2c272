package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/presence"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// strange are names that people do have, or make up: wide, of many marks, from
// right to left, of pictures, and without a place to break them.
func strange() []string {
	return []string{
		"数字政府開放資料平台",
		"Zz e\u0301\u0301\u0301\u0301\u0301 Za\u0308rtlich",
		"مؤسسة الحكومة المفتوحة",
		"ממשל פתוח ושקוף",
		"Zz 👩\u200d👩\u200d👧 🏳️\u200d🌈 Equipo",
		strings.Repeat("Zusammenarbeit", 9)[:120],
		"ประชาธิปไตยแบบเปิด",
		"जनसूचना पोर्टल",
	}
}

// strangers puts each of these names on a tool, an organisation, a person, a
// coalition and a commitment, tied to each other, and in a message.
func (d *driver) strangers() {
	d.t.Helper()
	me, house := d.shell.Actor, store.Actor{Role: store.Organiser}
	room := presence.NewRoom()
	d.shell.Room, d.shell.Seat = room, room.Join(me.Key, me.Person)
	action := []store.ID{d.named(store.KindAction, "1")}
	for i, name := range strange() {
		words, short := store.Text{"en": name}, string([]rune(name)[:min(len([]rune(name)), 60)])
		organisation := d.does(house, &store.Add{Record: &store.Organisation{Name: name, Type: "civil-society", Country: "FR"}}).Record
		who := d.newcomer(store.Person{
			Handle: fmt.Sprintf("who-%d", i), Name: name, Type: "researcher", Organisation: organisation, Offers: []string{short}, Seeks: []string{short},
		})
		room.Join(who.Key, who.Person)
		tool := d.does(me, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
			Name: name, Uses: []string{"other"}, Summary: words, Tags: []string{short}, Developers: []store.ID{organisation},
		}}).Record
		d.does(who, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Organisation: organisation}})
		coalition := d.does(me, &store.CreateCoalition{Coalition: store.Coalition{
			Name: name, Purpose: words, Actions: action, Tools: []store.ID{tool}, ByRequest: true,
			Needs: []store.Need{{Kind: "law", Words: short}},
		}}).Record
		d.does(who, &store.JoinCoalition{Coalition: coalition})
		d.does(who, &store.Add{Record: &store.Commitment{Name: words, Type: "project", By: "state", Actions: action, Tools: []store.ID{tool}}})
		d.does(who, &store.PostMessage{Post: store.Post{About: coalition, Words: name + "\n\n" + strings.Repeat(name+" ", 12)}})
	}
}

// Strange names break no list, no sheet and no column.
func TestStrangeNamesBreakNothing(t *testing.T) {
	t.Parallel()
	newPool(t).look(t, scene{"strange", (*driver).strangers}, "en", sizes()[1], func(d *driver) {
		for _, room := range []struct {
			name string
			keys []string
		}{
			{"tools", []string{"1", "s", "s"}}, {"actions", []string{"2"}}, {"coalitions", []string{"3"}}, {"commitments", []string{"4"}},
			{"people", []string{"5"}}, {"organisations", []string{"O"}}, {"for you", []string{"F"}}, {"inbox", []string{"i"}},
			{"pulse", []string{"6"}}, {"wall", []string{"w"}}, {"palette", []string{":", "z", "z"}},
		} {
			d.press("1", "esc", "esc")
			d.press(room.keys...)
			d.holdsStrange(room.name)
			if len(d.shell.over) > 0 {
				d.press("esc")
			}
			for range 4 { // what is first, and what that leads to
				d.press("enter")
				d.holdsStrange(room.name)
				d.press("down", "down")
			}
			for range 6 {
				d.press("esc")
			}
			if len(d.shell.over) > 0 {
				d.press("enter")
			}
		}
		d.do(screen.Here)
		d.holdsStrange("here")
		d.do(screen.Translations)
		d.holdsStrange("translations")
	})
}

// holdsStrange holds a screen against the rules, at each size and in each theme.
func (d *driver) holdsStrange(room string) {
	d.t.Helper()
	for _, choice := range themes() {
		d.wear(choice)
		for _, size := range sizes() {
			d.resize(size.Width, size.Height)
			if problems := faults(d, scene{name: room}, nil); len(problems) > 0 {
				d.t.Fatalf("%s, in %s, at %v:\n%s\n%s", room, choice, size, strings.Join(problems, "\n"), d.screen())
			}
		}
	}
	d.resize(sizes()[1].Width, sizes()[1].Height)
}

// Columns begin in the same cell on every line, whatever stands before them.
func TestColumnsStayAligned(t *testing.T) {
	t.Parallel()
	newPool(t).look(t, scene{"strange", (*driver).strangers}, "en", sizes()[3], func(d *driver) {
		for _, room := range []struct {
			key, column string
			least       int
		}{{"5", "Research", 8}, {"O", "Civil society", 8}, {"4", "Concrete project", 8}, {"3", "Forming", 8}} {
			d.press(room.key)
			at, found := -1, 0
			for _, line := range strings.Split(d.screen(), "\n") {
				panes := strings.Split(line, "┃") // the list has the focus, and the heavy border
				if len(panes) < 2 {
					continue
				}
				before, _, has := strings.Cut(panes[1], room.column)
				if !has {
					continue
				}
				if found++; at >= 0 && frame.Width(before) != at {
					t.Errorf("%q begins at %d and at %d:\n%s", room.column, at, frame.Width(before), d.screen())
				}
				at = frame.Width(before)
			}
			if found < room.least {
				t.Errorf("%q is on %d lines only:\n%s", room.column, found, d.screen())
			}
		}
	})
}
