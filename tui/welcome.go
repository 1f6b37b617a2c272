package tui

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/footer"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// wordmark is the name in large, three lines of half cells.
func wordmark() []string {
	return []string{
		"█▀▀ █▀█ █▄ █ █▀▀ █▀█ █▀█ █▀▄ █▀▀",
		"█   █ █ █ ▀█ █   █ █ █▀▄ █ █ █▀▀",
		"▀▀▀ ▀▀▀ ▀  ▀ ▀▀▀ ▀▀▀ ▀ ▀ ▀▀  ▀▀▀",
	}
}

// viewWelcome is what a newcomer sees first: what this is, how much there is of
// it, the three things to do, and the languages. It leaves room around it, so
// that what lies below is seen to be there.
func (s *Shell) viewWelcome() string {
	width := min(s.width-4, 66)
	lines := s.welcomeText(width - 4)
	height := min(len(lines)+2, s.height-2)
	if len(lines)+2 > height { // the picture goes before the words do
		lines = lines[len(wordmark())+2:]
		height = min(len(lines)+2, s.height-2)
	}
	for i, line := range lines {
		lines[i] = frame.Center(line, width-2)
	}
	pane := frame.Pane{Footer: s.T("shell.welcome.go-on"), Focused: true}
	return pane.Render(s.Theme, strings.Join(lines, "\n"), width, height)
}

func (s *Shell) welcomeText(width int) []string {
	lines := []string{""}
	for _, line := range wordmark() {
		lines = append(lines, s.Theme.Title.Render(line))
	}
	lines = append(lines, "")
	for _, line := range frame.Wrap(s.T("shell.welcome.what"), width) {
		lines = append(lines, s.Theme.Strong.Render(line))
	}
	for _, line := range frame.Wrap(s.welcomeCounts(), width) {
		lines = append(lines, s.Theme.Muted.Render(line))
	}
	lines = append(lines, "")
	lines = append(lines, s.welcomeKeys(width)...)
	return append(lines, "", s.Theme.Key.Render(s.Key(screen.Language))+"  "+s.welcomeLanguages())
}

// welcomeCounts is what there is on the record, and who is here.
func (s *Shell) welcomeCounts() string {
	counts := []string{
		s.Words.N("shell.count.tools", s.Store.Count(store.KindTool)),
		s.Words.N("shell.count.actions", s.Store.Count(store.KindAction)),
	}
	if n := s.Store.Count(store.KindCoalition); n > 0 {
		counts = append(counts, s.Words.N("shell.count.coalitions", n))
	}
	if s.Room != nil {
		people, guests := s.Room.Online()
		counts = append(counts, s.Words.N("shell.count.online", people+guests))
	}
	return strings.Join(counts, " · ")
}

// welcomeKeys are the three things to do, with their keys in a column: in fewer
// words where not all would be read to the end.
func (s *Shell) welcomeKeys(width int) []string {
	room := max(width-3, 1)
	hints := []footer.Hint{
		{Key: s.Key(screen.Search), Label: s.T("shell.welcome.find")},
		{Key: s.Key(screen.Add), Label: s.T("shell.welcome.reference")},
		{Key: s.Key(screen.Coalitions), Label: s.T("shell.welcome.join")},
	}
	if widestLabel(hints) > room {
		hints[0].Label = s.T("shell.welcome.find-short")
		hints[1].Label = s.T("shell.welcome.reference-short")
		hints[2].Label = s.T("shell.welcome.join-short")
	}
	widest := min(widestLabel(hints), room)
	var lines []string
	for _, hint := range hints {
		lines = append(lines, s.Theme.Key.Render(hint.Key)+"  "+frame.Cell(hint.Label, widest))
	}
	return lines
}

func widestLabel(hints []footer.Hint) int {
	widest := 0
	for _, hint := range hints {
		widest = max(widest, frame.Width(hint.Label))
	}
	return widest
}

// welcomeLanguages names the languages, each in its own words, the reader's in bold.
func (s *Shell) welcomeLanguages() string {
	var names []string
	for _, lang := range s.languages() {
		name := s.T("shell.language." + lang)
		if lang == s.Lang() {
			names = append(names, s.Theme.Strong.Render(name))
		} else {
			names = append(names, s.Theme.Muted.Render(name))
		}
	}
	return strings.Join(names, s.Theme.Faint.Render(" · "))
}
