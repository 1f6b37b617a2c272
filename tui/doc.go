// Package tui is the app shell: the tabs, the stack of screens on each, and
// what lies over all of them: dialogs, the palette, help, toasts.
//
// [Run] shows it on a terminal: the process's own, or a client's at the other
// end of a line, where whatever the client does ends that session alone.
// What somebody was typing and where they were is kept beyond the session
// (package keep); who is here and what they look at is in memory alone
// (package presence).
//
// It is one Bubble Tea model for one session, and holds nothing that another
// session could see: a server runs a thousand of them in one process. Writes
// never happen in Update: they are commands that come back as messages. What
// reads in under a millisecond is read directly.
package tui
