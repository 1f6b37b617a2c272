package sshd

import "time"

// crowded throws the dice of an early random drop: from so many connections on that have not logged in, some have to
// go; the more there are the likelier, and at the most it is certain.
func (r *register) crowded() bool {
	const least = 0.3 // MaxUnfinished 10:30:100
	n, from, full := len(r.waiting), r.limits.Unfinished, r.limits.UnfinishedMost
	if n < from {
		return false
	}
	if n >= full {
		return true
	}
	return r.dice() < least+(1-least)*float64(n-from)/float64(full-from)
}

// patience is how long a connection may be silent before it is the first to go in a crowd.
const patience = 2 * time.Second

// victim is who has to go for a newcomer, or nobody: then the newcomer has to. First go those who have been silent for
// a while, because that is how a flood holds its places; somebody who types a passphrase has at least offered a key.
// But if there is no place at all, they go too, the oldest first.
func (r *register) victim(now time.Time) *connection {
	var oldest *connection
	for _, c := range r.waiting {
		if now.Sub(c.since) < patience {
			break
		}
		if !c.asked.Load() {
			return c
		}
		if oldest == nil {
			oldest = c
		}
	}
	if len(r.waiting) < r.limits.UnfinishedMost {
		return nil
	}
	return oldest
}
