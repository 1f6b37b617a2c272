package store

import (
	"fmt"
	"slices"
	"time"
)

// mostKeys is how many devices one account has.
const mostKeys = 10

// OfferCode makes a one-time code by which another device joins the actor's
// account, with [JoinAccount]: such as K7MH-R4QX-9TFA. It is valid until the
// given moment, once, and in place of the code offered before. The code is
// kept in memory alone, and is gone when the store is closed.
func (s *Store) OfferCode(actor Actor) (code string, until time.Time, err error) {
	err = s.read(func(st state) error {
		actor, err := s.admit(st, VerbAddKey, actor)
		if err == nil && actor.guest() {
			err = &NotAllowedError{VerbAddKey, DeniedGuest}
		}
		if err != nil {
			return err
		}
		person, err := st.record(KindPerson, actor.Person)
		if err != nil {
			return err
		}
		return checkKeys(person.(*Person))
	})
	if err != nil {
		return "", time.Time{}, err
	}
	return s.codes.offer(actor.Person, s.now())
}

// checkKeys refuses one device too many.
func checkKeys(person *Person) error {
	if len(person.Keys) < mostKeys {
		return nil
	}
	return &FieldError{Field: "keys", Problem: ProblemTooMany, Limit: mostKeys, Got: len(person.Keys) + 1}
}

// JoinAccount adds the actor's key, which has no account yet, to that of
// whoever offered the code. A wrong code is refused as not allowed, and after
// a few of them with a [BudgetError].
type JoinAccount struct {
	Once
	Code string

	person ID
	use    func(person ID) bool
	barred func(st state, fingerprint string) (bool, error)
}

func (*JoinAccount) verb() Verb { return VerbAddKey }

func (c *JoinAccount) prepare() error {
	if len(c.Code) > maxWord {
		return &NotAllowedError{VerbAddKey, DeniedCode}
	}
	return nil
}

// ahead hears the code with the caller, so that guessing keeps nobody waiting.
func (c *JoinAccount) ahead(s *Store, actor Actor) (err error) {
	if s.has(c.ID) {
		return nil // it was heard, and is not heard twice
	}
	if actor.Key == "" || !actor.Person.IsZero() {
		return &NotAllowedError{VerbAddKey, DeniedKnownKey}
	}
	c.person, err = s.codes.find(actor.Key, c.Code, s.now())
	if err == nil && c.person.IsZero() {
		err = &NotAllowedError{VerbAddKey, DeniedCode}
	}
	c.barred = s.bars
	c.use = func(person ID) bool { return s.codes.use(person, c.Code, s.now()) }
	return err
}

func (c *JoinAccount) plan(st state, actor Actor) (plan, error) {
	p, err := st.planPerson(VerbAddKey, c.person, "", func(person *Person) {
		person.Keys = append(person.Keys, actor.Key)
	})
	if err == nil {
		err = firstError(c.checkBans(st, p.before.(*Person)), checkKeys(p.before.(*Person)), st.checkClaims(p.after))
	}
	if err != nil {
		return plan{}, err
	}
	if !c.use(c.person) { // last: what fails before leaves the code as it is
		return plan{}, &NotAllowedError{VerbAddKey, DeniedCode}
	}
	return p, nil
}

// checkBans keeps whoever was banned from going on with another key.
func (c *JoinAccount) checkBans(st state, person *Person) error {
	for _, key := range person.Keys {
		if barred, err := c.barred(st, key); err != nil || barred {
			return firstError(err, &NotAllowedError{VerbAddKey, DeniedBanned})
		}
	}
	return nil
}

// RemoveKey takes one of the actor's own keys off their account, such as that
// of a device which is lost. The last one stays.
type RemoveKey struct {
	Once
	Key string
}

func (*RemoveKey) verb() Verb       { return VerbRemoveKey }
func (c *RemoveKey) prepare() error { return cleanKey("key", &c.Key) }

func (c *RemoveKey) plan(st state, actor Actor) (plan, error) {
	p, err := st.planPerson(VerbRemoveKey, actor.Person, "", func(person *Person) {
		person.Keys = slices.DeleteFunc(person.Keys, func(key string) bool { return key == c.Key })
	})
	if err != nil {
		return plan{}, err
	}
	before := p.before.(*Person)
	switch {
	case !contains(before.Keys, c.Key):
		return plan{}, fmt.Errorf("key %s: %w", c.Key, ErrNotFound)
	case len(before.Keys) == 1:
		return plan{}, &NotAllowedError{VerbRemoveKey, DeniedLastKey}
	}
	return p, nil
}
