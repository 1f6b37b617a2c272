package store_test

import (
	"errors"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// least is the least role that may do something to a record that is one's own, or somebody else's.
type least struct{ own, others store.Role }

// rights are what the design says, kind by kind.
func rights() map[store.Kind]least {
	commons := least{store.Participant, store.Participant}
	belongings := least{store.Participant, store.Steward}
	organisers := least{store.Organiser, store.Organiser}
	return map[store.Kind]least{
		store.KindTool: commons, store.KindOrganisation: commons,
		store.KindAction: organisers, store.KindTerm: organisers, store.KindAnnouncement: organisers, store.KindBan: organisers,
		store.KindCoalition: belongings, store.KindCommitment: belongings, store.KindPerson: belongings,
		store.KindTie: belongings, store.KindMembership: belongings, store.KindEndorsement: belongings,
		store.KindVote: belongings, store.KindPost: belongings,
	}
}

// belongingTo is a record of a kind that a person made, and that is theirs if it can be anyone's.
func belongingTo(kind store.Kind, person store.ID) store.Record {
	head := store.Meta{ID: store.NewID(), Revision: 7, CreatedBy: person}
	switch kind {
	case store.KindTool:
		return &store.Tool{Meta: head}
	case store.KindTie:
		return &store.Tie{Meta: head, Person: person}
	case store.KindAction:
		return &store.Action{Meta: head}
	case store.KindCoalition:
		return &store.Coalition{Meta: head, Leads: []store.ID{person}}
	case store.KindMembership:
		return &store.Membership{Meta: head, Person: person}
	case store.KindCommitment:
		return &store.Commitment{Meta: head}
	case store.KindOrganisation:
		return &store.Organisation{Meta: head}
	case store.KindPerson:
		head.ID = person
		return &store.Person{Meta: head}
	case store.KindEndorsement:
		return &store.Endorsement{Meta: head, Person: person}
	case store.KindPost:
		return &store.Post{Meta: head, Person: person}
	case store.KindVote:
		return &store.Vote{Meta: head, Person: person}
	case store.KindAnnouncement:
		return &store.Announcement{Meta: head}
	case store.KindBan:
		return &store.Ban{Meta: head}
	case store.KindTerm:
		return &store.Term{Meta: head}
	}
	return nil
}

func TestWhoMayDoWhatToWhich(t *testing.T) {
	t.Parallel()
	me, other := store.NewID(), store.NewID()
	for _, kind := range store.Kinds() {
		want, ok := rights()[kind]
		if !ok {
			t.Errorf("nothing is said of who may do what to a %s", kind)
		}
		for _, verb := range store.Verbs() {
			for role := store.Guest; role <= store.Organiser; role++ {
				actor := store.Actor{Person: me, Key: "SHA256:me", Role: role}
				if role == store.Guest {
					actor.Person = store.ID{}
				}
				least := leastFor(verb, kind, want)
				mayOwn, mayOthers := role >= least.own, role >= least.others
				if verb == store.VerbIntroduce || verb == store.VerbAddKey {
					mayOwn = role == store.Guest && kind == store.KindPerson
					mayOthers = mayOwn
				}
				decides(t, actor, verb, belongingTo(kind, me), mayOwn)
				decides(t, actor, verb, belongingTo(kind, other), mayOthers)
			}
		}
	}
}

// never is no role that anybody has.
const never = store.Organiser + 1

// leastFor is the least role for a verb, where it decides by itself; otherwise what the kind of record says.
func leastFor(verb store.Verb, kind store.Kind, otherwise least) least {
	switch verb {
	case store.VerbCreate:
		if kind == store.KindCoalition {
			return least{store.Participant, store.Participant} // everyone creates
		}
	case store.VerbMerge:
		return least{store.Steward, store.Steward}
	case store.VerbAnnounce, store.VerbHide, store.VerbUnhide, store.VerbBan, store.VerbUnban, store.VerbName, store.VerbDismiss, store.VerbImport:
		return least{store.Organiser, store.Organiser}
	case store.VerbRemoveKey:
		if kind == store.KindPerson {
			return least{store.Participant, never}
		}
		return least{never, never}
	}
	return otherwise
}

func decides(t *testing.T, actor store.Actor, verb store.Verb, record store.Record, may bool) {
	t.Helper()
	err := store.Authorize(actor, verb, record)
	if (err == nil) != may {
		t.Errorf("role %d may %s %s of %s: %v, must be %v", actor.Role, verb, record.Kind(), record.Head().CreatedBy, err, may)
	}
	if err != nil && !errors.Is(err, store.ErrNotAllowed) {
		t.Errorf("%v is no ErrNotAllowed", err)
	}
}

func TestNobodyMakesWhatBelongsToAnother(t *testing.T) {
	t.Parallel()
	me, other := store.NewID(), store.NewID()
	for role := store.Participant; role <= store.Organiser; role++ {
		actor := store.Actor{Person: me, Key: "SHA256:me", Role: role}
		decides(t, actor, store.VerbUse, &store.Tie{Person: other}, false)
		decides(t, actor, store.VerbJoin, &store.Membership{Person: other}, false)
		decides(t, actor, store.VerbPost, &store.Post{Person: other}, false)
		decides(t, actor, store.VerbUse, &store.Tie{Person: me}, true)
		decides(t, actor, store.VerbAdd, &store.Commitment{}, true)
	}
}

func TestWhatTheHouseMadeIsNotEveryones(t *testing.T) {
	t.Parallel()
	for role := store.Participant; role <= store.Organiser; role++ {
		actor := store.Actor{Person: store.NewID(), Key: "SHA256:me", Role: role}
		decides(t, actor, store.VerbEdit, &store.Commitment{Meta: store.Meta{Revision: 7}}, role >= store.Steward)
	}
}

func TestACoalitionIsForThoseWhoMadeOrLeadIt(t *testing.T) {
	t.Parallel()
	me, other := store.NewID(), store.NewID()
	actor := store.Actor{Person: me, Key: "SHA256:me", Role: store.Participant}
	made := &store.Coalition{Meta: store.Meta{Revision: 7, CreatedBy: me}, Leads: []store.ID{other}}
	led := &store.Coalition{Meta: store.Meta{Revision: 7, CreatedBy: other}, Leads: []store.ID{other, me}}
	neither := &store.Coalition{Meta: store.Meta{Revision: 7, CreatedBy: other}, Leads: []store.ID{other}}
	decides(t, actor, store.VerbEdit, made, true)
	decides(t, actor, store.VerbEdit, led, true)
	decides(t, actor, store.VerbEdit, neither, false)
}

// Whoever may not contribute hears of that, and not of what is wrong with the contribution.
func TestAGuestIsToldSoFirst(t *testing.T) {
	t.Parallel()
	s := open(t)
	for _, command := range []store.Command{
		&store.ReferenceTool{}, &store.Edit{Record: &store.Tool{Name: "A", Uses: []string{"map"}}}, &store.Undo{Entry: store.NewID()},
		&store.StopTool{Tie: store.NewID()}, &store.LeaveCoalition{Coalition: store.NewID()},
	} {
		_, err := s.Submit(t.Context(), store.Actor{Key: "SHA256:nobody"}, command)
		var denied *store.NotAllowedError
		if !errors.As(err, &denied) || denied.Why != store.DeniedGuest {
			t.Errorf("%T: %v", command, err)
		}
	}
}

func TestWhoHasNotSaidWhoTheyAreIsAGuestWhateverTheirRole(t *testing.T) {
	t.Parallel()
	for role := store.Guest; role <= store.Organiser; role++ {
		actor := store.Actor{Key: "SHA256:new", Role: role}
		for _, kind := range store.Kinds() {
			decides(t, actor, store.VerbEdit, belongingTo(kind, store.NewID()), false)
		}
		decides(t, actor, store.VerbIntroduce, &store.Person{}, true)
	}
}

func TestAVerbThatIsNotKnownIsNotGivenAway(t *testing.T) {
	t.Parallel()
	for role := store.Guest; role <= store.Organiser; role++ {
		actor := store.Actor{Person: store.NewID(), Key: "SHA256:me", Role: role}
		decides(t, actor, "enthrone", belongingTo(store.KindTool, actor.Person), role == store.Organiser)
	}
}
