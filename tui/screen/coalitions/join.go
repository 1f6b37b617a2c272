package coalitions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// joinOrLeave joins at once, or asks to; and asks before it leaves, or takes
// back what was asked. The only lead is told what to do instead.
func (s Source) joinOrLeave(c *store.Coalition) tea.Cmd {
	name := map[string]any{"Name": screen.Clean(c.Name)}
	membership, leads := s.membership(c.ID), c.LedBy(s.Actor.Person)
	switch {
	case leads:
		return s.stepDownOrSay(c)
	case membership == nil:
		said := s.Words.F("coalitions.joined", name)
		if c.ByRequest {
			said = s.Words.F("coalitions.asked-to-join", name)
		}
		return screen.Ask(screen.ContributeMsg{Command: &store.JoinCoalition{Coalition: c.ID}, Said: said})
	case membership.State == store.MembershipAsked:
		date := map[string]any{"Date": s.Words.LongDate(membership.CreatedAt)}
		return s.leave(c, s.Words.F("coalitions.take-back", date), s.T("coalitions.take-back.yes"), s.Words.F("coalitions.taken-back", name))
	}
	return s.leave(c, s.T("coalitions.leave"), s.T("coalitions.leave.yes"), s.Words.F("coalitions.left", name))
}

func (s Source) leave(c *store.Coalition, text, yes, said string) tea.Cmd {
	return screen.Ask(screen.AskMsg{
		Title: screen.Clean(c.Name), Text: text, Choices: []string{yes, s.T("coalitions.leave.no")},
		Then: func(choice int) tea.Cmd {
			if choice != 0 {
				return nil
			}
			return screen.Ask(screen.ContributeMsg{Command: &store.LeaveCoalition{Coalition: c.ID}, Said: said})
		},
	})
}

// stepDownOrSay is what a lead does who wants to leave: they step down first,
// and hand over before that where nobody else leads.
func (s Source) stepDownOrSay(c *store.Coalition) tea.Cmd {
	if why := s.onlyLead(c); why != "" {
		return screen.Complain(why)
	}
	return s.stepDown(c)
}

// parted is how the reader's last membership or request ended, if somebody else
// ended it: by whom, when, and with which word.
func (s Source) parted(c *store.Coalition) string {
	if s.Actor.Person.IsZero() {
		return ""
	}
	entries, err := s.Store.History(store.MembershipID(c.ID, s.Actor.Person), 1)
	if err != nil || len(entries) == 0 {
		return ""
	}
	key := map[store.Verb]string{store.VerbAnswer: "coalitions.declined-you", store.VerbRemove: "coalitions.removed-you"}[entries[0].Verb]
	if key == "" {
		return ""
	}
	said := s.Words.F(key, map[string]any{"Who": s.Person(entries[0].Actor), "When": s.Words.Ago(entries[0].At, s.Now())})
	if words := screen.Clean(entries[0].Reason); words != "" {
		said += " “" + words + "”"
	}
	return said
}
