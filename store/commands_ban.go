package store

// BanKey keeps a key from contributing, for a reason, from the next entry on:
// what it has sent and what waits its turn is refused. An organiser's key is
// not banned: it is taken out of the organisers' file. Only organisers ban.
type BanKey struct {
	Once
	Key    string
	Reason string

	organiser func(fingerprint string) bool
}

func (*BanKey) verb() Verb { return VerbBan }

func (c *BanKey) prepare() error {
	return firstError(cleanKey("key", &c.Key), requireLine("reason", &c.Reason, maxSummary))
}

func (c *BanKey) ahead(s *Store, _ Actor) error {
	c.organiser = s.isOrganiser
	return nil
}

func (c *BanKey) plan(st state, actor Actor) (plan, error) {
	own, err := st.lookup(claimKey(claim{space: "key", value: c.Key}))
	if err != nil {
		return plan{}, err
	}
	// Whoever bans is an organiser, with any of their keys.
	if c.organiser(c.Key) || c.Key == actor.Key || own == actor.Person && !own.IsZero() {
		return plan{}, &NotAllowedError{VerbBan, DeniedOrganiserKey}
	}
	before, err := st.find(KindBan, BanID(c.Key))
	if err != nil {
		return plan{}, err
	}
	after := &Ban{Meta: Meta{ID: BanID(c.Key)}, Key: c.Key, Reason: c.Reason}
	return plan{verb: VerbBan, before: before, after: after, reason: c.Reason}, nil
}

// UnbanKey lets a key contribute again. Only organisers do.
type UnbanKey struct {
	Once
	Key    string
	Reason string // may be empty
}

func (*UnbanKey) verb() Verb { return VerbUnban }

func (c *UnbanKey) prepare() error {
	return firstError(cleanKey("key", &c.Key), cleanLine("reason", &c.Reason, maxSummary))
}

func (c *UnbanKey) plan(st state, _ Actor) (plan, error) {
	before, err := st.record(KindBan, BanID(c.Key))
	return plan{verb: VerbUnban, before: before, reason: c.Reason}, err
}
