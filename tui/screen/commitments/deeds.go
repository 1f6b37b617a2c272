package commitments

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done with a commitment.
func (s Source) Offers(record store.Record) []screen.Offer {
	none, edit := "", ""
	c, ok := record.(*store.Commitment)
	if !ok {
		none = s.T("shell.why.nothing-selected")
		edit = none
	} else if s.Actor.Role != store.Guest && store.Authorize(s.Actor, store.VerbEdit, c) != nil {
		edit = s.T("shell.denied.not-yours")
	}
	return []screen.Offer{
		{Action: screen.Add, Hint: true},
		{Action: screen.Coalition, Hint: true, WhyNot: none},
		{Action: screen.Post, Hint: true, WhyNot: none},
		{Action: screen.Edit, WhyNot: edit},
		{Action: screen.Commit},
		{Action: screen.History, WhyNot: none},
	}
}

// Do does it.
func (s Source) Do(action screen.Action, record store.Record) tea.Cmd {
	if action == screen.Add || action == screen.Commit {
		return screen.Ask(screen.FormMsg{Kind: store.KindCommitment})
	}
	c, ok := record.(*store.Commitment)
	if !ok {
		return nil
	}
	switch action {
	case screen.Coalition:
		return screen.Ask(screen.FormMsg{Kind: store.KindCoalition, Around: c})
	case screen.Post:
		return screen.Ask(screen.FormMsg{Kind: store.KindPost, Around: c})
	case screen.Edit:
		return screen.Ask(screen.FormMsg{Kind: store.KindCommitment, Record: c})
	case screen.History:
		return screen.Ask(screen.HistoryMsg{Kind: store.KindCommitment, ID: c.ID})
	}
	return nil
}
