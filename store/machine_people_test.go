package store_test

import (
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

func (m *machine) say(rt *rapid.T) {
	actor, tool := m.someone(rt), m.some(rt, store.KindTool)
	tie := store.Tie{
		Person: actor.Person, Tool: tool,
		Relation: rapid.SampledFrom([]store.Relation{store.Uses, store.Develops}).Draw(rt, "relation"),
		Where:    rapid.SampledFrom([]string{"", "Paris", "Lomé"}).Draw(rt, "where"),
	}
	after, want := rowOf(&tie), error(nil)
	before := m.records[store.TieID(actor.Person, tool, tie.Relation, store.ID{})]
	if before["where"] == tie.Where && before != nil {
		want = store.ErrNothing
	}
	if before["hidden"] != "" {
		after["hidden"] = before["hidden"] // it does not come back by being said again
	}
	m.does(rt, actor, &store.SayTool{Tie: tie}, store.KindTie, after, want)
}

func (m *machine) stop(rt *rapid.T) {
	actor, tie := m.someone(rt), m.some(rt, store.KindTie)
	want := error(nil)
	if m.records[tie]["person"] != actor.Person.String() {
		want = store.ErrNotAllowed
	}
	m.does(rt, actor, &store.StopTool{Tie: tie}, store.KindTie, nil, want)
}

func (m *machine) create(rt *rapid.T) {
	actor := m.someone(rt)
	coalition := store.Coalition{Name: "Open budgets", Purpose: store.Text{"en": "Open them."}, Leads: []store.ID{actor.Person}}
	m.does(rt, actor, &store.CreateCoalition{Coalition: coalition}, store.KindCoalition, rowOf(&coalition), nil)
}

// arrange edits a coalition: its place in the room, a tool of it, who leads it.
func (m *machine) arrange(rt *rapid.T) {
	actor, id := m.someone(rt), m.some(rt, store.KindCoalition)
	record, err := m.s.Record(store.KindCoalition, id)
	if err != nil {
		rt.Fatal(err)
	}
	coalition := record.(*store.Coalition)
	want := error(nil)
	switch rapid.SampledFrom([]string{"place", "tool", "leads", "request"}).Draw(rt, "field") {
	case "place":
		coalition.Place = rapid.StringMatching(`table [1-9]`).Draw(rt, "place")
	case "tool":
		coalition.Tools = []store.ID{m.some(rt, store.KindTool)}
	case "request":
		coalition.ByRequest = !coalition.ByRequest
	case "leads":
		coalition.Leads = nil
		for _, person := range m.people {
			if rapid.Bool().Draw(rt, "leads") {
				coalition.Leads = append(coalition.Leads, person.Person)
			}
		}
	}
	switch {
	case !m.mayArrange(id, actor.Person):
		want = store.ErrNotAllowed
	case len(coalition.Leads) == 0 || slices.ContainsFunc(coalition.Leads, func(lead store.ID) bool {
		return !m.isLead(id, lead) && m.state(id, lead) != store.MembershipMember
	}):
		want = store.ErrInvalid
	case m.same(id, coalition):
		want = store.ErrNothing
	}
	m.does(rt, actor, &store.Edit{Record: coalition, Base: m.revision(id)}, store.KindCoalition, rowOf(coalition), want)
}

func (m *machine) same(id store.ID, record store.Record) bool {
	after := rowOf(record)
	for field, value := range m.records[id] {
		if after[field] != value {
			return false
		}
	}
	return true
}

func (m *machine) join(rt *rapid.T) {
	actor, id := m.someone(rt), m.some(rt, store.KindCoalition)
	membership := store.Membership{Coalition: id, Person: actor.Person, State: store.MembershipMember}
	want := error(nil)
	before := m.records[store.MembershipID(id, actor.Person)]
	if m.records[id]["request"] != "" && before["state"] != store.MembershipMember {
		membership.State = store.MembershipAsked
	}
	if m.isLead(id, actor.Person) || before["state"] == membership.State {
		want = store.ErrNothing
	}
	after := rowOf(&membership)
	if before["hidden"] != "" {
		after["hidden"] = before["hidden"]
	}
	m.does(rt, actor, &store.JoinCoalition{Coalition: id}, store.KindMembership, after, want)
}

func (m *machine) leave(rt *rapid.T) {
	actor, id := m.someone(rt), m.some(rt, store.KindCoalition)
	command := &store.LeaveCoalition{Coalition: id}
	leads := strings.Fields(m.records[id]["leads"])
	switch {
	case m.isLead(id, actor.Person) && len(leads) == 1:
		m.does(rt, actor, command, 0, nil, store.ErrNotAllowed)
	case m.isLead(id, actor.Person):
		after := row{}
		for field, value := range m.records[id] {
			after[field] = value
		}
		others := slices.DeleteFunc(leads, func(lead string) bool { return lead == actor.Person.String() })
		after["leads"] = strings.Join(others, " ")
		m.does(rt, actor, command, store.KindCoalition, after, nil)
	case m.records[store.MembershipID(id, actor.Person)] == nil:
		m.does(rt, actor, command, 0, nil, store.ErrNothing)
	default:
		m.does(rt, actor, command, store.KindMembership, nil, nil)
	}
}

func (m *machine) isLead(coalition, person store.ID) bool {
	return slices.Contains(strings.Fields(m.records[coalition]["leads"]), person.String())
}
