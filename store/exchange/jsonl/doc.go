// Package jsonl writes and reads the whole record as JSON Lines: one JSON
// object a line, in UTF-8, each line ended by a line feed.
//
// The first line says what the file is:
//
//	{"format":"concorde-jsonl","version":1,"log":"01J…","sequence":1234}
//
// log and sequence name the moment at which the record was so. Each other line
// is one record. "type" tells its kind; what every record has follows: "id", "slug",
// "revision", "created_by", "created_at", "changed_by", "changed_at" and, where
// it is so, "hidden"; then what records of its kind have, by the names that
// [Schema] lists, in alphabetical order. What is empty is not there.
//
// Records come in an order in which none refers to one that comes after it:
// terms, organisations, people, tools, actions, commitments, coalitions,
// memberships, ties, endorsements, votes, posts, announcements; and in each
// kind in the order in which they were made. The same record gives the same
// bytes, and whatever is added to it comes at the end of its kind.
//
// What organisers hid is left out, unless it is asked for, with what is only
// about that, and with every reference to it. People come without their keys,
// whole or short, and without what they may do; bans are left out: those are
// decisions of one house, which hold in no other.
//
// Who reads a later version than theirs refuses it. A version is a promise: it
// may get no name more, and none less.
package jsonl

import "github.com/ogptoolbox/concorde/store"

// Format is the name of the format, on the first line.
const Format = "concorde-jsonl"

// Version is the version of the format that this program writes.
const Version = 1

// Limits on what is read, far above what a record may be.
const (
	MaxLine  = 1 << 20 // bytes
	MaxDepth = 32      // of objects and lists in one another
)

// Kinds lists the kinds of records that are exchanged, in the order of the file.
func Kinds() []store.Kind {
	return []store.Kind{
		store.KindTerm, store.KindOrganisation, store.KindPerson, store.KindTool, store.KindAction,
		store.KindCommitment, store.KindCoalition, store.KindMembership, store.KindTie, store.KindEndorsement,
		store.KindVote, store.KindPost, store.KindAnnouncement,
	}
}

// Blank is an empty record of a kind, to read into; nil if it is not exchanged.
func Blank(kind store.Kind) store.Record {
	switch kind {
	case store.KindTerm:
		return new(store.Term)
	case store.KindOrganisation:
		return new(store.Organisation)
	case store.KindPerson:
		return new(store.Person)
	case store.KindTool:
		return new(store.Tool)
	case store.KindAction:
		return new(store.Action)
	case store.KindCommitment:
		return new(store.Commitment)
	case store.KindCoalition:
		return new(store.Coalition)
	}
	return blankBetween(kind)
}

// blankBetween is an empty record of what ties others together, or is said of them.
func blankBetween(kind store.Kind) store.Record {
	switch kind {
	case store.KindMembership:
		return new(store.Membership)
	case store.KindTie:
		return new(store.Tie)
	case store.KindEndorsement:
		return new(store.Endorsement)
	case store.KindVote:
		return new(store.Vote)
	case store.KindPost:
		return new(store.Post)
	case store.KindAnnouncement:
		return new(store.Announcement)
	}
	return nil
}

// first is the first line.
type first struct {
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Log      string `json:"log"`
	Sequence uint64 `json:"sequence"`
}
