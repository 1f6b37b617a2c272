package tui

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/actions"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
	"github.com/ogptoolbox/concorde/tui/screen/coalitions"
	"github.com/ogptoolbox/concorde/tui/screen/commitments"
	"github.com/ogptoolbox/concorde/tui/screen/declaration"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/screen/history"
	"github.com/ogptoolbox/concorde/tui/screen/organisations"
	"github.com/ogptoolbox/concorde/tui/screen/partnership"
	"github.com/ogptoolbox/concorde/tui/screen/people"
	"github.com/ogptoolbox/concorde/tui/screen/tools"
	"github.com/ogptoolbox/concorde/tui/screen/translations"
)

// source is what shows records of a kind; nil if nothing does.
func (s *Shell) source(kind store.Kind) browse.Shower {
	switch kind {
	case store.KindTool:
		return tools.Source{Common: s.Common}
	case store.KindAction:
		return actions.Source{Common: s.Common}
	case store.KindCoalition:
		return coalitions.Source{Common: s.Common}
	case store.KindCommitment:
		return commitments.Source{Common: s.Common}
	case store.KindPerson:
		return people.Card{Common: s.Common}
	case store.KindOrganisation:
		return organisations.Source{Common: s.Common}
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
	if person, ok := msg.Record.(*store.Person); msg.Kind == store.KindPerson && (!ok || person.ID == s.Actor.Person) {
		return s.profile()
	}
	form := s.paper(msg)
	if form == nil {
		return screen.Complain(s.T("shell.why.unavailable"))
	}
	return s.push(form)
}

// paper is the form that was asked for; nil if there is none.
func (s *Shell) paper(msg screen.FormMsg) *fill.Screen {
	var form *fill.Screen
	if msg.Lang != "" && msg.Record != nil {
		return translations.Form(s.Common, msg.Record, msg.Field, msg.Lang).From(origin(msg))
	}
	switch record := msg.Record.(type) {
	case *store.Tool:
		form = tools.EditForm(s.Common, record)
	case *store.Tie:
		form = tools.TieForm(s.Common, record)
	case *store.Action:
		form = actions.EditForm(s.Common, record)
	case *store.Coalition:
		form = coalitions.EditForm(s.Common, record)
	case *store.Commitment:
		form = commitments.EditForm(s.Common, record)
	case *store.Post:
		form = coalitions.EditPostForm(s.Common, record)
	case *store.Membership:
		form = coalitions.WordForm(s.Common, record, msg.Name)
	case *store.Organisation:
		form = organisations.EditForm(s.Common, record)
	case *store.Term:
		form = partnership.Form(s.Common, record)
	case *store.Person:
		form = people.EditForm(s.Common, record)
	case nil:
		form = s.blank(msg)
	}
	if form == nil {
		return nil
	}
	return form.From(origin(msg))
}

// blank is the form of a new record; nil if there is none.
func (s *Shell) blank(msg screen.FormMsg) *fill.Screen {
	switch msg.Kind {
	case store.KindTool:
		return tools.NewForm(s.Common, msg.Name)
	case store.KindCoalition:
		return coalitions.NewForm(s.Common, msg.Around)
	case store.KindCommitment:
		return commitments.NewForm(s.Common, msg.Around)
	case store.KindEndorsement:
		return declaration.Form(s.Common)
	case store.KindVote:
		return tools.ProposalForm(s.Common, msg.Around)
	case store.KindOrganisation:
		return organisations.NewForm(s.Common, msg.Name)
	case store.KindTerm:
		return partnership.Form(s.Common, nil)
	case store.KindPost:
		return coalitions.PostForm(s.Common, msg.Around)
	}
	return nil
}

// introduce asks a newcomer who they are, and goes on with what they wanted.
func (s *Shell) introduce(then func() tea.Cmd) tea.Cmd {
	return s.push(s.newcomer(then))
}

// newcomer is the form in which somebody says who they are.
func (s *Shell) newcomer(then func() tea.Cmd) *fill.Screen {
	form := people.NewForm(s.Common, func(receipt store.Receipt) tea.Cmd {
		s.become(receipt.Record)
		s.newcomerAsked = waiting{}
		return then()
	})
	s.newcomerAsked = waiting{form, then}
	return form.From(origin(screen.FormMsg{Kind: store.KindPerson}))
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
	return s.push(s.paper(screen.FormMsg{Kind: store.KindPerson, Record: person}))
}
