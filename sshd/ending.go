package sshd

import (
	"fmt"
	"time"
)

// parting is how long the last words have to get to a client, before its connection is closed.
const parting = time.Second

// watch sets the clocks of a session that begins.
func (v *visit) watch() {
	limits := v.server.limits
	v.after(limits.Longest, func() { v.end(EndingLongest, farewell) })
	v.input.watch(v.after(limits.Idle, func() { v.end(EndingIdle, farewell) }), limits.Idle)
}

// after does something later, unless the session is over by then.
func (v *visit) after(wait time.Duration, what func()) *time.Timer {
	v.mu.Lock()
	defer v.mu.Unlock()
	timer := time.AfterFunc(wait, func() {
		if !v.isOver() {
			what()
		}
	})
	v.timers = append(v.timers, timer)
	if v.over {
		timer.Stop()
	}
	return timer
}

func (v *visit) isOver() bool {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.over
}

// unwatch stops the clocks.
func (v *visit) unwatch() {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.over = true
	for _, timer := range v.timers {
		timer.Stop()
	}
}

// reason is why the session was told to end, if it was.
func (v *visit) reason() Ending {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.why
}

func endedBy(why Ending) error { return fmt.Errorf("the session is closed: %s", why) }

// end tells a session that it is to end, and sees to it that it does. A command is told by its context, because it has
// nobody to say farewell to, unless it reads keys.
func (v *visit) end(why Ending, grace time.Duration) {
	v.told.Do(func() {
		v.mu.Lock()
		v.why = why
		v.mu.Unlock()
		v.ending <- why // has room
		ended := endedBy(why)
		if !v.drawn && !v.input.isRead() {
			v.cancel(ended)
			v.input.end(ended)
		}
		v.after(grace, func() {
			v.cancel(ended)
			v.after(parting, func() { _ = v.conn.Close() })
		})
	})
}
