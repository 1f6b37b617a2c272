package store

// Endorse says that the actor endorses the Declaration: for an organisation,
// or for themself where there is none. Once for each: said again it is
// [ErrNothing]. Several people may endorse for one organisation, which is one
// signatory; see [Store.Signatories].
type Endorse struct {
	Once
	Organisation ID
}

func (*Endorse) verb() Verb     { return VerbEndorse }
func (*Endorse) prepare() error { return nil }

func (c *Endorse) plan(st state, actor Actor) (plan, error) {
	endorsement := &Endorsement{
		Meta:   Meta{ID: EndorsementID(actor.Person, c.Organisation)},
		Person: actor.Person, Organisation: c.Organisation,
	}
	before, err := st.findOwn(KindEndorsement, endorsement.ID)
	if err == nil && before != nil {
		err = ErrNothing
	}
	return plan{verb: VerbEndorse, after: endorsement}, err
}

// WithdrawEndorsement takes back what the actor said by [Endorse] for the
// organisation, or for themself; [ErrNothing] if they did not. What others
// said for it stays.
type WithdrawEndorsement struct {
	Once
	Organisation ID
}

func (*WithdrawEndorsement) verb() Verb     { return VerbWithdraw }
func (*WithdrawEndorsement) prepare() error { return nil }

func (c *WithdrawEndorsement) plan(st state, actor Actor) (plan, error) {
	before, err := st.find(KindEndorsement, EndorsementID(actor.Person, c.Organisation))
	if err == nil && before == nil {
		err = ErrNothing
	}
	return plan{verb: VerbWithdraw, before: before}, err
}
