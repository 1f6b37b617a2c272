package coalitions

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/browse"
)

// target is something on the sheet of a coalition that something can be done about.
type target struct {
	of of
	id store.ID // of a member or who asks: the person
}

type of uint8

const (
	aMember of = iota
	aRequest
	aMessage
	theRequests // the screen of members and requests
	theThread   // the screen of all messages
)

// OffersAt lists what can be done about a member, a request or a message.
func (s Source) OffersAt(record store.Record, at any) []screen.Offer {
	c, ok := record.(*store.Coalition)
	t, pointed := at.(target)
	if !ok || !pointed {
		return nil
	}
	switch t.of {
	case aMember:
		return s.offersMember(c, t.id)
	case aRequest:
		why := s.mayArrange(c, store.VerbAnswer)
		return []screen.Offer{
			{Action: screen.Add, WhyNot: why, Hint: why == "", Label: s.T("coalitions.key.accept")},
			{Action: screen.Remove, WhyNot: why, Hint: why == "", Label: s.T("coalitions.key.decline")},
		}
	case aMessage:
		return s.offersMessage(c, t.id)
	}
	return nil
}

// DoAt does it, and opens what the cursor is on.
func (s Source) DoAt(action screen.Action, record store.Record, at any) tea.Cmd {
	c, ok := record.(*store.Coalition)
	t, pointed := at.(target)
	if !ok || !pointed {
		return nil
	}
	switch t.of {
	case aMember:
		return s.doMember(action, c, t.id)
	case aRequest:
		return s.doRequest(action, c, t.id)
	case aMessage:
		return s.doMessage(action, t.id)
	case theRequests:
		return s.push(Members{s}, c)
	case theThread:
		return s.push(Thread{s}, c)
	}
	return nil
}

// push shows the coalition in another light, on top of what is being read.
func (s Source) push(light browse.Shower, c *store.Coalition) tea.Cmd {
	return screen.Ask(screen.PushMsg{Screen: browse.NewReader(s.Common, light, store.KindCoalition, c.ID)})
}

// mayArrange says why the reader may not do this to the coalition; empty: they may.
func (s Source) mayArrange(c *store.Coalition, verb store.Verb) string {
	return s.denied(store.Authorize(s.Actor, verb, c))
}

// denied is why something is not allowed, in words; empty if it is.
func (s Source) denied(err error) string {
	var denied *store.NotAllowedError
	if errors.As(err, &denied) && denied.Why == store.DeniedNotYours {
		return s.T("coalitions.why.not-lead")
	}
	if err != nil {
		return s.Explain(err)
	}
	return ""
}

// membership is what the reader is in a coalition; nil: nothing, or its lead.
func (s Source) membership(coalition store.ID) *store.Membership {
	if s.Actor.Person.IsZero() {
		return nil
	}
	record, err := s.Store.Record(store.KindMembership, store.MembershipID(coalition, s.Actor.Person))
	if err != nil {
		return nil
	}
	return record.(*store.Membership)
}

// keys are the keys of this room, for the sentences that name them.
func (s Source) keys() map[string]any {
	return map[string]any{
		"Requests": s.Key(screen.Requests), "Add": s.Key(screen.Add), "Remove": s.Key(screen.Remove), "Open": s.Key(screen.Open),
		"Edit": s.Key(screen.Edit),
	}
}
