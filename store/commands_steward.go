package store

import "slices"

// NameSteward makes a person a steward, who may merge and correct anything.
// Only organisers name stewards.
type NameSteward struct {
	Once
	Person ID
	Reason string // may be empty
}

func (*NameSteward) verb() Verb { return VerbName }

func (c *NameSteward) prepare() error {
	return firstError(requireID("person", c.Person), cleanLine("reason", &c.Reason, maxSummary))
}

func (c *NameSteward) plan(st state, _ Actor) (plan, error) {
	return st.planSteward(VerbName, c.Person, true, c.Reason)
}

// DismissSteward makes a steward a participant again, from the next entry on.
// Only organisers do.
type DismissSteward struct {
	Once
	Person ID
	Reason string // may be empty
}

func (*DismissSteward) verb() Verb { return VerbDismiss }

func (c *DismissSteward) prepare() error {
	return firstError(requireID("person", c.Person), cleanLine("reason", &c.Reason, maxSummary))
}

func (c *DismissSteward) plan(st state, _ Actor) (plan, error) {
	return st.planSteward(VerbDismiss, c.Person, false, c.Reason)
}

func (st state) planSteward(verb Verb, id ID, steward bool, reason string) (plan, error) {
	return st.planPerson(verb, id, reason, func(person *Person) { person.Steward = steward })
}

// planPerson changes a person.
func (st state) planPerson(verb Verb, id ID, reason string, change func(*Person)) (plan, error) {
	before, err := st.record(KindPerson, id)
	if err != nil {
		return plan{}, err
	}
	after, err := st.copyOf(before)
	if err != nil {
		return plan{}, err
	}
	change(after.(*Person))
	return plan{verb: verb, before: before, after: after, reason: reason}, nil
}

// Stewards lists the people whom organisers named stewards, the longest known first.
func (s *Store) Stewards() ([]*Person, error) {
	var out []*Person
	err := s.read(func(st state) error {
		return st.each(KindPerson, func(record Record) {
			if person := record.(*Person); person.Steward {
				out = append(out, person)
			}
		})
	})
	slices.SortFunc(out, func(a, b *Person) int { return referrerOf(a).compare(referrerOf(b)) })
	return out, err
}
