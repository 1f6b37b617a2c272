package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
)

const pastedFile = `publiccodeYmlVersion: "0.5"
name: Agora
url: https://example.org/agora.git
softwareVersion: "1.10"
platforms: [web]
developmentStatus: production
description:
  en:
    shortDescription: Decide together.
legal:
  license: EUPL-1.2
`

// A publiccode.yml that is pasted into the name fills the form, and says how
// good it is; what the form does not show comes out again.
func TestAPastedFileFillsTheForm(t *testing.T) {
	t.Parallel()
	d := session(t, "fr", 120, 60)
	d.known("ana")
	d.press("a")
	d.send(tea.PasteMsg{Content: pastedFile})
	d.sees("publiccode.yml lu", "Agora", "Decide together.", "https://example.org/agora.git", "EUPL-1.2")
	d.press("ctrl+s")
	record, err := d.store.Resolve(store.KindTool, "agora")
	if err != nil {
		t.Fatal(err)
	}
	tool := record.(*store.Tool)
	if tool.Summary["en"] != "Decide together." || tool.Summary["fr"] != "" || tool.Maturity != "stable" || tool.Extra["softwareVersion"] != "1.10" {
		t.Errorf("%+v", tool)
	}
}

// A file that is a bomb, or no file, is said to be so and goes nowhere.
func TestAPastedBombIsRefused(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("a")
	d.send(tea.PasteMsg{Content: "publiccodeYmlVersion: &a [*a]\n"})
	d.sees("an alias contains itself")
	d.send(tea.PasteMsg{Content: "publiccodeYmlVersion: " + strings.Repeat("x", 1<<20)})
	d.sees("the file is larger than")
}
