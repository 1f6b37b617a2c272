package sshd

import "time"

// mostRefusing is how many refusals of channels wait to be written before the client is taken for one that floods.
const mostRefusing = 64

// enter counts a session in, if there may be one more.
func (c *connection) enter() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.channels >= c.server.limits.PerConnection {
		return false
	}
	c.channels++
	return true
}

// refuse refuses a channel, and reports whether it did. The frame starts a goroutine for each that is opened, so a
// client that opens more than it reads refusals of is taken for one that floods, and loses its connection.
func (c *connection) refuse(refusal func()) bool {
	c.mu.Lock()
	c.refusing++
	flood := c.refusing > mostRefusing
	c.mu.Unlock()
	defer func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.refusing--
	}()
	if flood {
		c.drop(CausePerConnection)
		return false
	}
	refusal()
	return true
}

func (c *connection) leave() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.channels--
}

// begin and finish count the sessions that run. A connection without any is closed after a while.
func (c *connection) begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running++
	c.stopLocked()
}

func (c *connection) finish() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.running--; c.running > 0 {
		return
	}
	if c.leaving {
		c.armLocked(parting, CauseClosing)
		return
	}
	c.armLocked(c.server.limits.Empty, CauseEmpty)
}

// leaveWithin closes the connection after a while at the latest, and sooner when no session runs on it any more.
func (c *connection) leaveWithin(wait time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.leaving = true
	if c.running == 0 {
		c.armLocked(min(parting, wait), CauseClosing)
	}
	time.AfterFunc(wait, func() { _ = c.Close() })
}
