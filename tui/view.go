package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/footer"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// layout gives the screen on top its cells: all but the tabs, the footer, and
// the tour's line above that.
func (s *Shell) layout() { s.top().SetSize(s.width, max(s.height-2-s.tourLines(), 0)) }

// View draws the session's screen. Its cost depends on the size of the
// terminal, and not on that of the catalogue.
func (s *Shell) View() tea.View {
	view := tea.NewView(strings.Join(s.blocks(), "\n"))
	view.AltScreen = true
	view.MouseMode = tea.MouseModeCellMotion
	view.WindowTitle = s.title()
	return view
}

// title is that of the terminal's window.
func (s *Shell) title() string { return s.T("shell.app.name") + " · " + s.top().Title() }

// blocks are what the screen shows, one below the other; none where nothing is
// to be drawn.
func (s *Shell) blocks() []string {
	blocks := s.draw()
	for i := range blocks {
		if s.ascii {
			blocks[i] = frame.ASCII(blocks[i])
		}
	}
	return blocks
}

func (s *Shell) draw() []string {
	if s.leaving || s.width <= 0 || s.height <= 0 {
		return nil
	}
	if s.width < LeastWidth || s.height < LeastHeight {
		return []string{s.tooSmall()}
	}
	blocks := []string{s.viewTabs(), s.top().View()}
	if s.tourLines() > 0 {
		blocks = append(blocks, s.viewTour())
	}
	blocks = append(blocks, s.viewFooter())
	if s.tour.welcome { // nothing else is asked before: the first key takes it away
		return []string{s.place(strings.Join(blocks, "\n"), s.viewWelcome())}
	}
	if len(s.over) == 0 {
		return blocks
	}
	drawn := strings.Join(blocks, "\n")
	for _, over := range s.over {
		drawn = s.place(drawn, over.view(s.width, s.height))
	}
	return []string{drawn}
}

// place lays a box over the middle of what is drawn, with a blank at either side
// where there is room, so that no word below runs into its border.
func (s *Shell) place(drawn, box string) string {
	x, y := frame.Middle(s.width, s.height, frame.Width(box), frame.Height(box))
	if x > 0 && x+frame.Width(box) < s.width {
		x, box = x-1, " "+strings.ReplaceAll(box, "\n", " \n ")+" "
	}
	return frame.Place(drawn, box, x, y)
}

// tooSmall says which size is needed, in as few words as fit.
func (s *Shell) tooSmall() string {
	args := map[string]any{"W": LeastWidth, "H": LeastHeight, "Width": s.width, "Height": s.height}
	lines := frame.Wrap(s.Words.F("shell.app.too-small", args), s.width)
	if len(lines) > s.height {
		lines = frame.Wrap(s.Words.F("shell.app.too-small-short", args), s.width)
	}
	return frame.Fit(strings.Join(lines, "\n"), s.width, s.height)
}

func (s *Shell) viewFooter() string {
	if s.news != nil {
		return s.banner()
	}
	if s.toast.Visible() {
		return s.toast.View(s.Theme, s.width)
	}
	var hints []footer.Hint
	for _, offer := range s.top().Offers() {
		if offer.Hint && offer.WhyNot == "" {
			hints = append(hints, s.hintOf(offer))
		}
	}
	if n := len(s.over); n > 0 && !s.tour.welcome {
		return footer.View(s.Theme, s.overHints(s.over[n-1]), s.troubleNote(), s.width)
	}
	if s.top().Typing() {
		return footer.View(s.Theme, s.typingHints(len(hints) > 0), joined([]string{s.troubleNote(), s.openingNote()}), s.width)
	}
	for _, action := range []screen.Action{screen.Palette, screen.Undo, screen.Language, screen.Quit} {
		hints = append(hints, s.hint(action))
	}
	note := s.Key(screen.Help) + " " + s.T("shell.key.help")
	return footer.View(s.Theme, hints, joined([]string{s.troubleNote(), s.openingNote(), note}), s.width)
}

// overHints are the keys that work while something lies over the screen.
func (s *Shell) overHints(over overlay) []footer.Hint {
	end := footer.Hint{Key: s.Key(screen.Back), Label: s.T("shell.key.close")}
	switch over.(type) {
	case *asked, *paletteOver:
		return []footer.Hint{{Key: s.Key(screen.Open), Label: s.T("shell.dialog.choose")}, end}
	}
	return []footer.Hint{end}
}

// typingHints are the keys that are no letters while one types, into a search
// over a list or into a form.
func (s *Shell) typingHints(searching bool) []footer.Hint {
	if searching {
		return []footer.Hint{
			{Key: s.Key(screen.Open), Label: s.T("shell.search.enter")},
			{Key: s.Key(screen.Up) + " " + s.Key(screen.Down), Label: s.T("shell.key.up") + ", " + s.T("shell.key.down")},
			{Key: s.Key(screen.Back), Label: s.T("shell.search.clear")},
		}
	}
	return []footer.Hint{
		{Key: "ctrl+s", Label: s.T("shell.key.save")}, {Key: "tab", Label: s.T("shell.key.next-field")}, s.hint(screen.Back),
	}
}

// hintOf is the hint of what the screen offers, by what it does there.
func (s *Shell) hintOf(offer screen.Offer) footer.Hint {
	hint := s.hint(offer.Action)
	if offer.Label != "" {
		hint.Label = offer.Label
	}
	return hint
}

func (s *Shell) hint(action screen.Action) footer.Hint {
	return footer.Hint{Key: s.Key(action), Label: s.T("shell.key." + string(action))}
}
