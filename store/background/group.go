package background

import (
	"log/slog"
	"sync"
)

// Group owns goroutines: whoever makes one waits for it before it is gone itself. Make it with [NewGroup].
// Its methods may be called by several goroutines at once, but Go must not race with the last Wait.
type Group struct {
	logger  *slog.Logger
	running sync.WaitGroup
}

// NewGroup returns an empty group that logs panics to logger, or to [slog.Default] if it is nil.
func NewGroup(logger *slog.Logger) *Group {
	return &Group{logger: logger}
}

// Go runs f on a goroutine of the group, with the protection of the function [Go].
func (g *Group) Go(name string, f func()) {
	g.running.Go(func() { guard(g.logger, name, f) })
}

// Wait returns when every goroutine of the group has ended. It does not tell them to end: that is their owner's part.
func (g *Group) Wait() {
	g.running.Wait()
}
