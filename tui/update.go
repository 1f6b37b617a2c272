package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/compare"
	"github.com/ogptoolbox/concorde/tui/screen/declaration"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/screen/govern"
	"github.com/ogptoolbox/concorde/tui/screen/here"
	"github.com/ogptoolbox/concorde/tui/screen/partnership"
	"github.com/ogptoolbox/concorde/tui/screen/pulse"
	"github.com/ogptoolbox/concorde/tui/screen/translations"
	"github.com/ogptoolbox/concorde/tui/theme"
)

// Update takes one message. What a screen asks of the shell comes as messages
// of package screen; the rest goes to the dialog on top, or to the screen.
func (s *Shell) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	defer s.mark()
	defer s.passed()
	s.presses(msg)
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		s.width, s.height = msg.Width, msg.Height
		s.layout()
		if !s.resumed {
			s.resumed = true
			return s, tea.Batch(s.refresh(), s.resume())
		}
		return s, s.refresh()
	case tea.BackgroundColorMsg:
		if s.choice == ThemeAuto {
			*s.Theme = *theme.New(msg.IsDark())
			return s, s.refresh()
		}
		return s, nil
	case changedMsg:
		return s, s.changed(msg)
	case roomMsg:
		return s, s.glance()
	case troubleMsg:
		return s, s.troubled(msg.trouble)
	case openingMsg:
		return s, s.opened(msg)
	case endMsg:
		return s, s.leave(msg.why)
	case tea.KeyPressMsg:
		return s, s.key(msg)
	case tea.MouseMsg:
		return s, s.mouse(msg)
	case tea.PasteMsg:
		return s, s.pass(tea.PasteMsg{Content: pasted(msg.Content)})
	}
	if s.toast.Update(msg) {
		return s, nil
	}
	if cmd, ours := s.asked(msg); ours {
		return s, cmd
	}
	return s, s.pass(msg)
}

// asked does what a screen asked of the shell.
func (s *Shell) asked(msg tea.Msg) (tea.Cmd, bool) {
	switch msg := msg.(type) {
	case screen.RestedMsg:
		return msg.Of.Update(msg), true
	case screen.ReadMsg:
		return msg.Of.Update(msg), true
	case screen.PushMsg:
		return s.push(msg.Screen), true
	case screen.PopMsg:
		if msg.Screen != nil && msg.Screen != s.top() {
			return msg.Then, true
		}
		return tea.Batch(s.pop(), msg.Then), true
	case screen.ToastMsg:
		return s.say(msg), true
	case screen.ShowMsg:
		return s.show(msg), true
	case screen.AskMsg:
		s.open(s.question(msg))
		return nil, true
	case screen.ContributeMsg:
		return s.contribute(msg), true
	case screen.FormMsg:
		return s.form(msg), true
	case screen.LinkMsg:
		return s.link(msg), true
	case screen.CompareMsg:
		return s.push(compare.New(s.Common, msg.Tools)), true
	case screen.HistoryMsg:
		return s.history(msg), true
	case screen.UndoMsg:
		return s.askUndo(msg), true
	case screen.ConflictMsg:
		return s.conflict(msg), true
	case screen.MarkedMsg:
		s.countMail()
		return nil, true
	case mailMsg:
		return s.gotMail(msg), true
	case mailPausedMsg:
		return s.mailPaused(), true
	case screen.DoMsg:
		return s.do(msg.Action, s.Key(msg.Action)), true
	case answeredMsg:
		return s.answered(msg), true
	case lateMsg:
		return s.release(msg.turn), true
	case codeMsg:
		return s.showCode(msg), true
	case contributedMsg:
		return s.contributed(msg), true
	}
	return nil, false
}

// pass hands a message to the dialog on top, or to the screen on top.
func (s *Shell) pass(msg tea.Msg) tea.Cmd {
	if n := len(s.over); n > 0 {
		over := s.over[n-1]
		cmd, done := over.update(msg)
		if done {
			s.close(over)
		}
		return cmd
	}
	return s.top().Update(msg)
}

