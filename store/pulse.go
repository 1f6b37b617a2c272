package store

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"
)

// Quarter is the time that one bar of the pulse stands for.
const Quarter = 15 * time.Minute

// pulseDay is how far back the pulse goes.
const pulseDay = 24 * time.Hour

// Pulse is how a summit goes: how much was done lately, and what grows. The
// starter catalogue, which nobody did, is not part of it.
type Pulse struct {
	// Quarters are the contributions of each quarter of an hour, the present
	// one last.
	Quarters []int
	// Growing are the coalitions that people joined in the last day, those with
	// most new members first.
	Growing []Growth
}

// Growth is how many joined a coalition in the last day.
type Growth struct {
	Coalition ID
	Members   int
}

// pulse is kept up to date with every entry: it is asked for by everybody at once.
type pulse struct {
	mu       sync.Mutex
	quarters map[int64]int           // by number of the quarter since the epoch
	joined   map[ID]map[ID]time.Time // by coalition, of each membership
}

func newPulse() *pulse {
	return &pulse{quarters: make(map[int64]int), joined: make(map[ID]map[ID]time.Time)}
}

func quarterOf(at time.Time) int64 { return at.Unix() / int64(Quarter/time.Second) }

// beat takes in what somebody did at a moment.
func (p *pulse) beat(at time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.quarters[quarterOf(at)]++
	for quarter := range p.quarters {
		if quarter < quarterOf(at.Add(-pulseDay)) {
			delete(p.quarters, quarter)
		}
	}
}

// change takes in that somebody joined or left.
func (p *pulse) change(c applied, at time.Time) {
	was, is := isMember(c.before), isMember(c.after)
	if was == is {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !is {
		membership := c.before.(*Membership)
		delete(p.joined[membership.Coalition], membership.ID)
		return
	}
	membership := c.after.(*Membership)
	if p.joined[membership.Coalition] == nil {
		p.joined[membership.Coalition] = make(map[ID]time.Time)
	}
	p.joined[membership.Coalition][membership.ID] = at
}

// at is the pulse at a moment, with so many quarters.
func (p *pulse) at(now time.Time, quarters int) Pulse {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := Pulse{Quarters: make([]int, quarters)}
	last := quarterOf(now)
	for i := range out.Quarters {
		out.Quarters[i] = p.quarters[last-int64(quarters-1-i)]
	}
	for coalition, memberships := range p.joined {
		for id, at := range memberships {
			if now.Sub(at) > pulseDay {
				delete(memberships, id)
			}
		}
		if len(memberships) == 0 {
			delete(p.joined, coalition)
			continue
		}
		out.Growing = append(out.Growing, Growth{coalition, len(memberships)})
	}
	slices.SortFunc(out.Growing, func(a, b Growth) int {
		return cmp.Or(cmp.Compare(b.Members, a.Members), cmp.Compare(a.Coalition.String(), b.Coalition.String()))
	})
	return out
}

// Pulse tells how the summit goes: so many quarters of an hour, of the last
// day at most, and the coalitions that grow, without those that are hidden.
func (s *Store) Pulse(quarters int) Pulse {
	out := s.pulse.at(s.now(), min(max(quarters, 0), int(pulseDay/Quarter)))
	out.Growing = slices.DeleteFunc(out.Growing, func(g Growth) bool { return s.IsHidden(g.Coalition) })
	return out
}

// remember reads the pulse of the last day from the log.
func (s *Store) remember(ctx context.Context) error {
	memberships, err := s.entriesSince(ctx, s.now().Add(-pulseDay), func(entry Entry) bool {
		if entry.Actor.IsZero() {
			return false
		}
		s.pulse.beat(entry.At)
		kind, _ := entry.Subject()
		return kind == KindMembership
	})
	if err != nil {
		return err
	}
	for _, entry := range slices.Backward(memberships) {
		after, err := s.Body(entry)
		if err != nil {
			return err
		}
		before, err := s.Before(entry)
		if err != nil {
			return err
		}
		s.pulse.change(applied{before, after}, entry.At)
	}
	return nil
}

// feel takes in what an entry did.
func (s *Store) feel(changes []applied) {
	for i, change := range changes {
		record := firstRecord(change.after, change.before)
		head := record.Head()
		at := head.ChangedAt
		if change.after == nil {
			at = s.now()
		}
		if i == 0 && !head.ChangedBy.IsZero() {
			s.pulse.beat(at)
		}
		s.pulse.change(change, at)
	}
}
