package kv

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/dustin/go-humanize"
)

// What can go wrong, for errors.Is. Those with more to say are types below that match their sentinel.
var (
	// ErrNotFound: no such key, or no such id on the log.
	ErrNotFound = errors.New("not found")

	// ErrClosed: the store is closed. Nothing was written.
	ErrClosed = errors.New("the store is closed")

	// ErrUnknown: the batch with this entry failed while it was being written, so it may be on disk or not. Only opening
	// the store again tells; append the same id then.
	ErrUnknown = errors.New("it is unknown whether this was saved; reload")

	// ErrFailed: an earlier batch failed, and the store takes no more entries until it is opened again. This entry was
	// not written. Reading goes on, and shows what was acknowledged before.
	ErrFailed = errors.New("the store has failed and takes no more changes until it is opened again")

	// ErrTooLarge: see [TooLargeError].
	ErrTooLarge = errors.New("too large")

	// ErrReadOnly: see [ReadOnlyError].
	ErrReadOnly = errors.New("the store takes no changes for now")

	// ErrUnwritable: see [ReadOnlyError].
	ErrUnwritable = errors.New("the disk takes no changes")

	// ErrHeld: see [HeldError].
	ErrHeld = errors.New("the store is in use")

	// ErrNotOurs: the directory has files in it but is not a store.
	ErrNotOurs = errors.New("not a Concorde store, and not empty")

	// ErrNewer: see [VersionError].
	ErrNewer = errors.New("the store was written by a newer version")

	// ErrTooOld: see [VersionError].
	ErrTooOld = errors.New("the store is too old to be migrated")

	// ErrDamaged: something on disk is not as it was written.
	ErrDamaged = errors.New("the store is damaged")

	// ErrLost: see [LostError].
	ErrLost = errors.New("the store lost entries")

	// ErrNotBackup means that a file is no backup of a store.
	ErrNotBackup = errors.New("not a Concorde backup")

	// ErrBackup means that a backup is cut short or not as it was written.
	ErrBackup = errors.New("the backup is damaged")
)

// TooLargeError says what was too large. Nothing was written. It matches [ErrTooLarge].
type TooLargeError struct {
	What        string
	Size, Limit uint64 // in bytes, or in writes for a transaction's number of them
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s is too large: %d, the limit is %d", e.What, e.Size, e.Limit)
}

// Is reports whether target is [ErrTooLarge].
func (e *TooLargeError) Is(target error) bool { return target == ErrTooLarge }

// ReadOnlyError says that changes are refused until the disk has room again, or can be written again; reading goes on. It
// matches [ErrReadOnly], and if the disk cannot be written [ErrUnwritable].
type ReadOnlyError struct {
	Free, Need uint64 // in bytes
	Cause      error  // why the disk cannot be written, however much is free; nil if that is not it
}

func (e *ReadOnlyError) Error() string {
	if e.Cause != nil {
		return fmt.Sprintf("the disk cannot be written: %v; nothing is lost, but nothing is saved until it can", e.Cause)
	}
	return fmt.Sprintf("the disk is nearly full: %s free, %s needed; nothing is lost, but nothing is saved until there is room",
		humanize.IBytes(e.Free), humanize.IBytes(e.Need))
}

// Is reports whether target is [ErrReadOnly], or [ErrUnwritable] and that is why.
func (e *ReadOnlyError) Is(target error) bool {
	return target == ErrReadOnly || target == ErrUnwritable && e.Cause != nil
}

// HeldError says who has the store open. All fields may be zero if that process has not said. It matches [ErrHeld].
type HeldError struct {
	PID    int
	Holder string
	Reach  string // how to reach the data through the holder, such as an ssh command
	Since  time.Time
}

func (e *HeldError) Error() string {
	var text strings.Builder
	text.WriteString("the store is in use by ")
	if e.Holder == "" {
		text.WriteString("another process")
	} else {
		text.WriteString(e.Holder)
	}
	if e.PID != 0 {
		fmt.Fprintf(&text, " (process %d, since %s)", e.PID, e.Since.Local().Format("2006-01-02 15:04:05"))
	}
	if e.Reach != "" {
		fmt.Fprintf(&text, "; reach it with: %s", e.Reach)
	}
	return text.String()
}

// Is reports whether target is [ErrHeld].
func (e *HeldError) Is(target error) bool { return target == ErrHeld }

// VersionError says which format version was found and which ones this program knows. It matches [ErrNewer] or
// [ErrTooOld].
type VersionError struct {
	Found, Known int
}

func (e *VersionError) Error() string {
	if e.Found > e.Known {
		return fmt.Sprintf("the store has format version %d, this program knows up to %d: use a newer program", e.Found, e.Known)
	}
	return fmt.Sprintf("the store has format version %d, which this program, at %d, cannot migrate", e.Found, e.Known)
}

// Is reports whether target is [ErrNewer] or [ErrTooOld], whichever this is.
func (e *VersionError) Is(target error) bool {
	return target == ErrNewer && e.Found > e.Known || target == ErrTooOld && e.Found < e.Known
}

// LostError says which entries were acknowledged and are gone: those after Have, up to and including Want.
// It matches [ErrLost].
type LostError struct {
	Have, Want uint64
}

func (e *LostError) Error() string {
	return fmt.Sprintf("the store lost entries %d to %d: restore a backup, or accept the loss of them", e.Have+1, e.Want)
}

// Is reports whether target is [ErrLost].
func (e *LostError) Is(target error) bool { return target == ErrLost }
