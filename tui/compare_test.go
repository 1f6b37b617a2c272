package tui

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// find looks a tool up by its name, and stays in the list.
func (d *driver) find(name string) {
	d.press("/")
	for range 40 {
		d.press("backspace")
	}
	d.write(name)
	d.press("enter")
}

func compareScene(d *driver) {
	for _, name := range []string{"decidim", "consul", "loomio"} {
		d.find(name)
		d.press("space")
	}
	d.press("=")
}

func TestCompareThreeToolsInSixKeys(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("space", "down", "space", "down", "space")
	d.sees("3 marked", "✓ ")
	d.press("=")
	d.sees("Side by side", "Where they differ", "Licence")
	d.press("esc")
	d.seesNot("marked", "✓ ")
}

func TestDifferencesComeFirst(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 60)
	one := d.referenceLicensed("Agora One", "MIT")
	d.referenceLicensed("Agora Two", "AGPL-3.0-or-later")
	d.does(store.Actor{Key: "SHA256:test"}, &store.Introduce{Person: store.Person{Handle: "ana", Name: "Ana", Type: "government"}})
	ana, err := d.store.ActorFor("SHA256:test")
	if err != nil {
		t.Fatal(err)
	}
	d.does(ana, &store.SayTool{Tie: store.Tie{Tool: one, Relation: store.Uses}})
	d.find("agora one")
	d.press("space")
	d.find("agora two")
	d.press("=") // the one marked, and the one under the cursor
	d.sees("Agora One", "Agora Two", "MIT", "AGPL-3.0-or-later", "Used by", "Ana")
	shown := d.screen()
	differ, agree := strings.Index(shown, "Where they differ"), strings.Index(shown, "What they have in common")
	if licence, uses := strings.Index(shown, "Licence"), strings.Index(shown, "Uses"); !(differ < licence && licence < agree && agree < uses) {
		t.Errorf("the licence is not above, or the use not below:\n%s", shown)
	}
	d.press("right", "enter")
	d.sees("Who uses it: 0")
}

func (d *driver) referenceLicensed(name, licence string) store.ID {
	d.t.Helper()
	receipt, err := d.store.Submit(d.t.Context(), store.Actor{Role: store.Organiser}, &store.ReferenceTool{
		Tool: store.Tool{Name: name, Summary: store.Text{"en": "A tool."}, Uses: []string{"debate"}, Licence: licence}, AllowDuplicate: true,
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return receipt.Record
}

// clipboard is what the screen on top puts on its reader's clipboard.
func (d *driver) clipboard() string {
	d.t.Helper()
	cmd, _ := d.shell.top().Do(screen.Copy)
	batch, _ := cmd().(tea.BatchMsg)
	for _, one := range batch {
		raw, ok := one().(tea.RawMsg)
		if !ok {
			continue
		}
		coded := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprint(raw.Msg), "\x1b]52;c;"), "\x07")
		if text, err := base64.StdEncoding.DecodeString(coded); err == nil {
			return string(text)
		}
	}
	d.t.Fatal("nothing was copied")
	return ""
}

func TestAComparisonIsCopiedAsMarkdown(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.referenceLicensed("Pipe | one", "MIT")
	d.referenceLicensed("Pipe <b> two", "GPL-3.0-or-later")
	d.find("pipe one")
	d.press("space")
	d.find("pipe two")
	d.press("space", "=")
	text := d.clipboard()
	for _, want := range []string{"| Pipe \\| one | Pipe &lt;b> two |\n| --- | --- | --- |\n", "| Licence | MIT | GPL-3.0-or-later |\n"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table has no %q:\n%s", want, text)
		}
	}
}

func TestFiveCannotBeComparedAndOneNeither(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("=")
	d.sees("Mark two to four tools first")
	for range 5 {
		d.press("space", "down")
	}
	d.sees("4 can be compared at a time", "4 marked")
	d.press("esc")
	d.seesNot("marked")
}

// A tool that is gone while it is compared leaves its column; the screen says so.
func TestAToolThatGoesLeavesTheComparison(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	one := d.referenceLicensed("Agora One", "MIT")
	d.referenceLicensed("Agora Two", "MIT")
	d.find("agora one")
	d.press("space")
	d.find("agora two")
	d.press("space", "=")
	d.does(store.Actor{Role: store.Organiser}, &store.Hide{Kind: store.KindTool, Record: one, Reason: "A joke."})
	d.sees("There are no longer two of them")
}

func TestALinkIsShownAsACodeAndWrittenOut(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.find("decidim")
	d.press("o")
	d.sees("https://decidim.org", "▀", "y: copy")
	d.press("tab")
	d.sees("https://github.com/decidim/decidim")
	d.press("esc")
	d.resize(40, 15)
	d.press("o")
	d.sees("No code fits on this screen", "decidim.org")
	d.press("esc")
	d.seesNot("No code fits")
}
