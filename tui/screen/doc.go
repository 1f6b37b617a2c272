// Package screen is what all screens have in common: the interface that a
// screen implements, the Common that each is handed, the table of keys, and
// the messages by which a screen asks the shell for something.
//
// A key is looked up in one table and becomes a named action; the shell does
// the actions that work everywhere, and the screen on top does the rest. Help,
// palette and footer are made from the same table and from what the screen
// offers now, so that they cannot promise a key that does nothing.
package screen
