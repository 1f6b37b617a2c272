// Package keep holds what somebody was doing beyond their session: the forms
// they were filling in, and the place they were at. A line drops, a server
// restarts, and with the same key they go on where they were.
//
// Everybody's things lie on a desk of their own ([Desk]), one for each key,
// however many sessions the key has. A desk is in memory while it is used; a
// [Dir] also writes it to a small file, away from whoever types: soon after
// typing stops, soon while it goes on, and at once when the session ends.
package keep
