package store

import (
	"fmt"
	"time"

	"golang.org/x/time/rate"
)

// Budget is how much a key may contribute, so that nobody floods the record.
// Zero is no budget, as on one's own store.
type Budget struct {
	PerMinute int // contributions a minute
	Burst     int // at once, after a pause; 0: as many as in a minute
	Stewards  int // how many times that for stewards, who correct much; 0: ten. Organisers have no budget
}

// BudgetError says that a key contributes too fast. Nothing was done.
type BudgetError struct {
	Wait time.Duration // until it is worth trying again
}

func (e *BudgetError) Error() string {
	return fmt.Sprintf("too much at once: try again in %d s", e.Seconds())
}

// Seconds is the wait in whole seconds, at least one.
func (e *BudgetError) Seconds() int { return int((e.Wait + time.Second - 1) / time.Second) }

// Unwrap makes every BudgetError an ErrBudget.
func (e *BudgetError) Unwrap() error { return ErrBudget }

// spend takes one contribution out of the actor's budget. What is refused
// afterwards has cost them as well: trying is not free. What they submit again
// to learn what became of it costs nothing.
func (s *Store) spend(actor Actor, id ID) error {
	if s.budget.PerMinute <= 0 || actor.Key == "" || s.unlimited(actor) || !id.IsZero() && s.has(id) {
		return nil
	}
	limit, burst := s.budget.of(actor.Role)
	if wait := s.spent.take(actor.Key, limit, burst, s.now()); wait > 0 {
		return &BudgetError{wait}
	}
	return nil
}

// of is what a role may contribute: so many a second, so many at once.
func (b Budget) of(role Role) (limit rate.Limit, burst int) {
	burst, times := b.Burst, 1
	if burst <= 0 {
		burst = b.PerMinute
	}
	if role >= Steward {
		times = b.Stewards
		if times <= 0 {
			times = 10
		}
	}
	return rate.Limit(float64(times*b.PerMinute) / 60), times * burst
}

// unlimited reports whether the actor is an organiser, and still is one.
func (s *Store) unlimited(actor Actor) bool {
	return actor.Role >= Organiser && (s.organisers.Load() == nil || s.isOrganiser(actor.Key))
}
