// Package kv keeps bytes: an ordered log, and the records that the log has led to, in one directory on Badger.
//
// It knows nothing of what the bytes mean. It promises five things, and the rest of the program stands on them.
//
// # One order
//
// Everything is written by [DB.Append], as one entry that a function makes together with the records it changes. Only
// one goroutine at a time, the writer, runs those functions, one after the other; so a function may read, decide and write as if
// it were alone, and there are no conflicts to retry. Entries are numbered from 1 without gaps.
//
// # Durable when it returns
//
// Syncing the disk once per entry is slow, so up to 128 waiting entries go into one Badger transaction, which is synced
// once (group commit). An entry whose function fails leaves no trace, and its neighbours go on. Append returns after the
// sync, and after OnCommit has updated whatever is derived from the log. On Linux it is we who sync, and only the file
// that Badger has written; Badger would sync an empty one besides.
//
// # Three stages
//
// A batch passes three goroutines, and each goes on with the next batch while the one after it is busy:
//
//	writer      makes the entries: runs the functions, numbers and chains what they return
//	committer   commits the batch and syncs it, notes it in TAIL, takes a snapshot of the store with it
//	announcer   publishes the snapshot, calls OnCommit, moves Sequence, and only then answers the Append calls
//
// So the functions of a batch read what is on disk, with the changes of the batches under way over it, and those of their
// own batch over these. What they build on may yet fail to be written. Then nothing that was made on top of it is
// written either: the batch that failed is answered with ErrUnknown, those after it with ErrFailed, and the store takes
// no more. Nothing is acknowledged on the strength of what is not durable: all answers, those about ids that came before
// included, are given by the announcer, in the order of the log. Close lets the three finish what they have.
//
// Whoever appends one entry while nothing else is under way takes the turns of all three on their own goroutine, and so
// waits for the disk but for no other goroutine to wake.
//
// # Once
//
// Every entry has an id of its caller's choosing. Appending an id again writes nothing and returns the first sequence:
// an answer lost on the way is settled by asking again.
//
// # Reads never wait
//
// A Badger transaction begun while a commit is under way waits for it. So one read transaction is begun after each
// commit and published, and [DB.View] and everything that reads share it: whole entries or nothing, without waiting.
//
// # Losses are seen
//
// Badger drops everything after a flipped bit in its write-ahead log, in silence; it takes a directory without its
// manifest for an empty one, and panics on some damaged tables. So each entry carries a checksum chained with the one
// before it; a small file beside Badger, TAIL, remembers the last entry that was acknowledged, and [Open] refuses a
// store that has less; another, SUMS, has the checksums of Badger's files, which are compared before Badger is let near
// them. After a crash, Open reads the whole log. And since a disk that fills up under a mapped file kills the process,
// the store turns read-only while there is still room, and where the disk takes nothing at all; [DB.Trouble] tells.
//
// The directory:
//
//	FORMAT   the version of all this, in text
//	LOCK     locked by the process that has the store open, and says who that is
//	TAIL     the last acknowledged entry
//	SUMS     the checksums of Badger's files
//	badger/  the database
//
// # Keys
//
// Callers' keys may be any bytes, 1 to [MaxKey] of them: kv puts a prefix of its own before each, so neither its own
// records nor Badger's can be reached.
package kv
