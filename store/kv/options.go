package kv

import "log/slog"

// ID names an entry for good. Its caller makes it (a ULID fits) before the first attempt and keeps it for the next.
type ID [16]byte

// Options say where the store is and what it works with. Only Dir is required.
type Options struct {
	// Dir is the store's own directory. It is created with mode 0700, parents too, unless it exists; if it exists it has
	// to be a store or empty.
	Dir string

	// Logger gets warnings, panics and Badger's own log. Nil discards them: nothing ever goes to the terminal.
	Logger *slog.Logger

	// Holder says who has the store open, such as "concorde serve", to the second process that tries.
	Holder string

	// Reach tells that second process how to get at the data nevertheless, such as "ssh -p 2222 localhost".
	// It may be empty, and can be changed by [DB.SetReach] once the listener is up.
	Reach string

	// OnCommit is called once a batch is durable and before its Append calls return, in the order of the log and without
	// gaps: on one goroutine at a time, which is one of the store's or that of a caller of Append. It may read (it sees
	// the batch, and nothing later) but must not append, nor close: that would wait for itself. If it panics the entries
	// stay, but the store takes no more until it is opened again (see [ErrFailed]).
	OnCommit func([]Committed)

	// OnClose is called by Close with the last moment, when nothing is written any more and OnCommit has been told of all
	// of it. It is not called where the store took no more entries, for whatever reason. It must not panic.
	OnClose func(*Snapshot)

	// Sought are prefixes of keys that are looked for before they are written, such as names that only one may have. Which
	// of them there are is read before the first entry is made and kept in memory, in 5 to 11 bytes a key, so that finding
	// that there is no such key takes no look at the disk.
	Sought [][]byte

	// FreeSpace returns the bytes that may still be written on the disk of dir. Nil asks the system; tests bring theirs.
	FreeSpace func(dir string) (uint64, error)

	// AcceptLoss opens a store that lost its newest entries ([ErrLost]) with what is left, under a new log id since the
	// lost sequences will be given to other entries. It is for the operator who has no backup.
	AcceptLoss bool

	// Held is the lock of the store, if the caller has it already. It is still the caller's once the store is closed.
	Held *Held

	// LogID is the id of the log of a new store that will have the same entries as another one with that id, so that
	// cursors go on meaning the same. Empty: it gets an id of its own. A store that is there keeps its own in any case.
	LogID string

	// Unsynced leaves out the syncs, for a store that nobody misses once the power has gone: one to compare another with.
	Unsynced bool

	// format and steps are what this program is to know of formats. They are for the test of migrations, of which there
	// are none yet. 0: what it knows.
	format int
	steps  map[int]migration
}

// Committed is an entry on the log.
type Committed struct {
	Sequence uint64 // 1 for the first, without gaps
	ID       ID
	Data     []byte
	Note     any // whatever Apply handed over in [Result]; nil when read back from the log
}

// Result is what an [Apply] wants on the log.
type Result struct {
	Data []byte // the entry's bytes, at most [MaxEntry]
	Note any    // handed to OnCommit as it is, and not stored
}

// Apply makes an entry: it reads and writes records through tx and returns the bytes for the log. sequence is what the
// entry will have if Apply succeeds. It runs while others wait, on the writer's goroutine or on the caller's, so it has to
// be quick and must not call the store other than through tx, which is of no use once Apply has returned.
type Apply func(tx *Tx, sequence uint64) (Result, error)

// Request is one entry of [DB.AppendAll].
type Request struct {
	ID    ID
	Apply Apply

	// New says that the id was made at random for this request, which comes for the first time. Then it is not looked
	// for on the log.
	New bool
}

// Outcome is what became of a [Request].
type Outcome struct {
	Sequence uint64 // 0 if Err is set
	Again    bool   // the id was on the log already; Apply was not run
	Err      error
}
