package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/screen/people"
	"github.com/ogptoolbox/concorde/tui/widget/dialog"
)

// waiting is the form in which a newcomer says who they are, and what they
// wanted to do: they may enter a code instead.
type waiting struct {
	form *fill.Screen
	then func() tea.Cmd
}

// become makes the reader the person that they turned out to be.
func (s *Shell) become(person store.ID) {
	actor := s.Actor
	actor.Person, actor.Role = person, store.Participant
	s.Actor = s.Raise(actor)
}

// enterCode asks for the code that the reader's other device shows, and goes
// on with what they wanted.
func (s *Shell) enterCode() tea.Cmd {
	return s.push(people.CodeForm(s.Common, func(receipt store.Receipt) tea.Cmd {
		s.become(receipt.Record)
		asked := s.newcomerAsked
		s.newcomerAsked = waiting{}
		if asked.form == nil {
			return nil
		}
		asked.form.Saved()
		return screen.Ask(screen.PopMsg{Screen: asked.form, Then: asked.then()})
	}))
}

// codeMsg is a code by which another device joins the account.
type codeMsg struct {
	code  string
	until time.Time
	err   error
}

// offerCode asks for a code away from the event loop.
func (s *Shell) offerCode() tea.Cmd {
	actor := s.Actor
	return func() tea.Msg {
		code, until, err := s.Store.OfferCode(actor)
		return codeMsg{code, until, err}
	}
}

// showCode shows the code, until when it works, and what to do with it.
func (s *Shell) showCode(msg codeMsg) tea.Cmd {
	if msg.err != nil {
		return screen.Complain(s.Explain(msg.err))
	}
	wide := strings.Join(strings.Split(msg.code, ""), " ")
	minutes := int(msg.until.Sub(s.Now()).Round(time.Minute) / time.Minute)
	question := dialog.Question{
		ID: "code", Title: s.T("screens.code.offer"),
		Text:    s.Words.F("shell.code.how", map[string]any{"Command": s.T("shell.key.enter-code"), "Minutes": s.Words.Number(minutes)}),
		Body:    "\n  " + s.Theme.Accent.Render(wide) + "\n",
		Choices: []dialog.Choice{{Value: "0", Label: s.T("shell.dialog.close")}},
	}
	s.open(&asked{dialog.Ask(s.Theme, question), func(answered tea.Msg) (tea.Cmd, bool) {
		switch answered.(type) {
		case dialog.ChosenMsg, dialog.ClosedMsg:
			return nil, true
		}
		return nil, false
	}})
	return nil
}
