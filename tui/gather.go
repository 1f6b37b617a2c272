package tui

import (
	"math/rand/v2"
	"time"
)

// A change of the record concerns everybody who is here. To read what is shown
// again and to draw it takes each session the better part of a millisecond, so
// that a thousand who did it at once would keep two cores from everything else
// for a third of a second. They take turns instead: the more are here, the
// longer each lets changes gather, and at a moment of their own. What others do
// is seen within a second; and where a thousand are here and changes do not
// cease, within four, so that nobody who types or writes waits for those who look on.
const (
	turn       = time.Millisecond // of each who is here, for a change that comes alone
	mostGather = time.Second
	unceasing  = 4 // times as long between two of many changes
)

// gather is how long a session lets changes gather where so many are here, and
// it showed the last ones that long ago. Chance is from 0 to 1.
func gather(here int, ago time.Duration, chance float64) time.Duration {
	lull := min(time.Duration(here-1)*turn, mostGather)
	if lull <= 0 {
		return 0
	}
	return max(time.Duration(chance*float64(lull)), unceasing*lull-ago)
}

// gathers waits, away from the event loop, for more changes to come. It reports
// whether the session still lasts.
func (s *Shell) gathers(shown time.Time) bool {
	if s.still || s.Room == nil {
		return true
	}
	people, guests := s.Room.Online()
	timer := time.NewTimer(gather(people+guests, time.Since(shown), rand.Float64()))
	defer timer.Stop()
	select {
	case <-s.Context.Done():
		return false
	case <-timer.C:
		return true
	}
}
