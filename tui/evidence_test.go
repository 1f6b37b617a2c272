package tui

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// disputed is a tool that three people say something of, two of whom disagree
// with its entry.
func disputed(d *driver) store.ID {
	d.t.Helper()
	bo, cleo := d.someone("bo"), d.someone("cleo")
	tool := d.does(bo, &store.ReferenceTool{Tool: store.Tool{
		Name: "Agora Nova", Uses: []string{"debate", "consult"}, Licence: "AGPL-3.0-or-later", Website: "https://agora.example.org/",
		Summary: store.Text{"en": "Debate a plan in the open.", "fr": "Débattre d’un plan au grand jour.", "es": "Debatir un plan en abierto."},
	}}).Record
	nantes := d.does(bo, &store.Add{Record: &store.Organisation{Name: "CivicLab Nantes"}}).Record
	d.does(bo, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Organisation: nantes, Uses: []string{"consult"}, Evidence: "https://nantes.example.org/"}})
	d.does(cleo, &store.SayTool{Tie: store.Tie{Tool: tool, Relation: store.Uses, Uses: []string{"consult"}, Where: "Barcelona"}})
	d.does(cleo, &store.CreateCoalition{Coalition: store.Coalition{Name: "Open plans", Purpose: store.Text{"en": "One a city."}, Tools: []store.ID{tool}}})
	d.does(bo, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT", Propose: true})
	d.does(cleo, &store.VoteFor{Tool: tool, Field: "licence", Value: "MIT"})
	d.does(cleo, &store.StillTrue{Tool: tool})
	return tool
}

func evidenceScene(d *driver) {
	disputed(d)
	d.press("/")
	d.write("Agora Nova")
	d.press("enter", "enter")
}

// A tool's uses come with who says so, and what people disagree about with
// their votes: one key votes for the value under the cursor.
func TestVoteForAValue(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 200, 60)
	d.known("ana")
	evidenceScene(d)
	d.sees("Consult: CivicLab Nantes (bo, ", ", https://nantes.example.org/),", "Barcelona (cleo,", "Put to work: Open plans (cleo,",
		"▌ MIT", "2 votes · bo, cleo", "AGPL-3.0-or-later", "0 votes · as the entry says")
	d.press("enter")
	d.sees("+ votes for this value")
	d.press("down", "+")
	d.sees("Your vote: AGPL-3.0-or-later", "1 vote · ana · as the entry says", "2 votes · bo, cleo")
	d.press("up", "+")
	d.sees("Your vote: MIT", "3 votes · bo, cleo, ana")
	d.press("+")
	d.sees("3 votes · bo, cleo, ana", "It is so already")
}

// What nobody said yet is put forward in a form, and counts at once.
func TestProposeAnotherValue(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("/")
	d.write("decidim")
	d.press("enter")
	d.press("+")
	d.sees("Another value for Decidim")
	d.write("lic")
	d.press("enter", "enter")
	d.write("nonsense")
	d.press("ctrl+s")
	d.sees("is not an SPDX licence")
	for range 8 {
		d.press("backspace")
	}
	d.write("mit")
	d.press("ctrl+s")
	d.sees("Your vote: mit", "1 vote · ana", "as the entry says")
}

// A vote for a value that was taken back meanwhile says so.
func TestAVoteForAValueThatIsGoneSaysSo(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	evidenceScene(d)
	tool := d.tool("agora-nova")
	for _, handle := range []string{"bo", "cleo"} {
		actor, err := d.store.ActorFor("SHA256:" + handle)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := d.store.Submit(t.Context(), actor, &store.VoteFor{Tool: tool.ID, Field: "licence", Value: "EUPL-1.2", Propose: true}); err != nil {
			t.Fatal(err)
		}
	}
	d.sees("▌ MIT") // the change has not been shown yet
	d.press("+")
	d.sees("Nobody says “MIT” any more")
}

// One key says that what is said is still true, and the sheet says until when.
func TestStillTrue(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("/")
	d.write("decidim")
	d.press("enter", "v")
	d.sees("Still true today: Decidim")
	d.press("v")
	d.sees("You said so today already")
	d.press("enter", "G")
	d.sees("Still true on ", " · ana")
}
