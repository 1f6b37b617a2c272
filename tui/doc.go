// Package tui is the app shell: the tabs, the stack of screens on each, and
// what lies over all of them: dialogs, the palette, help, toasts.
//
// It is one Bubble Tea model for one session, and holds nothing that another
// session could see: a server runs a thousand of them in one process. Writes
// never happen in Update: they are commands that come back as messages. What
// reads in under a millisecond is read directly.
package tui
