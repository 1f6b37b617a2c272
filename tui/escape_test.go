package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// esc and the key after it are told as one key with alt where a slow line
// brought both at once: they do what the two would have done.
func TestEscAndTheNextKeyArriveAtOnce(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.press("/")
	d.write("presupuesto")
	d.press("enter")
	d.sees("Decidim", "Consul Democracy")
	d.send(tea.KeyPressMsg{Code: '/', Mod: tea.ModAlt})
	d.write("decidim")
	d.press("enter")
	d.sees("Decidim Association")
	d.seesNot("Who are you?")
	d.send(tea.KeyPressMsg{Code: 'g', ShiftedCode: 'G', Mod: tea.ModAlt | tea.ModShift})
	d.sees("▌YourNextRepresentative")
	d.send(tea.KeyPressMsg{Code: '2', Mod: tea.ModAlt})
	d.sees("[2 Actions]")
	d.send(tea.KeyPressMsg{Code: 'p', Mod: tea.ModAlt | tea.ModCtrl})
	d.sees("What would you like to do?")
}

// In a field, alt and a letter go on editing the text, and nobody is thrown out
// who takes alt and enter for a new line.
func TestAltEditsText(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	d.known("ana")
	d.press("a")
	d.write("Agora Novo")
	d.send(tea.KeyPressMsg{Code: 'b', Mod: tea.ModAlt})
	d.write("X")
	d.sees("Reference a tool", "Agora XNovo")
	d.send(tea.KeyPressMsg{Code: tea.KeyEnter, Mod: tea.ModAlt}) // which breaks a line elsewhere
	d.sees("Reference a tool", "Agora XNovo")
	d.seesNot("Leave this form?")
}
