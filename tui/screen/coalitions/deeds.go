package coalitions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done with a coalition.
func (s Source) Offers(record store.Record) []screen.Offer {
	none, edit := "", ""
	c, ok := record.(*store.Coalition)
	if !ok {
		none = s.T("shell.why.nothing-selected")
		edit = none
	} else if s.Actor.Role != store.Guest && store.Authorize(s.Actor, store.VerbEdit, c) != nil {
		edit = s.T("shell.denied.not-yours")
	}
	return []screen.Offer{
		{Action: screen.Join, Hint: true, WhyNot: none},
		{Action: screen.Add, Hint: true},
		{Action: screen.Post, Hint: true, WhyNot: none},
		{Action: screen.Edit, WhyNot: edit},
		{Action: screen.Coalition},
		{Action: screen.Commit, WhyNot: none},
		{Action: screen.History, WhyNot: none},
	}
}

// Do does it.
func (s Source) Do(action screen.Action, record store.Record) tea.Cmd {
	if action == screen.Add || action == screen.Coalition {
		return screen.Ask(screen.FormMsg{Kind: store.KindCoalition})
	}
	c, ok := record.(*store.Coalition)
	if !ok {
		return nil
	}
	switch action {
	case screen.Commit:
		return screen.Ask(screen.FormMsg{Kind: store.KindCommitment, Around: c})
	case screen.Join:
		return s.joinOrLeave(c)
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindCoalition, Record: c})
	case screen.Post:
		return screen.Ask(screen.FormMsg{Kind: store.KindPost, Around: c})
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindCoalition, ID: c.ID})
	}
	return nil
}

// joinOrLeave joins at once, and asks before it leaves.
func (s Source) joinOrLeave(c *store.Coalition) tea.Cmd {
	name := map[string]any{"Name": screen.Clean(c.Name)}
	if !s.in(c) {
		said := s.Words.F("coalitions.joined", name)
		if c.ByRequest {
			said = s.Words.F("coalitions.asked-to-join", name)
		}
		return screen.Ask(screen.ContributeMsg{Command: &store.JoinCoalition{Coalition: c.ID}, Said: said})
	}
	return screen.Ask(screen.AskMsg{
		Title:   screen.Clean(c.Name),
		Text:    s.T("coalitions.leave"),
		Choices: []string{s.T("coalitions.leave.yes"), s.T("coalitions.leave.no")},
		Then: func(choice int) tea.Cmd {
			if choice != 0 {
				return nil
			}
			return screen.Ask(screen.ContributeMsg{Command: &store.LeaveCoalition{Coalition: c.ID}, Said: s.Words.F("coalitions.left", name)})
		},
	})
}

// in reports whether the reader is in the coalition, or asked to be.
func (s Source) in(c *store.Coalition) bool {
	if s.Actor.Person.IsZero() {
		return false
	}
	if c.LedBy(s.Actor.Person) {
		return true
	}
	_, err := s.Store.Record(store.KindMembership, store.MembershipID(c.ID, s.Actor.Person))
	return err == nil
}
