package store

import "slices"

// Hide takes a record out of everybody's sight, for a reason: it is in no
// list, no search and on no sheet. It stays on the record, stewards and
// organisers can still open it, and its history says who hid it and why. Only
// organisers hide.
type Hide struct {
	Once
	Kind   Kind
	Record ID
	Reason string
}

func (*Hide) verb() Verb { return VerbHide }

func (c *Hide) prepare() error {
	return firstError(checkHideable(c.Kind), requireID("record", c.Record), requireLine("reason", &c.Reason, maxSummary))
}

func (c *Hide) plan(st state, _ Actor) (plan, error) {
	return st.planSight(VerbHide, c.Kind, c.Record, true, c.Reason)
}

// Unhide shows a hidden record again. Only organisers do.
type Unhide struct {
	Once
	Kind   Kind
	Record ID
	Reason string // may be empty
}

func (*Unhide) verb() Verb { return VerbUnhide }

func (c *Unhide) prepare() error {
	return firstError(checkHideable(c.Kind), requireID("record", c.Record), cleanLine("reason", &c.Reason, maxSummary))
}

func (c *Unhide) plan(st state, _ Actor) (plan, error) {
	return st.planSight(VerbUnhide, c.Kind, c.Record, false, c.Reason)
}

// Hideable lists the kinds of records that can be hidden: all that are
// anybody's words. A term goes by editing what uses it, a ban by lifting it.
func Hideable() []Kind {
	return slices.DeleteFunc(Kinds(), func(kind Kind) bool { return kind == KindTerm || kind == KindBan })
}

func checkHideable(kind Kind) error {
	if contains(Hideable(), kind) {
		return nil
	}
	return &FieldError{Field: "kind", Problem: ProblemChoice, Value: kind.String()}
}

func (st state) planSight(verb Verb, kind Kind, id ID, hidden bool, reason string) (plan, error) {
	before, err := st.record(kind, id)
	if err != nil {
		return plan{}, err
	}
	after, err := st.copyOf(before)
	if err != nil {
		return plan{}, err
	}
	after.meta().Hidden = hidden
	return plan{verb: verb, before: before, after: after, reason: reason}, nil
}
