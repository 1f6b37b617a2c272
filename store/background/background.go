// Package background starts goroutines that cannot take the program down and that somebody waits for.
//
// A panic in any goroutine ends the whole process, and with it the session of everybody in the room. So no code of ours
// says "go": it says [Go], which recovers and logs the stack, or [Group.Go], which also gives the goroutine an owner.
// An owner makes one Group, starts what it needs, and calls [Group.Wait] when it closes: a goroutine that outlives its
// owner is a bug that tests find by counting goroutines.
//
// Recovering is not carrying on. A goroutine that others wait for has to say in a deferred function that it is over,
// whichever way it ended; the recovery here comes after its deferred functions have run.
package background

import (
	"log/slog"
	"runtime/debug"
)

// Go runs f on a goroutine of its own. A panic in f is logged as an error with the name and the stack, and goes no
// further. A nil logger stands for [slog.Default]: a panic is never swallowed in silence.
func Go(logger *slog.Logger, name string, f func()) {
	go guard(logger, name, f)
}

func guard(logger *slog.Logger, name string, f func()) {
	defer func() {
		if cause := recover(); cause != nil {
			report(logger, name, cause)
		}
	}()
	f()
}

func report(logger *slog.Logger, name string, cause any) {
	if logger == nil {
		logger = slog.Default()
	}
	logger.Error("a background goroutine panicked", "goroutine", name, "panic", cause, "stack", string(debug.Stack()))
}
