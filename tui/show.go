package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/actions"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/screen/coalitions"
	"github.com/ogptoolbox/concorde/tui/screen/history"
	"github.com/ogptoolbox/concorde/tui/screen/people"
	"github.com/ogptoolbox/concorde/tui/screen/tools"
	"github.com/ogptoolbox/concorde/tui/widget/toast"
)

// source is what draws records of a kind; nil if no room does.
func (s *Shell) source(kind store.Kind) browse.Source {
	switch kind {
	case store.KindTool:
		return tools.Source{Common: s.Common}
	case store.KindAction:
		return actions.Source{Common: s.Common}
	case store.KindCoalition:
		return coalitions.Source{Common: s.Common}
	}
	return nil
}

// show puts a record on top of what is being read: esc goes back to it.
func (s *Shell) show(msg screen.ShowMsg) tea.Cmd {
	source := s.source(msg.Kind)
	if source == nil {
		return screen.Complain(s.T("shell.why.unavailable"))
	}
	return s.push(browse.NewReader(s.Common, source, msg.Kind, msg.ID))
}

func (s *Shell) history(msg screen.HistoryMsg) tea.Cmd {
	return s.push(history.New(s.Common, msg.Kind, msg.ID))
}

// form opens the form that a screen asked for.
func (s *Shell) form(msg screen.FormMsg) tea.Cmd {
	switch msg.Kind {
	case store.KindTool:
		if tool, ok := msg.Record.(*store.Tool); ok {
			return s.push(tools.EditForm(s.Common, tool))
		}
		return s.push(tools.NewForm(s.Common, msg.Name))
	case store.KindTie:
		if tie, ok := msg.Record.(*store.Tie); ok {
			return s.push(tools.TieForm(s.Common, tie))
		}
	case store.KindAction:
		if action, ok := msg.Record.(*store.Action); ok {
			return s.push(actions.EditForm(s.Common, action))
		}
	case store.KindCoalition:
		if coalition, ok := msg.Record.(*store.Coalition); ok {
			return s.push(coalitions.EditForm(s.Common, coalition))
		}
		return s.push(coalitions.NewForm(s.Common, msg.Around))
	case store.KindPost:
		return s.push(coalitions.PostForm(s.Common, msg.Around))
	}
	return screen.Complain(s.T("shell.why.unavailable"))
}

// introduce asks a newcomer who they are, and goes on with what they wanted.
func (s *Shell) introduce(then func() tea.Cmd) tea.Cmd {
	return s.push(people.NewForm(s.Common, func(receipt store.Receipt) tea.Cmd {
		actor := s.Actor
		actor.Person, actor.Role = receipt.Record, store.Participant
		s.Actor = s.Raise(actor)
		return then()
	}))
}

// profile is the reader's own.
func (s *Shell) profile() tea.Cmd {
	if s.Actor.Person.IsZero() {
		return s.introduce(func() tea.Cmd { return nil })
	}
	record, err := s.Store.Record(store.KindPerson, s.Actor.Person)
	person, ok := record.(*store.Person)
	if err != nil || !ok {
		return screen.Complain(s.Explain(err))
	}
	return s.push(people.EditForm(s.Common, person))
}

// say shows a toast.
func (s *Shell) say(msg screen.ToastMsg) tea.Cmd {
	kind := toast.Success
	if msg.Bad {
		kind = toast.Warning
	}
	ends, after := s.toast.Show(kind, msg.Text)
	if s.still {
		return nil
	}
	return s.after(after, ends)
}
