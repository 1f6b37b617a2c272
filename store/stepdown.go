package store

import (
	"context"
	"fmt"
)

// StepDown makes a lead an ordinary member, if somebody else leads as well: who
// never joined, because they started it, joins first. The last lead is refused
// before anything is done.
func (s *Store) StepDown(ctx context.Context, actor Actor, coalition ID) (Receipt, error) {
	record, err := s.Record(KindCoalition, coalition)
	if err != nil {
		return Receipt{}, err
	}
	switch c := record.(*Coalition); {
	case !c.LedBy(actor.Person):
		return Receipt{}, ErrNothing
	case len(c.Leads) == 1:
		return Receipt{}, &NotAllowedError{Verb: VerbLeave, Why: DeniedLastLead}
	}
	if _, err := s.Record(KindMembership, MembershipID(coalition, actor.Person)); err != nil {
		if err := ignoreMissing(err); err != nil {
			return Receipt{}, err
		}
		if _, err := s.Submit(ctx, actor, &JoinCoalition{Coalition: coalition, Stay: true}); err != nil {
			return Receipt{}, fmt.Errorf("stay a member: %w", err)
		}
	}
	receipt, err := s.Submit(ctx, actor, &LeaveCoalition{Coalition: coalition})
	if err != nil {
		return Receipt{}, fmt.Errorf("step down: %w", err)
	}
	return receipt, nil
}
