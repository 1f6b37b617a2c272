package store_test

import (
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// state is what somebody is in a coalition, who leads it or does not; empty: nothing.
func (m *model) state(coalition, person store.ID) string {
	return m.records[store.MembershipID(coalition, person)]["state"]
}

// answer lets somebody in, or does not, whoever tries.
func (m *machine) answer(rt *rapid.T) {
	actor, coalition, person := m.someone(rt), m.some(rt, store.KindCoalition), m.someone(rt).Person
	id, accept := store.MembershipID(coalition, person), rapid.Bool().Draw(rt, "accept")
	want, after := error(nil), maps.Clone(m.records[id])
	if accept && after != nil {
		after["state"] = store.MembershipMember
	}
	if !accept {
		after = nil
	}
	switch {
	case !m.mayArrange(coalition, actor.Person):
		want = store.ErrNotAllowed
	case m.state(coalition, person) != store.MembershipAsked:
		want = m.lateAnswer(id, accept)
	}
	m.does(rt, actor, &store.AnswerRequest{Coalition: coalition, Person: person, Accept: accept}, store.KindMembership, after, want)
}

// lateAnswer is what comes of an answer to what is no request any more.
func (m *machine) lateAnswer(membership store.ID, accept bool) error {
	at := m.revision(membership)
	if at == 0 {
		return store.ErrNotFound
	}
	declined := m.records[membership] == nil && m.entries[at-1].verb == store.VerbAnswer
	if accept && m.records[membership] != nil || !accept && declined {
		return store.ErrNothing
	}
	return store.ErrConflict
}

func (m *machine) appoint(rt *rapid.T) {
	actor, coalition, person := m.someone(rt), m.some(rt, store.KindCoalition), m.someone(rt).Person
	want, after := error(nil), maps.Clone(m.records[coalition])
	after["leads"] += " " + person.String()
	switch {
	case !m.mayArrange(coalition, actor.Person):
		want = store.ErrNotAllowed
	case m.isLead(coalition, person):
		want = store.ErrNothing
	case m.state(coalition, person) != store.MembershipMember:
		want = store.ErrInvalid
	}
	m.does(rt, actor, &store.AppointLead{Coalition: coalition, Person: person}, store.KindCoalition, after, want)
}

func (m *machine) remove(rt *rapid.T) {
	actor, coalition, person := m.someone(rt), m.some(rt, store.KindCoalition), m.someone(rt).Person
	want := error(nil)
	switch {
	case !m.mayArrange(coalition, actor.Person), m.isLead(coalition, person):
		want = store.ErrNotAllowed
	case m.state(coalition, person) == "":
		want = store.ErrNothing
	}
	m.does(rt, actor, &store.RemoveMember{Coalition: coalition, Person: person, Reason: "gone home"}, store.KindMembership, nil, want)
}

// stay makes a lead a member as well, which is the first half of stepping down.
func (m *machine) stay(rt *rapid.T) {
	actor, coalition := m.someone(rt), m.some(rt, store.KindCoalition)
	if !m.isLead(coalition, actor.Person) {
		rt.Skip("no lead")
	}
	membership := store.Membership{Coalition: coalition, Person: actor.Person, State: store.MembershipMember}
	want := error(nil)
	if m.state(coalition, actor.Person) != "" {
		want = store.ErrNothing
	}
	m.does(rt, actor, &store.JoinCoalition{Coalition: coalition, Stay: true}, store.KindMembership, rowOf(&membership), want)
}

// mayUndo says what comes of an undo that would be done, were it not for who
// is in a coalition as what, and who may change that.
func (m *machine) mayUndo(d deed, actor store.ID, after row, want error) error {
	now := m.records[d.record]
	settled := want != nil && want != store.ErrInvalid && (want != store.ErrNothing || now == nil || d.before == nil || d.after == nil)
	if settled || m.undone(d.id) {
		return want
	}
	switch d.kind {
	case store.KindCoalition:
		if now != nil && !m.mayArrange(d.record, actor) {
			return store.ErrNotAllowed
		}
		for _, lead := range strings.Fields(after["leads"]) {
			person, _ := store.ParseID(lead)
			if want == nil && !m.isLead(d.record, person) && m.state(d.record, person) == store.MembershipAsked {
				return store.ErrInvalid
			}
		}
	case store.KindMembership:
		return m.mayUndoMembership(d, actor, after, want)
	}
	return want
}

func (m *machine) mayUndoMembership(d deed, actor store.ID, after row, want error) error {
	fields := firstRow(after, m.records[d.record], d.before, d.after)
	coalition, _ := store.ParseID(fields["coalition"])
	person, _ := store.ParseID(fields["person"])
	if m.records[coalition] == nil {
		return want
	}
	may := m.mayArrange(coalition, actor)
	comes := after["state"] == store.MembershipMember && m.records[d.record]["state"] != store.MembershipMember
	switch {
	case d.led && !may, !d.led && actor != person, comes && !may && m.records[coalition]["request"] != "":
		return store.ErrNotAllowed
	case want == nil && after["state"] == store.MembershipAsked && m.isLead(coalition, person):
		return store.ErrNotAllowed
	}
	return want
}

func firstRow(rows ...row) row {
	for _, r := range rows {
		if r != nil {
			return r
		}
	}
	return nil
}

// compareRosters wants nobody lost and nobody twice: who is in a coalition is
// somebody, is a member or asks to be, and is counted.
func (m *machine) compareRosters(rt *rapid.T) {
	for _, id := range m.live(store.KindCoalition) {
		c, err := m.s.Record(store.KindCoalition, id)
		if err != nil {
			rt.Fatal(err)
		}
		roster, err := m.s.Roster(c.(*store.Coalition))
		if err != nil {
			rt.Fatal(err)
		}
		var members, requests []store.ID
		for _, member := range roster.Members {
			members = append(members, member.Person)
		}
		for _, request := range roster.Requests {
			requests = append(requests, request.Person)
		}
		m.compareRoster(rt, id, members, requests)
		if counted, err := m.s.Composition(c.(*store.Coalition)); err != nil || counted != roster.Composition() {
			rt.Fatalf("counted as %+v, and is %+v: %v", counted, roster.Composition(), err)
		}
		counted := 0
		for _, party := range store.Parties() {
			counted += roster.Count(party)
		}
		if counted != len(members) {
			rt.Fatalf("%d members, %d of the parties", len(members), counted)
		}
	}
}

func (m *machine) compareRoster(rt *rapid.T, coalition store.ID, members, requests []store.ID) {
	var in, asked []store.ID
	for _, person := range m.people {
		membership := m.records[store.MembershipID(coalition, person.Person)]
		switch shown := membership["hidden"] == ""; {
		case m.isLead(coalition, person.Person):
			in = append(in, person.Person)
		case shown && membership["state"] == store.MembershipMember:
			in = append(in, person.Person)
		case shown && membership["state"] == store.MembershipAsked:
			asked = append(asked, person.Person)
		}
		if m.isLead(coalition, person.Person) && membership["state"] == store.MembershipAsked {
			rt.Fatalf("%s leads %s and asks to join it", person.Person, coalition)
		}
	}
	if !sameIDs(in, members) || !sameIDs(asked, requests) {
		rt.Fatalf("members %v and requests %v, must be %v and %v", members, requests, in, asked)
	}
	for _, person := range slices.Concat(members, requests) {
		if m.records[person] == nil {
			rt.Fatalf("%s is in a coalition, and is nobody", person)
		}
	}
}

// verbOf is what an entry did.
func (m *machine) verbOf(entry store.ID) store.Verb {
	found, err := m.s.Entry(entry)
	if err != nil {
		m.t.Fatal(err)
	}
	return found.Verb
}

// marked is a deed with what the command was, for the rules on taking it back.
func (m *machine) marked(command store.Command, d deed) deed {
	switch c := command.(type) {
	case *store.Undo:
		d.undoes = c.Entry
		at := slices.IndexFunc(m.entries, func(e deed) bool { return e.id == c.Entry })
		d.led = m.entries[at].led
	case *store.Hide, *store.Unhide:
		d.guarded = true
	case *store.AnswerRequest, *store.RemoveMember:
		d.led = true
	}
	d.verb = m.verbOf(d.id)
	return d
}
