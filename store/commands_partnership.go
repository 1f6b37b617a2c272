package store

import "time"

// SetPartner says what a country is in the Partnership from a date on, whether
// it was on the list before or not. Only organisers do. What the country was
// before that date, and is after another, stays on the list; see
// [Term.StandingOn]. Said again it is [ErrNothing].
type SetPartner struct {
	Once
	Country string // its ISO 3166-1 code
	Status  string // from [PartnershipStatuses]
	Since   string // a year, a month or a day; empty: it is not known
	AsOf    string // on which day that was looked up; empty: today, in UTC
	Reason  string // may be empty
}

// verb is an edit of the list, also of what was not on it.
func (*SetPartner) verb() Verb { return VerbEdit }

func (c *SetPartner) prepare() error {
	err := firstError(
		cleanCountry("country", &c.Country),
		cleanChoice("status", &c.Status, PartnershipStatuses(), true),
		cleanDay("since", &c.Since),
		cleanDay("as_of", &c.AsOf),
		cleanLine("reason", &c.Reason, maxSummary),
	)
	if err == nil && c.Country == "" {
		return &FieldError{Field: "country", Problem: ProblemRequired}
	}
	return err
}

// ahead says which day it is.
func (c *SetPartner) ahead(s *Store, _ Actor) error {
	if c.AsOf == "" {
		c.AsOf = s.now().UTC().Format(time.DateOnly)
	}
	return nil
}

func (c *SetPartner) plan(st state, _ Actor) (plan, error) {
	id := TermID(VocabularyPartnership, c.Country)
	before, err := st.find(KindTerm, id)
	if err != nil {
		return plan{}, err
	}
	after := &Term{Meta: Meta{ID: id}, Vocabulary: VocabularyPartnership, Value: c.Country}
	p := plan{verb: VerbAdd, before: before, after: after, reason: c.Reason}
	if before != nil {
		known, err := st.copyOf(before)
		if err != nil {
			return plan{}, err
		}
		*after, p.verb = *known.(*Term), VerbEdit
		if contains(after.standings(), Standing{c.Status, c.Since}) {
			return plan{}, ErrNothing // whenever it was looked up
		}
	}
	after.AsOf = c.AsOf
	after.stand(Standing{c.Status, c.Since})
	return p, nil
}
