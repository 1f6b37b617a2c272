package store

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// allowances limit how often each of many keys may do something. A key that
// has been idle until its allowance is whole again is forgotten: that changes
// nothing for it. They are kept in two generations: when the younger one is
// full, or has lasted until those who are idle are whole again, the older one
// goes, and whoever is still active has moved on by then. So there are never
// more than twice the most of one generation, whoever comes.
type allowances struct {
	mu         sync.Mutex
	young, old map[string]*rate.Limiter
	since      time.Time // when the younger generation began
	most       int
}

// mostOfGeneration is far more keys than a summit has, in less than a megabyte.
const mostOfGeneration = 4096

func newAllowances() *allowances {
	return &allowances{young: make(map[string]*rate.Limiter), most: mostOfGeneration}
}

// take uses up one of a key's allowance; it returns how long to wait where
// there is none left, and then nothing is used up.
func (a *allowances) take(key string, limit rate.Limit, burst int, now time.Time) (wait time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	limiter := a.of(key, limit, burst, now)
	reservation := limiter.ReserveN(now, 1)
	if wait = reservation.DelayFrom(now); wait > 0 {
		reservation.CancelAt(now)
	}
	return wait
}

// of is called with the lock held.
func (a *allowances) of(key string, limit rate.Limit, burst int, now time.Time) *rate.Limiter {
	whole := time.Duration(float64(burst) / float64(limit) * float64(time.Second))
	if len(a.young) >= a.most || now.Sub(a.since) > whole {
		a.young, a.old, a.since = make(map[string]*rate.Limiter), a.young, now
	}
	limiter := a.young[key]
	if limiter == nil {
		if limiter = a.old[key]; limiter == nil {
			limiter = rate.NewLimiter(limit, burst)
		}
		a.young[key] = limiter
	}
	if limiter.Limit() != limit || limiter.Burst() != burst { // their role changed
		limiter.SetLimitAt(now, limit)
		limiter.SetBurstAt(now, burst)
	}
	return limiter
}
