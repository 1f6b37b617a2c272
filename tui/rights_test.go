package tui

import (
	"fmt"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// rights is a summit with an owner, to whom things belong that others try to
// do something to.
type rights struct {
	*driver
	owner store.Actor
	n     int
}

// made submits what has to work.
func (r *rights) made(actor store.Actor, command store.Command) store.Receipt {
	r.t.Helper()
	receipt, err := r.store.Submit(r.t.Context(), actor, command)
	if err != nil {
		r.t.Fatalf("%T: %v", command, err)
	}
	return receipt
}

func (r *rights) boss() store.Actor {
	boss := r.owner
	boss.Role = store.Organiser
	return boss
}

func (r *rights) next(prefix string) string {
	r.n++
	return fmt.Sprintf("%s%c%c%d", prefix, 'a'+r.n%26, 'q'-r.n%7, 1000*r.n)
}

func (r *rights) tool() store.ID {
	return r.made(r.owner, &store.ReferenceTool{Tool: store.Tool{Name: r.next("Tool "), Uses: []string{"map"}}, AllowDuplicate: true}).Record
}

func (r *rights) coalition(byRequest bool) store.ID {
	return r.made(r.owner, &store.CreateCoalition{Coalition: store.Coalition{
		Name: r.next("Circle "), Purpose: store.Text{"en": "Test."}, ByRequest: byRequest,
	}}).Record
}

// joining is somebody new who joins a coalition, or asks to.
func (r *rights) joining(coalition store.ID) store.ID {
	who := r.someone(r.next("joins"))
	r.made(who, &store.JoinCoalition{Coalition: coalition})
	return who.Person
}

// may are the least roles that do something to what is the owner's.
type may struct {
	least store.Role
	do    func(r *rights) store.Command
}

// deeds are what can be asked for, by verb.
func deeds() map[store.Verb]may {
	const anybody, steward, organiser = store.Participant, store.Steward, store.Organiser
	return map[store.Verb]may{
		store.VerbReference: {anybody, func(r *rights) store.Command {
			return &store.ReferenceTool{Tool: store.Tool{Name: r.next("Tool "), Uses: []string{"map"}}, AllowDuplicate: true}
		}},
		store.VerbAdd: {organiser, func(r *rights) store.Command {
			return &store.Add{Record: &store.Term{Vocabulary: "use", Value: r.next("use"), Label: store.Text{"en": "Use"}}}
		}},
		store.VerbEdit: {steward, func(r *rights) store.Command {
			record, _ := r.store.Record(store.KindCoalition, r.coalition(false))
			record.(*store.Coalition).Place = "table 12"
			return &store.Edit{Record: record, Base: record.Head().Revision}
		}},
		store.VerbUse: {anybody, func(r *rights) store.Command {
			return &store.SayTool{Tie: store.Tie{Tool: r.tool(), Relation: store.Uses}}
		}},
		store.VerbDevelop: {anybody, func(r *rights) store.Command {
			return &store.SayTool{Tie: store.Tie{Tool: r.tool(), Relation: store.Develops}}
		}},
		store.VerbStop: {steward, func(r *rights) store.Command {
			return &store.StopTool{Tie: r.made(r.owner, &store.SayTool{Tie: store.Tie{Tool: r.tool(), Relation: store.Uses}}).Record}
		}},
		store.VerbCreate: {anybody, func(r *rights) store.Command {
			return &store.CreateCoalition{Coalition: store.Coalition{Name: r.next("Circle "), Purpose: store.Text{"en": "Test."}}}
		}},
		store.VerbJoin: {anybody, func(r *rights) store.Command { return &store.JoinCoalition{Coalition: r.coalition(false)} }},
		store.VerbAsk:  {anybody, func(r *rights) store.Command { return &store.JoinCoalition{Coalition: r.coalition(true)} }},
		store.VerbPost: {anybody, func(r *rights) store.Command {
			return &store.PostMessage{Post: store.Post{About: r.coalition(false), Words: "Hello."}}
		}},
		store.VerbAnswer: {steward, func(r *rights) store.Command {
			coalition := r.coalition(true)
			return &store.AnswerRequest{Coalition: coalition, Person: r.joining(coalition), Accept: true}
		}},
		store.VerbAppoint: {steward, func(r *rights) store.Command {
			coalition := r.coalition(false)
			return &store.AppointLead{Coalition: coalition, Person: r.joining(coalition)}
		}},
		store.VerbRemove: {steward, func(r *rights) store.Command {
			coalition := r.coalition(false)
			return &store.RemoveMember{Coalition: coalition, Person: r.joining(coalition), Reason: "gone"}
		}},
		store.VerbUnpost: {steward, func(r *rights) store.Command {
			return &store.UnpostMessage{Post: r.made(r.owner, &store.PostMessage{Post: store.Post{About: r.coalition(false), Words: "Hello."}}).Record}
		}},
		store.VerbUndo: {steward, func(r *rights) store.Command {
			return &store.Undo{Entry: r.made(r.owner, &store.PostMessage{Post: store.Post{About: r.coalition(false), Words: "Hello."}}).Entry}
		}},
		store.VerbEndorse: {anybody, func(*rights) store.Command { return &store.Endorse{} }},
		store.VerbVote: {anybody, func(r *rights) store.Command {
			return &store.VoteFor{Tool: r.tool(), Field: "licence", Value: "MIT", Propose: true}
		}},
		store.VerbConfirm: {anybody, func(r *rights) store.Command { return &store.StillTrue{Tool: r.tool()} }},
		store.VerbMerge:   {steward, func(r *rights) store.Command { return &store.MergeTools{From: r.tool(), Into: r.tool()} }},
		store.VerbAnnounce: {organiser, func(*rights) store.Command {
			return &store.Announce{Announcement: store.Announcement{Words: "Lunch."}}
		}},
		store.VerbHide: {organiser, func(r *rights) store.Command {
			return &store.Hide{Kind: store.KindTool, Record: r.tool(), Reason: "spam"}
		}},
		store.VerbUnhide: {organiser, func(r *rights) store.Command {
			tool := r.tool()
			r.made(r.boss(), &store.Hide{Kind: store.KindTool, Record: tool, Reason: "spam"})
			return &store.Unhide{Kind: store.KindTool, Record: tool}
		}},
		store.VerbBan: {organiser, func(r *rights) store.Command { return &store.BanKey{Key: "SHA256:" + r.next("mal"), Reason: "spam"} }},
		store.VerbUnban: {organiser, func(r *rights) store.Command {
			key := "SHA256:" + r.next("mal")
			r.made(r.boss(), &store.BanKey{Key: key, Reason: "spam"})
			return &store.UnbanKey{Key: key}
		}},
		store.VerbName: {organiser, func(r *rights) store.Command { return &store.NameSteward{Person: r.someone(r.next("new")).Person} }},
		store.VerbDismiss: {organiser, func(r *rights) store.Command {
			person := r.someone(r.next("new")).Person
			r.made(r.boss(), &store.NameSteward{Person: person})
			return &store.DismissSteward{Person: person}
		}},
		store.VerbImport: {organiser, func(r *rights) store.Command {
			return &store.Import{Record: &store.Organisation{Meta: store.Meta{ID: store.NewID()}, Name: r.next("House ")}}
		}},
	}
}

// personal are done by nobody but about oneself: there is no other's to do them to.
func personal() map[store.Verb]bool {
	return map[store.Verb]bool{
		store.VerbIntroduce: true, store.VerbLeave: true, store.VerbWithdraw: true, store.VerbAddKey: true, store.VerbRemoveKey: true,
	}
}

// The interface gives away no more and no less than the one function that
// decides: each role asks for each verb, by what every screen asks with.
func TestTheInterfaceRefusesWhatTheStoreRefuses(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	r := &rights{driver: d, owner: d.someone("owner")}
	for _, verb := range store.Verbs() {
		deed, ok := deeds()[verb]
		if !ok && !personal()[verb] {
			t.Errorf("nothing is said of who may ask for %q by the interface", verb)
		}
		for role := store.Guest; ok && role <= store.Organiser; role++ {
			r.tried(t, verb, role, deed)
		}
	}
}

func (r *rights) tried(t *testing.T, verb store.Verb, role store.Role, deed may) {
	t.Helper()
	actor := r.someone(r.next("actor"))
	if role == store.Guest {
		actor = store.Actor{Key: "SHA256:" + r.next("guest")}
	}
	command := deed.do(r)
	p := r.as(actor, role, 120)
	before := r.store.Sequence()
	p.run(p.shell.contribute(screen.ContributeMsg{Command: command}))
	if done := r.store.Sequence() > before; done != (role >= deed.least) {
		t.Errorf("%s by role %d: done is %v\n%s", verb, role, done, p.screen())
	}
	switch {
	case role == store.Guest:
		p.sees("Who are you?")
	case role < deed.least && !p.shell.toast.Visible():
		t.Errorf("%s by role %d is refused without a word", verb, role)
	}
}
