package coalitions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Offers lists what can be done with a coalition.
func (s Source) Offers(record store.Record) []screen.Offer {
	c, ok := record.(*store.Coalition)
	if !ok {
		return s.offersNone()
	}
	edit, stage := s.mayEdit(c), s.mayAdvance(c)
	leads := c.LedBy(s.Actor.Person)
	offers := []screen.Offer{
		{Action: screen.Join, Hint: true},
		{Action: screen.Add, Hint: true},
		{Action: screen.Post, Hint: true},
		{Action: screen.Requests, Hint: leads},
		{Action: screen.Advance, WhyNot: stage, Hint: leads && stage == ""},
		{Action: screen.Edit, WhyNot: edit},
		{Action: screen.Remove, WhyNot: s.Words.F("coalitions.why.no-target", s.keys())},
		{Action: screen.Coalition},
		{Action: screen.Commit},
		{Action: screen.History},
	}
	if s.mayArrange(c, store.VerbAppoint) == "" {
		offers = append(offers, screen.Offer{Action: screen.Appoint})
	}
	if leads {
		offers = append(offers, screen.Offer{Action: screen.StepDown, WhyNot: s.onlyLead(c)})
	}
	return offers
}

// offersNone is what can be done where no coalition is selected.
func (s Source) offersNone() []screen.Offer {
	none := s.T("shell.why.nothing-selected")
	offers := []screen.Offer{{Action: screen.Add, Hint: true}, {Action: screen.Coalition}}
	for _, action := range []screen.Action{
		screen.Join, screen.Post, screen.Requests, screen.Advance, screen.Edit, screen.Remove, screen.Commit, screen.History,
	} {
		offers = append(offers, screen.Offer{Action: action, WhyNot: none})
	}
	return offers
}

// mayEdit says why the reader may not edit a coalition. A guest is asked who
// they are instead.
func (s Source) mayEdit(c *store.Coalition) string {
	if s.Actor.Role == store.Guest {
		return ""
	}
	if store.Authorize(s.Actor, store.VerbEdit, c) != nil {
		return s.T("shell.denied.not-yours")
	}
	return ""
}

// onlyLead is why somebody may not stop leading, and what to do instead.
func (s Source) onlyLead(c *store.Coalition) string {
	if len(c.Leads) > 1 {
		return ""
	}
	return s.Words.F("coalitions.why.only-lead", s.keys())
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
	case screen.Requests:
		return s.push(Members{s}, c)
	case screen.Advance:
		return s.advance(c)
	case screen.Appoint:
		return s.appointSomeone(c)
	case screen.StepDown:
		return s.stepDown(c)
	}
	return nil
}
