package store

import (
	"fmt"
	"slices"
	"sync"
)

// Gap is something that a collective action has not got yet.
type Gap string

// What an action may lack, in the order in which it is said.
const (
	GapState      Gap = "state"         // nobody at work on it is of a State
	GapSociety    Gap = "civil-society" // nobody at work on it is of civil society
	GapCoalition  Gap = "coalition"
	GapCommitment Gap = "commitment"
)

// Gaps lists what an action may lack.
func Gaps() []Gap { return []Gap{GapState, GapSociety, GapCoalition, GapCommitment} }

// gaps are what is missing, judged by who is at work and not by who signed.
// Where not everybody was read nobody can be said to be missing.
func (w *work) gaps() (out []Gap) {
	if w.whole && !w.has(PartyState) {
		out = append(out, GapState)
	}
	if w.whole && !w.has(PartyCivil) {
		out = append(out, GapSociety)
	}
	if len(w.coalitions) == 0 {
		out = append(out, GapCoalition)
	}
	if len(w.commitments) == 0 {
		out = append(out, GapCommitment)
	}
	return out
}

func (w *work) has(party Party) bool {
	return slices.ContainsFunc(w.order, func(key partnerKey) bool { return key.party == party })
}

// gapsOf is what every action lacks, at one moment of the record: it is read
// once for everybody who looks at the actions.
type gapsOf struct {
	mu   sync.Mutex
	read bool
	as   uint64 // how often what they come from had changed
	of   map[ID][]Gap
}

// ActionGaps is what every action lacks, but for those that lack nothing. It is
// worked out again when somebody came or went, once for all who ask; the map is
// shared and must not be changed.
func (s *Store) ActionGaps() (map[ID][]Gap, error) {
	g := &s.gaps
	g.mu.Lock()
	defer g.mu.Unlock()
	as := s.view.atWork.Load() // before reading: what comes meanwhile is read next time
	if g.read && g.as == as {
		return g.of, nil
	}
	of := make(map[ID][]Gap)
	err := s.read(func(st state) (err error) {
		failed := st.each(KindAction, func(record Record) {
			if err == nil {
				err = s.gapsOf(st, record.Head().ID, of)
			}
		})
		return firstError(failed, err)
	})
	if err != nil {
		return nil, fmt.Errorf("read what the actions lack: %w", err)
	}
	g.read, g.as, g.of = true, as, of
	return of, nil
}

// gapsOf reads what one action lacks: of those at work on it no more than are
// needed to tell.
func (s *Store) gapsOf(st state, action ID, of map[ID][]Gap) error {
	w, err := s.workOn(st, action, func(w *work) bool { return w.has(PartyState) && w.has(PartyCivil) })
	if err != nil {
		return err
	}
	if gaps := w.gaps(); len(gaps) > 0 {
		of[action] = gaps
	}
	return nil
}
