package store

import (
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Verb is what an entry did, in the words of the feed.
type Verb string

// The verbs of this version. A later one adds and never changes their meaning.
const (
	VerbReference Verb = "reference" // a tool
	VerbAdd       Verb = "add"       // an organisation, an action, a term
	VerbEdit      Verb = "edit"
	VerbUse       Verb = "use"
	VerbDevelop   Verb = "develop"
	VerbStop      Verb = "stop" // using or developing
	VerbIntroduce Verb = "introduce"
	VerbCreate    Verb = "create" // a coalition
	VerbJoin      Verb = "join"
	VerbAsk       Verb = "ask" // to join
	VerbLeave     Verb = "leave"
	VerbPost      Verb = "post"
	VerbAnswer    Verb = "answer"  // a request to join
	VerbAppoint   Verb = "appoint" // a lead of a coalition
	VerbRemove    Verb = "remove"  // a member of a coalition
	VerbUnpost    Verb = "unpost"  // take a message back
	VerbUndo      Verb = "undo"

	VerbEndorse  Verb = "endorse"  // the Declaration
	VerbWithdraw Verb = "withdraw" // an endorsement
	VerbVote     Verb = "vote"     // for one of the values of a field
	VerbConfirm  Verb = "confirm"  // that it is still true

	VerbMerge     Verb = "merge" // duplicates of a tool
	VerbAnnounce  Verb = "announce"
	VerbHide      Verb = "hide"
	VerbUnhide    Verb = "unhide"
	VerbBan       Verb = "ban" // a key
	VerbUnban     Verb = "unban"
	VerbName      Verb = "name-steward"
	VerbDismiss   Verb = "dismiss-steward"
	VerbAddKey    Verb = "add-key" // to one's account
	VerbRemoveKey Verb = "remove-key"
	VerbImport    Verb = "import" // a record as another store has it
)

// Verbs lists the verbs that this version knows.
func Verbs() []Verb {
	return []Verb{
		VerbReference, VerbAdd, VerbEdit, VerbUse, VerbDevelop, VerbStop, VerbIntroduce,
		VerbCreate, VerbJoin, VerbAsk, VerbLeave, VerbPost, VerbAnswer, VerbAppoint, VerbRemove, VerbUnpost, VerbUndo,
		VerbEndorse, VerbWithdraw, VerbVote, VerbConfirm,
		VerbMerge, VerbAnnounce, VerbHide, VerbUnhide, VerbBan, VerbUnban, VerbName, VerbDismiss,
		VerbAddKey, VerbRemoveKey, VerbImport,
	}
}

// Entry is one thing that somebody did. Entries are never changed.
type Entry struct {
	ID       ID        `json:"id"`
	Sequence uint64    `json:"sequence"`
	At       time.Time `json:"at"`
	Actor    ID        `json:"actor"`         // the person; zero for the starter catalogue
	Key      string    `json:"key,omitempty"` // fingerprint of the key that did it
	Verb     Verb      `json:"verb"`
	Reason   string    `json:"reason,omitempty"`
	Undoes   ID        `json:"undoes,omitzero"`
	Puts     []Put     `json:"puts"` // one, but for a merge
}

// Put is what an entry did to one record.
type Put struct {
	Kind   Kind   `json:"kind"`
	Record ID     `json:"record"`
	Base   uint64 `json:"base"`           // the revision it replaced; 0: the record is new
	Body   []byte `json:"body,omitempty"` // the record from then on; none: it was deleted
	Into   ID     `json:"into,omitzero"`  // of what was deleted: where its id and slug lead from then on
}

// Deletes reports whether the record is gone from then on.
func (p Put) Deletes() bool { return len(p.Body) == 0 }

// putOf is what the entry did to a record.
func (e Entry) putOf(record ID) (Put, bool) {
	for _, put := range e.Puts {
		if put.Record == record {
			return put, true
		}
	}
	return Put{}, false
}

// Subject is the record that the entry is about.
func (e Entry) Subject() (Kind, ID) {
	if len(e.Puts) == 0 {
		return 0, ID{}
	}
	return e.Puts[0].Kind, e.Puts[0].Record
}

// decodeEntry reads an entry as the log keeps it.
func (c codec) decodeEntry(from kv.Committed) (Entry, error) {
	var entry Entry
	if err := c.decode(from.Data, &entry); err != nil {
		return Entry{}, fmt.Errorf("entry %d: %w", from.Sequence, err)
	}
	entry.Sequence = from.Sequence
	return entry, nil
}
