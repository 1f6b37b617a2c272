// Package wire is the two ends of a line to a terminal somewhere else: what is
// typed there, and what is drawn for it.
//
// A line has no deadline and no file descriptor, its far end is a stranger's,
// and it may stop reading or vanish at any moment. So that a session can end
// all the same, nothing here waits for the line after the session's context is
// done: at most the one goroutine that reads it and the one that writes to it
// stay, and they end with the line, which its owner closes.
package wire
