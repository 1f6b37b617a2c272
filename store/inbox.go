package store

import (
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store/kv"
)

// News is one thing that somebody else did with what is a person's own.
type News struct {
	Entry    Entry
	Happened Happening
	Mine     Mine     // what of the person's own it was done with
	Kind     Kind     // of the record that it leads to
	Record   ID       // which may be gone by now
	Title    string   // what that record is or was called, in English where it has several languages
	Own      ID       // the record that is the person's own, for which the others are told of it
	Whom     ID       // a person, whom somebody else took in or out
	Words    string   // of a message, or the reason that was given
	Skills   []string // that the person seeks or offers, for [HappenedOffers] and [HappenedNeeds]; see [Skill]
	Settled  bool     // there is nothing to do about it any more: a request that was answered
}

// Happening is what happened, as the person whose own it is sees it.
type Happening string

// What happens.
const (
	HappenedJoined    Happening = "joined"     // a coalition
	HappenedAsked     Happening = "asked"      // to join it
	HappenedLetIn     Happening = "let-in"     // the person
	HappenedDeclined  Happening = "declined"   // the person's request
	HappenedAdmitted  Happening = "admitted"   // somebody else, by who leads it
	HappenedRefused   Happening = "refused"    // somebody else's request
	HappenedLeft      Happening = "left"       //
	HappenedRemoved   Happening = "removed"    // somebody else
	HappenedOut       Happening = "out"        // the person was removed
	HappenedLead      Happening = "lead"       // the person leads it
	HappenedNoLead    Happening = "no-lead"    // the person does not any more
	HappenedAppointed Happening = "appointed"  // somebody else leads it
	HappenedDown      Happening = "down"       // who did leads it no more
	HappenedPosted    Happening = "posted"     //
	HappenedUses      Happening = "uses"       // a tool
	HappenedDevelops  Happening = "develops"   // a tool
	HappenedStopped   Happening = "stopped"    // using or developing it
	HappenedVoted     Happening = "voted"      // for a value of it
	HappenedConfirmed Happening = "confirmed"  // that what is said of it is true
	HappenedBuilt     Happening = "built"      // a coalition on it
	HappenedCommitted Happening = "committed"  // themself, with it or for the person's organisation
	HappenedEdited    Happening = "edited"     //
	HappenedReverted  Happening = "reverted"   // a change to it was taken back
	HappenedMerged    Happening = "merged"     // it into another
	HappenedHid       Happening = "hid"        //
	HappenedShown     Happening = "shown"      // again, after it was hidden
	HappenedGone      Happening = "gone"       // it was taken away
	HappenedEndorsed  Happening = "endorsed"   // the Declaration, for the person's organisation
	HappenedWithdrew  Happening = "withdrew"   // that
	HappenedColleague Happening = "colleague"  // somebody is of the person's organisation
	HappenedCredited  Happening = "credited"   // the organisation develops a tool
	HappenedSteward   Happening = "steward"    // the person was named one
	HappenedDismissed Happening = "no-steward" // and is none any more
	HappenedOffers    Happening = "offers"     // what the person seeks
	HappenedNeeds     Happening = "needs"      // what the person offers
)

// Happenings lists all of them.
func Happenings() []Happening {
	return []Happening{
		HappenedJoined, HappenedAsked, HappenedLetIn, HappenedDeclined, HappenedAdmitted, HappenedRefused, HappenedLeft, HappenedRemoved,
		HappenedOut, HappenedLead, HappenedNoLead, HappenedAppointed, HappenedDown, HappenedPosted, HappenedUses,
		HappenedDevelops, HappenedStopped, HappenedVoted, HappenedConfirmed, HappenedBuilt, HappenedCommitted,
		HappenedEdited, HappenedReverted, HappenedMerged, HappenedHid, HappenedShown, HappenedGone, HappenedEndorsed,
		HappenedWithdrew, HappenedColleague, HappenedCredited, HappenedSteward, HappenedDismissed, HappenedOffers, HappenedNeeds,
	}
}

// Mine is why something is a person's own.
type Mine string

// What is a person's own.
const (
	MineSelf         Mine = "self"         // their profile, and what they made
	MineLed          Mine = "led"          // a coalition
	MineMember       Mine = "member"       // of a coalition
	MineReferenced   Mine = "referenced"   // a tool
	MineDeveloped    Mine = "developed"    // a tool
	MineHouse        Mine = "house"        // a tool that their organisation develops
	MineCommitment   Mine = "commitment"   //
	MineOrganisation Mine = "organisation" //
	MineSought       Mine = "sought"       // what their profile seeks
	MineOffered      Mine = "offered"      // what their profile offers
)

// Mines lists all of them.
func Mines() []Mine {
	return []Mine{
		MineSelf, MineLed, MineMember, MineReferenced, MineDeveloped, MineHouse, MineCommitment, MineOrganisation,
		MineSought, MineOffered,
	}
}

// The bounds of an inbox, whatever the size of the record.
const (
	InboxMost = 200                 // news, the latest
	InboxSpan = 28 * 24 * time.Hour // older ones are left out
)

// Inbox is what others did with what is a person's own. It is read from the
// record and never written on it.
type Inbox struct {
	News []News // the newest first
	At   uint64 // the sequence up to which it was read

	subjects []ID // what the news were looked for with
}

// Inbox reads a person's news after a sequence, at most limit of them and of
// [InboxMost]. Left out are what they did themself, what the house did, what
// was undone since, what is hidden, what happened before a thing was theirs, and
// of what began and is over by now its beginning: who joined and left, left. Of somebody's tools, coalitions and commitments the latest 200
// are looked at, and of those who offer what they seek the latest sixteen for
// each skill. ErrNotFound if there is no such person.
func (s *Store) Inbox(person ID, after uint64, limit int) (Inbox, error) {
	in := Inbox{At: s.changed.last.Load()}
	search := &inboxSearch{
		of: s, after: after, limit: max(min(limit, InboxMost), 0), oldest: s.now().Add(-InboxSpan),
		known: make(map[ID][]Mine),
	}
	err := s.db.View(func(snapshot *kv.Snapshot) error {
		search.snapshot, search.st = snapshot, state{s.codec, snapshot}
		if err := search.interest(person); err != nil {
			return err
		}
		if err := search.gather(); err != nil {
			return err
		}
		return search.read()
	})
	if err != nil {
		return Inbox{}, fmt.Errorf("read the inbox of %s: %w", person, err)
	}
	in.News, in.subjects = search.news, search.subjects
	return in, nil
}

// Moved reports whether anything may have come since an inbox was read, or
// have changed in it. It reads nothing from disk, and may say so without a
// reason. Of an empty Inbox it always does.
func (s *Store) Moved(in Inbox) bool {
	for _, id := range in.subjects {
		if s.view.concerns.after(id, in.At) {
			return true
		}
	}
	return len(in.subjects) == 0
}
