package tui

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// A draft that is back is no trouble, and has not the mark of one.
func TestADraftThatIsBackIsGoodNews(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.known("ana")
	d.press("a")
	d.write("Agora Nova")
	d.press("esc", "enter", "a")
	d.sees("+ Your draft is back.")
	d.press("ctrl+s")
	d.sees("! 2 fields need your attention")
}

// Whoever edits what somebody else just changed is told at once, and not when
// they save.
func TestAFormSaysThatItsRecordWasChanged(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.known("ana")
	bo := d.someone("bo")
	d.press("/")
	d.write("decidim")
	d.press("enter", "e")
	d.press("tab", "tab")
	d.write("!")
	d.changes(func() {
		theirs := d.tool("decidim")
		theirs.Licence = "MIT"
		if _, err := d.store.Submit(t.Context(), bo, &store.Edit{Record: theirs, Base: theirs.Revision}); err != nil {
			t.Fatal(err)
		}
	})
	d.sees("bo changed it meanwhile. Saving keeps both, or lets you choose.")
	d.press("ctrl+s")
	d.sees("Saved")
	if now := d.tool("decidim"); now.Licence != "MIT" || !strings.HasSuffix(now.Summary["en"], "!") {
		t.Errorf("not both are kept: %q, %q", now.Licence, now.Summary["en"])
	}
}

// What lies above the field that is wrong begins with a field's name.
func TestAFormIsNotCutInTheMiddleOfAField(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 80, 24)
	d.known("ana")
	d.press("a")
	d.write("Decidin")
	d.press("ctrl+s")
	d.sees("▌ Uses *", "Needed to save")
	lines := strings.Split(d.screen(), "\n")
	for i, line := range lines {
		if strings.Contains(line, "need your attention") && !strings.Contains(lines[i+1], "Name *") && !strings.Contains(lines[i+1], "▌ Uses *") {
			t.Errorf("the form begins with %q:\n%s", lines[i+1], d.screen())
		}
	}
}
