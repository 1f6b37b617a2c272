// Package rounds keeps backups of a record that is in use: a new one every so
// often, in one directory, and of the old ones as many as were asked for.
//
// A backup is made under another name, read back whole, and only then given
// its own, so that whatever has such a name was whole when it got it:
//
//	concorde-20161208T143000Z-k3v7q2xa.backup
//
// that is when it was begun, in UTC, so that names sort by age, and the
// beginning of the log's id. Only files with names of this form and of this
// log are ever removed, only after a new one has proved whole, and never that
// one. So a directory can be shared with other files and other servers, and
// what a record had before it was restored, under another log, is kept until
// somebody removes it.
//
// What goes wrong, such as a disk that is full or not there, is logged, told
// by [Rounds.State], and tried again. It ends nothing else.
package rounds
