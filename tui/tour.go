package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
)

// tour is a newcomer's first minute: a welcome that the first key takes away,
// and then a line above the footer which says what to try next, until they
// have found a tool, said something of one, and joined or started a coalition,
// by doing it. It is kept with their key, so that nobody is shown it twice.
type tour struct {
	on      bool
	done    uint // a bit for each of the steps, in whichever order they were done
	welcome bool
	said    string // the step that was told last, where it is told line by line
}

// tourSteps are the three things to do here: their words are shell.tour.<step>.
func tourSteps() []string { return []string{"find", "reference", "join"} }

// allSteps has the bit of each.
func allSteps() uint { return 1<<len(tourSteps()) - 1 }

// beginTour begins or goes on with the tour of somebody who needs one: who
// never said who they are, or who is in the middle of it.
func (s *Shell) beginTour() {
	done := s.Desk.Toured() & allSteps()
	begun := done != 0
	s.tour = tour{
		on: done != allSteps() && (begun || s.Actor.Role == store.Guest), done: done,
		welcome: !begun && s.Actor.Role == store.Guest && s.Desk.Place().Tab == "",
	}
}

// greeted takes the welcome away, and the tour's last line; the key that did it
// goes on to what is under it, unless it is one by which people say no more
// than "go on".
func (s *Shell) greeted(key string) (swallowed bool) {
	if s.tourStep() == "done" {
		s.tour.on = false
		s.layout()
	}
	if !s.tour.welcome {
		return false
	}
	s.tour.welcome = false
	return key == "enter" || key == "space" || key == "esc"
}

// skipTour ends the tour.
func (s *Shell) skipTour() tea.Cmd {
	if !s.tour.on {
		return screen.Complain(s.T("shell.tour.over"))
	}
	s.tour.on = false
	s.tourAt(allSteps())
	return screen.Toast(s.T("shell.tour.skipped"))
}

// showTour begins it from the start, for those who want to see it again.
func (s *Shell) showTour() {
	s.tour.on = true
	s.tourAt(0)
}

// tourAt says which steps are done. After the last, the line says so until the
// next key.
func (s *Shell) tourAt(done uint) {
	s.tour.done = done
	s.Desk.SetToured(done)
	s.layout()
}

// tourStep is the first step that is not done, "done" after the last, and empty
// if none is shown.
func (s *Shell) tourStep() string {
	if !s.tour.on {
		return ""
	}
	for i, step := range tourSteps() {
		if s.tour.done&(1<<i) == 0 {
			return step
		}
	}
	return "done"
}

// tourDone notes that the reader did what one of the steps says.
func (s *Shell) tourDone(step string) {
	at := slices.Index(tourSteps(), step)
	if done := s.tour.done | 1<<at; s.tour.on && done != s.tour.done {
		s.tourAt(done)
	}
}

// tourSearched is the first step: something was searched and found.
func (s *Shell) tourSearched() {
	on, ok := s.top().(*browse.Screen)
	if s.tour.on && ok && !on.Typing() && on.Found() {
		s.tourDone("find")
	}
}

// tourContributed are the other steps: something was put on the record.
func (s *Shell) tourContributed(command store.Command) {
	switch command.(type) {
	case *store.ReferenceTool, *store.SayTool:
		s.tourDone("reference")
	case *store.JoinCoalition, *store.CreateCoalition:
		s.tourDone("join")
	}
}

// tourLines is how many lines the tour takes above the footer: none while a
// form is filled in.
func (s *Shell) tourLines() int {
	_, form := s.top().(*fill.Screen)
	if form || !s.tour.on || s.height <= LeastHeight {
		return 0
	}
	return 1
}

// viewTour is the line of the tour, as fully as there is room.
func (s *Shell) viewTour() string {
	step, args := s.tourStep(), s.tourArgs()
	skip := " " + s.Words.F("shell.tour.skip", args) + " "
	if step == "done" {
		skip = " "
	}
	line := " " + s.Words.F("shell.tour."+step, args)
	if frame.Width(line+skip) > s.width {
		line = " " + s.Words.F("shell.tour."+step+"-short", args)
	}
	rest := max(s.width-frame.Width(skip), 0)
	return s.Theme.Badge.Render(frame.Cell(line, rest) + frame.Line(skip, s.width-rest))
}

// tourArgs are what the tour's lines name.
func (s *Shell) tourArgs() map[string]any {
	return map[string]any{
		"N": s.Words.Number(slices.Index(tourSteps(), s.tourStep()) + 1), "Search": s.Key(screen.Search), "Add": s.Key(screen.Add), "Use": s.Key(screen.Use),
		"Coalitions": s.Key(screen.Coalitions), "Join": s.Key(screen.Join), "New": s.Key(screen.Coalition), "Skip": s.Key(screen.SkipTour),
		"Help": s.Key(screen.Help), "Palette": s.Key(screen.Palette),
	}
}

// tourNews is the tour's line when there is another one to tell.
func (s *Shell) tourNews() string {
	step := s.tourStep()
	if _, form := s.top().(*fill.Screen); form || step == s.tour.said {
		return ""
	}
	s.tour.said = step
	switch step {
	case "":
		return ""
	case "done":
		s.tour.on = false
		return s.Words.F("shell.tour.done", s.tourArgs())
	}
	return s.Words.F("shell.tour."+step, s.tourArgs()) + " (" + s.Words.F("shell.tour.skip", s.tourArgs()) + ")"
}
