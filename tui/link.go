package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/widget/qr"
)

// linkOver shows an address as a code for a phone, and written out.
type linkOver struct {
	shell     *Shell
	title     string
	addresses []string
	at        int
	code      []string // of the address; nil: it is too long for one, or the terminal cannot draw it
}

// link shows the addresses of something; what has none says so.
func (s *Shell) link(msg screen.LinkMsg) tea.Cmd {
	over := &linkOver{shell: s, title: msg.Title}
	for _, address := range msg.Addresses {
		if address != "" {
			over.addresses = append(over.addresses, screen.Clean(address))
		}
	}
	if len(over.addresses) == 0 {
		return screen.Complain(s.T("shell.no-address"))
	}
	if s.Plain { // there is nothing to draw a code on
		return screen.Toast(strings.Join(over.addresses, "\n"))
	}
	over.turn(0)
	s.open(over)
	return nil
}

// turn goes to another of the addresses.
func (o *linkOver) turn(by int) {
	o.at = (o.at + by + len(o.addresses)) % len(o.addresses)
	o.code = nil
	if !o.shell.ascii {
		o.code, _ = qr.Encode(o.addresses[o.at])
	}
}

func (o *linkOver) update(msg tea.Msg) (tea.Cmd, bool) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return nil, false
	}
	switch key := press.String(); {
	case key == "tab" || key == "right" || key == "down":
		o.turn(1)
	case key == "shift+tab" || key == "left" || key == "up":
		o.turn(-1)
	case o.shell.Keys.Action(key) == screen.Copy:
		return o.shell.CopyAddress(o.addresses[o.at]), false
	default:
		return nil, true
	}
	return nil, false
}

// view is the code with the address under it; where there is no room for a
// code, the address and why.
func (o *linkOver) view(width, height int) string {
	const most = 72
	code := qr.View(o.shell.Theme, o.code)
	inner := min(width, most) - 4
	address := frame.Wrap(o.shell.Theme.Accent.Render(o.addresses[o.at]), inner)
	if len(code) == 0 || frame.Width(code[0]) > inner || len(code)+len(address)+2 > height {
		code = append(frame.Wrap(o.shell.Theme.Muted.Render(o.shell.T("screens.link.no-room")), inner), "")
	}
	lines := append(code, address...)
	for i, line := range lines {
		lines[i] = frame.Center(line, inner+2)
	}
	pane := frame.Pane{Title: o.title, Footer: o.footer(), Focused: true}
	return pane.Render(o.shell.Theme, strings.Join(lines, "\n"), inner+4, min(len(lines)+2, height))
}

// footer says which keys work.
func (o *linkOver) footer() string {
	says := func(words string, action screen.Action) string {
		return o.shell.Words.F(words, map[string]any{"Key": o.shell.Key(action)})
	}
	keys := says("screens.link.copy", screen.Copy)
	if len(o.addresses) > 1 {
		keys = says("screens.link.next", screen.NextPane) + " · " + keys
	}
	return keys
}
