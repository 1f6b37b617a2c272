package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/help"
)

// helpOver shows the keys that work here.
type helpOver struct {
	shell *Shell
	model *help.Model
}

// help is made from the table of keys and from what the screen offers now.
func (s *Shell) help() overlay {
	why := make(map[screen.Action]string)
	offered := make(map[screen.Action]bool)
	labels := make(map[screen.Action]string)
	for _, offer := range s.top().Offers() {
		offered[offer.Action], why[offer.Action], labels[offer.Action] = true, offer.WhyNot, s.hintOf(offer).Label
	}
	here := help.Group{Title: s.T("shell.help.here")}
	everywhere := help.Group{Title: s.T("shell.help.everywhere")}
	for _, b := range s.Keys.Bindings() {
		if len(b.Keys) == 0 {
			continue // the palette has it
		}
		key := help.Key{Key: s.AllKeys(b), Label: s.hint(b.Action).Label, Why: why[b.Action]}
		switch {
		case b.Global && s.has(b.Action):
			everywhere.Keys = append(everywhere.Keys, key)
		case offered[b.Action]:
			key.Label = labels[b.Action]
			here.Keys = append(here.Keys, key)
		}
	}
	return &helpOver{s, help.New(s.Theme, []help.Group{here, everywhere})}
}

func (o *helpOver) update(msg tea.Msg) (tea.Cmd, bool) {
	if o.model.Update(msg) {
		return nil, false
	}
	_, key := msg.(tea.KeyPressMsg)
	return nil, key // any other key closes it
}

func (o *helpOver) view(width, height int) string {
	width, height = min(width, 100), min(height, 30)
	inner, room := frame.Inner(width, height)
	room = min(room, o.model.Height(inner-2*theme.Inset, room))
	body := o.model.View(inner-2*theme.Inset, room)
	body = strings.Repeat(" ", theme.Inset) + strings.ReplaceAll(body, "\n", "\n"+strings.Repeat(" ", theme.Inset))
	height = room + 2
	pane := frame.Pane{Title: o.shell.T("shell.help.title"), Footer: o.shell.Key(screen.Back) + " " + o.shell.T("shell.key.close"), Focused: true}
	if read := o.model.Position(); read != "" {
		pane.Footer = "↑ ↓ " + read + " · " + pane.Footer
	}
	return pane.Render(o.shell.Theme, body, width, height)
}
