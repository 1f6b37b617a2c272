package tui

import (
	"math/rand/v2"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen/pulse"
)

// A change of the record concerns everybody who is here. To read what is shown
// again and to draw it takes each session the better part of a millisecond, so
// that a thousand who did it at once would keep two cores from everything else
// for a third of a second. They take turns instead: the more are here, the
// longer each lets changes gather, and at a moment of their own. What others do
// is seen within a second; and where a thousand are here and changes do not
// cease, within six seconds by those who press keys, and within eighteen by those
// who look on, so that who types or writes does not wait for who does not.
const (
	turn       = time.Millisecond // of each who is here, for a change that comes alone
	mostGather = time.Second
	unceasing  = 4                // times as long between two of many changes, give or take half,
	lookingOn  = 3                // and times that for who has not pressed a key
	awhile     = 15 * time.Second // for so long
)

// gather is how long a session lets changes gather where so many are here, it
// showed the last ones that long ago, and its reader pressed a key that long
// ago. Chance is from 0 to 1.
func gather(here int, ago, pressed time.Duration, chance float64) time.Duration {
	lull := min(time.Duration(here-1)*turn, mostGather)
	if lull <= 0 {
		return 0
	}
	between := unceasing * lull
	if pressed > awhile {
		between *= lookingOn
	}
	return max(time.Duration(chance*float64(lull)), time.Duration((0.5+chance)*float64(between))-ago) // each at a pace of its own
}

// gathers waits, away from the event loop, for more changes to come. It reports
// whether the session still lasts.
func (s *Shell) gathers(shown time.Time) bool {
	if s.still || s.Room == nil {
		return true
	}
	people, guests := s.Room.Online()
	pressed := time.Since(time.Unix(0, s.pressed.Load()))
	timer := time.NewTimer(gather(people+guests, time.Since(shown), pressed, rand.Float64()))
	defer timer.Stop()
	select {
	case <-s.Context.Done():
		return false
	case <-timer.C:
		return true
	}
}

// presses notes that the reader did something now, or watches a screen that is
// made for looking on.
func (s *Shell) presses(msg tea.Msg) {
	switch msg.(type) {
	case tea.KeyPressMsg, tea.MouseMsg, tea.PasteMsg:
		s.pressed.Store(time.Now().UnixNano())
	case changedMsg:
		if _, watched := s.top().(*pulse.Wall); watched {
			s.pressed.Store(time.Now().UnixNano())
		}
	}
}