// close takes a dialog away, which may have opened another meanwhile.
func (s *Shell) close(over overlay) {
	for i := len(s.over) - 1; i >= 0; i-- {
		if s.over[i] == over {
			s.over = append(s.over[:i], s.over[i+1:]...)
			return
		}
	}
}

// key takes a key: it always ends with ctrl+c, goes to a dialog or a field if
// there is one, and is an action otherwise.
func (s *Shell) key(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "ctrl+c" {
		return s.quitNow()
	}
	if second, two := s.apart(msg); two {
		escaped := s.key(tea.KeyPressMsg{Code: tea.KeyEscape})
		return tea.Batch(escaped, s.key(second))
	}
	if s.greeted(msg.String()) || s.hold(msg) {
		return nil
	}
	s.goesOn(msg.String())
	if len(s.over) > 0 {
		return s.await(s.pass(msg))
	}
	if form, ok := s.top().(*fill.Screen); ok {
		return s.fillIn(form, msg)
	}
	action := s.Keys.Action(msg.String())
	if s.top().Typing() || action == "" {
		return s.pass(msg)
	}
	cmd := s.do(action, msg.String())
	if moves(action) {
		return cmd
	}
	return s.await(cmd)
}

// fillIn gives a key to a form. What is typed after a key by which it may be
// left is not for the form any more.
func (s *Shell) fillIn(form *fill.Screen, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		cmd, _ := s.asked(form.Escape())
		return cmd
	case "enter", "ctrl+s":
		return s.await(s.pass(msg))
	}
	return s.pass(msg)
}

// do does an action: the shell's own, or the screen's. A key that does nothing
// here says so.
func (s *Shell) do(action screen.Action, key string) tea.Cmd {
	switch action {
	case screen.Quit:
		return s.quitNow()
	case screen.Tools, screen.Actions, screen.Coalitions, screen.Commitments, screen.People, screen.Pulse:
		return s.goTo(action)
	case screen.Wall:
		return s.push(pulse.NewWall(s.Common))
	case screen.Organisations, screen.ForYou:
		return s.beside(action)
	case screen.Language:
		return s.nextLanguage()
	case screen.Help:
		s.open(s.help())
		return nil
	case screen.Palette:
		s.open(s.palette())
		return nil
	case screen.Undo:
		return s.undoLast()
	case screen.Profile:
		return s.profile()
	case screen.Inbox:
		return s.inbox()
	case screen.Here:
		return s.push(here.New(s.Common))
	case screen.Declaration:
		return s.push(declaration.New(s.Common))
	case screen.Translations:
		return s.push(translations.New(s.Common))
	case screen.Partnership:
		return s.push(partnership.New(s.Common))
	case screen.SkipTour:
		return s.skipTour()
	case screen.ShowTour:
		s.showTour()
		return nil
	case screen.EnterCode:
		return s.enterCode()
	case screen.AddDevice:
		return s.offerCode()
	}
	if slices.Contains(govern.Actions(), action) {
		return s.govern(action)
	}
	cmd, done := s.top().Do(action)
	if done {
		return cmd
	}
	if action == screen.Back {
		return s.pop()
	}
	return screen.Complain(s.Words.F("shell.why.not-here", map[string]any{"Key": key}))
}

// quitNow is the reader leaving.
func (s *Shell) quitNow() tea.Cmd {
	s.left = true
	return s.quit()
}

func (s *Shell) quit() tea.Cmd {
	s.leaving = true
	return tea.Quit
}

// nextLanguage changes the language of every word on screen, at once.
func (s *Shell) nextLanguage() tea.Cmd {
	languages := s.languages()
	for i, lang := range languages {
		if lang == s.Lang() {
			s.Words = s.catalogue.In(languages[(i+1)%len(languages)])
			break
		}
	}
	return tea.Batch(s.refresh(), screen.Toast(s.T("shell.toast.language")))
}
