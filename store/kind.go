package store

// Kind tells what a record is. Its number is the second byte of the record's
// key on disk: numbers are never given again.
type Kind byte

// The kinds of records.
const (
	KindTool         Kind = 1
	KindTie          Kind = 2
	KindAction       Kind = 3
	KindCoalition    Kind = 4
	KindMembership   Kind = 5
	KindCommitment   Kind = 6
	KindOrganisation Kind = 7
	KindPerson       Kind = 8
	KindEndorsement  Kind = 9
	KindPost         Kind = 10
	KindVote         Kind = 11
	KindAnnouncement Kind = 12
	KindTerm         Kind = 13
	KindBan          Kind = 14
)

// Kinds lists every kind, in the order of their numbers.
func Kinds() []Kind {
	kinds := make([]Kind, 0, int(KindBan))
	for kind := KindTool; kind <= KindBan; kind++ {
		kinds = append(kinds, kind)
	}
	return kinds
}

// String is the kind's name in commands and in JSON.
func (k Kind) String() string {
	switch k {
	case KindTool:
		return "tool"
	case KindTie:
		return "tie"
	case KindAction:
		return "action"
	case KindCoalition:
		return "coalition"
	case KindMembership:
		return "membership"
	case KindCommitment:
		return "commitment"
	case KindOrganisation:
		return "organisation"
	case KindPerson:
		return "person"
	case KindEndorsement:
		return "endorsement"
	case KindPost:
		return "post"
	case KindVote:
		return "vote"
	case KindAnnouncement:
		return "announcement"
	case KindTerm:
		return "term"
	case KindBan:
		return "ban"
	}
	return "unknown"
}

// blank is an empty record of the kind, to decode into.
func (k Kind) blank() Record {
	switch k {
	case KindTool:
		return new(Tool)
	case KindTie:
		return new(Tie)
	case KindAction:
		return new(Action)
	case KindCoalition:
		return new(Coalition)
	case KindMembership:
		return new(Membership)
	case KindCommitment:
		return new(Commitment)
	case KindOrganisation:
		return new(Organisation)
	case KindPerson:
		return new(Person)
	case KindEndorsement:
		return new(Endorsement)
	case KindPost:
		return new(Post)
	case KindVote:
		return new(Vote)
	case KindAnnouncement:
		return new(Announcement)
	case KindTerm:
		return new(Term)
	case KindBan:
		return new(Ban)
	}
	return nil
}
