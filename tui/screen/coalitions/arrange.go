package coalitions

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// offersMember is what can be done about a member.
func (s Source) offersMember(c *store.Coalition, person store.ID) []screen.Offer {
	remove, appoint := s.mayArrange(c, store.VerbRemove), s.mayArrange(c, store.VerbAppoint)
	if c.LedBy(person) {
		lead := s.T("shell.denied.leads")
		if remove == "" {
			remove = lead
		}
		if appoint == "" {
			appoint = s.T("coalitions.why.leads")
		}
	}
	return []screen.Offer{
		{Action: screen.Remove, WhyNot: remove, Hint: remove == "", Label: s.T("coalitions.key.remove")},
		{Action: screen.Appoint, WhyNot: appoint},
	}
}

func (s Source) doMember(action screen.Action, c *store.Coalition, person store.ID) tea.Cmd {
	switch action {
	case screen.Remove:
		if person == s.Actor.Person {
			return s.joinOrLeave(c)
		}
		return s.word(c, person, removal)
	case screen.Appoint:
		return s.appoint(c, person)
	case screen.Open:
		return screen.Show(store.KindPerson, person)
	}
	return nil
}

// doRequest lets somebody in by one key, or asks for the word that a refusal
// goes with.
func (s Source) doRequest(action screen.Action, c *store.Coalition, person store.ID) tea.Cmd {
	switch action {
	case screen.Add:
		return screen.Ask(screen.ContributeMsg{
			Command: &store.AnswerRequest{Coalition: c.ID, Person: person, Accept: true},
			Said:    s.Words.F("coalitions.accepted", s.names(c, person)),
		})
	case screen.Remove:
		return s.word(c, person, refusal)
	case screen.Open:
		return screen.Show(store.KindPerson, person)
	}
	return nil
}

// appoint makes a member lead as well.
func (s Source) appoint(c *store.Coalition, person store.ID) tea.Cmd {
	return screen.Ask(screen.ContributeMsg{
		Command: &store.AppointLead{Coalition: c.ID, Person: person},
		Said:    s.Words.F("coalitions.appointed", s.names(c, person)),
	})
}

// appointSomeone asks who is to lead as well.
func (s Source) appointSomeone(c *store.Coalition) tea.Cmd {
	roster, err := s.Store.Roster(c)
	if err != nil {
		return screen.Complain(s.Explain(err))
	}
	var people []store.ID
	var names []string
	for _, member := range roster.Members {
		if !member.Lead {
			words, note := s.member(member)
			people, names = append(people, member.Person), append(names, joined(words, note))
		}
	}
	if len(people) == 0 {
		return screen.Complain(s.T("coalitions.why.nobody-else"))
	}
	return screen.Ask(screen.AskMsg{
		Title: s.T("coalitions.appoint"), Choices: names,
		Then: func(choice int) tea.Cmd { return s.appoint(c, people[choice]) },
	})
}

// stepDown makes the reader an ordinary member, after asking.
func (s Source) stepDown(c *store.Coalition) tea.Cmd {
	return screen.Ask(screen.AskMsg{
		Title: screen.Clean(c.Name), Text: s.T("coalitions.step-down"),
		Choices: []string{s.T("coalitions.step-down.yes"), s.T("coalitions.step-down.no")},
		Then: func(choice int) tea.Cmd {
			if choice != 0 {
				return nil
			}
			said := s.Words.F("coalitions.stepped-down", map[string]any{"Name": screen.Clean(c.Name)})
			return screen.Ask(screen.ContributeMsg{Do: func(ctx context.Context, actor store.Actor) (string, error) {
				_, err := s.Store.StepDown(ctx, actor, c.ID)
				return said, err
			}})
		},
	})
}

// names are what is called how in a sentence about somebody in a coalition.
func (s Source) names(c *store.Coalition, person store.ID) map[string]any {
	return map[string]any{"Who": s.Person(person), "Name": screen.Clean(c.Name)}
}
