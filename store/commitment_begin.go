package store

import "errors"

// BeginCommitment is a commitment as far as the profile of whoever deposits it
// tells: on whose side they are, for which organisation, and in which country.
// It is empty for somebody who has no profile. Nothing is put on the record.
func (s *Store) BeginCommitment(actor Actor) (Commitment, error) {
	var c Commitment
	if actor.Person.IsZero() {
		return c, nil
	}
	record, err := s.Record(KindPerson, actor.Person)
	if errors.Is(err, ErrNotFound) {
		return c, nil
	}
	if err != nil {
		return c, err
	}
	person := record.(*Person)
	c.Country = person.Country
	var organisation *Organisation
	if record, err := s.Record(KindOrganisation, person.Organisation); err == nil && !record.Head().Hidden {
		organisation = record.(*Organisation)
		c.Organisation = organisation.ID
		if c.Country == "" {
			c.Country = organisation.Country
		}
	}
	if c.By = string(PartyOf(person, organisation)); !contains(CommitmentParties(), c.By) {
		c.By = string(PartyOthers)
	}
	return c, nil
}
