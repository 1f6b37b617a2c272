// Package store is the shared record of a summit: the tools that people
// reference, who uses them, the coalitions they build and the collective
// actions these serve.
//
// Two sentences explain it. Everything that anyone does is one entry on one
// ordered log, and everything that anyone sees is a view of that log. A typed
// [Command] goes in through [Store.Submit]; it is cleaned, authorised, checked
// against the revision its author saw, appended with the record it puts in one
// durable transaction, and only then are the views in memory brought up to
// date, the watchers woken, and the author answered. History, undo and the
// feed are readings of the same entries.
//
// A store that is opened makes its views anew from the records and keys, or
// takes the indexes that were kept in a file when it was closed, if they are of
// that moment of the log and of this build of the program. Of a million tools
// either takes a while, for which nobody waits who only wants to begin: see
// [Start].
//
// The package knows no screen and no network. Bytes are the business of
// store/kv, search of store/search, text from strangers of store/text.
package store
