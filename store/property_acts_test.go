package store_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// acts are all that can be done: every verb is among them.
func (w *world) acts() []func(*rapid.T) {
	return []func(*rapid.T){
		w.arrive, w.leaveNoTrace, w.reference, w.retouch, w.tie, w.untie, w.add, w.amend,
		w.create, w.arrange, w.join, w.join, w.leave, w.answer, w.appoint, w.expel,
		w.post, w.unpost, w.endorse, w.withdraw, w.vote, w.vote, w.vouch,
		w.undoAny, w.undoAny, w.undoLast, w.undoLast, w.undoBy, w.merge, w.hide, w.hide, w.show,
		w.ban, w.unban, w.name, w.announce, w.device, w.bring,
	}
}

func (w *world) who(rt *rapid.T) store.Actor { return rapid.SampledFrom(w.people).Draw(rt, "who") }

// boss is somebody in a role that may decide.
func (w *world) boss(rt *rapid.T) store.Actor { return as(w.who(rt), store.Organiser) }

func (w *world) fresh(prefix string) string {
	w.newest++
	return fmt.Sprintf("%s%c%d", prefix, 'a'+w.newest%26, w.newest)
}

func (w *world) arrive(*rapid.T) {
	key := "SHA256:" + w.fresh("key")
	w.do(store.Actor{Key: key}, &store.Introduce{Person: store.Person{Handle: w.fresh("h"), Name: w.fresh("Person "), Type: "government"}})
	if actor, err := w.s.ActorFor(key); err == nil && !actor.Person.IsZero() {
		w.people = append(w.people, actor)
	}
}

// leaveNoTrace takes back that somebody came.
func (w *world) leaveNoTrace(rt *rapid.T) {
	for _, entry := range w.log {
		if _, id := entry.Subject(); entry.Verb == store.VerbIntroduce && id == w.who(rt).Person {
			w.do(w.boss(rt), &store.Undo{Entry: entry.ID})
			return
		}
	}
}

func (w *world) reference(rt *rapid.T) {
	name := rapid.SampledFrom([]string{"Agora", "Budgetis", "Civitas", "Délibère"}).Draw(rt, "name")
	w.do(w.who(rt), &store.ReferenceTool{
		Tool:           store.Tool{Name: name, Licence: "MIT", Uses: []string{"debate"}, Developers: ids1(id[*store.Organisation](rt, w))},
		AllowDuplicate: rapid.Bool().Draw(rt, "anyway"),
	})
}

func ids1(id store.ID) []store.ID { return []store.ID{id} }

// edited is a copy of a record, to change.
func edited[R store.Record](rt *rapid.T, w *world) (out R, ok bool) {
	record, err := w.s.Record(out.Kind(), id[R](rt, w))
	if err != nil {
		return out, false
	}
	return record.(R), true
}

func (w *world) edit(rt *rapid.T, record store.Record) {
	actor := w.who(rt)
	if rapid.IntRange(0, 3).Draw(rt, "steward") == 0 {
		actor.Role = store.Steward
	}
	w.do(actor, &store.Edit{Record: record, Base: record.Head().Revision})
}

func (w *world) retouch(rt *rapid.T) {
	tool, ok := edited[*store.Tool](rt, w)
	if !ok {
		return
	}
	words := rapid.SampledFrom([]string{"", "one", "two"}).Draw(rt, "words")
	switch rapid.IntRange(0, 3).Draw(rt, "field") {
	case 0:
		tool.Licence = rapid.SampledFrom([]string{"", "MIT", "ISC"}).Draw(rt, "licence")
	case 1:
		tool.Summary = tool.Summary.With("en", words)
	case 2:
		tool.Summary = tool.Summary.With("fr", words)
	case 3:
		tool.Name = w.fresh("Renamed ")
	}
	w.edit(rt, tool)
}

func (w *world) tie(rt *rapid.T) {
	relation := rapid.SampledFrom([]store.Relation{store.Uses, store.Develops}).Draw(rt, "relation")
	tie := store.Tie{Tool: id[*store.Tool](rt, w), Relation: relation, Organisation: w.perhaps(rt)}
	w.do(w.who(rt), &store.SayTool{Tie: tie})
}

// perhaps is an organisation, or none.
func (w *world) perhaps(rt *rapid.T) store.ID {
	if rapid.Bool().Draw(rt, "for themself") {
		return store.ID{}
	}
	return id[*store.Organisation](rt, w)
}

func (w *world) untie(rt *rapid.T) {
	if tie, ok := those(rt, w, func(*store.Tie) bool { return true }); ok {
		w.do(w.actor(tie.Person), &store.StopTool{Tie: tie.ID})
	}
}

func (w *world) add(rt *rapid.T) {
	switch rapid.IntRange(0, 3).Draw(rt, "what") {
	case 0:
		w.do(w.who(rt), &store.Add{Record: &store.Organisation{Name: w.fresh("House "), Country: "FR"}})
	case 1:
		w.do(w.boss(rt), &store.Add{Record: &store.Action{Number: 1 + w.newest, Name: store.Text{"en": w.fresh("Action ")}}})
	case 2:
		w.do(w.boss(rt), &store.SetPartner{Country: "FR", Status: "member", Since: rapid.SampledFrom([]string{"2014", "2015"}).Draw(rt, "since")})
	case 3:
		w.do(w.who(rt), &store.Add{Record: &store.Commitment{
			Name: store.Text{"en": w.fresh("Promise ")}, Type: "project", By: "state", Actions: ids1(id[*store.Action](rt, w)),
			Tools: ids1(id[*store.Tool](rt, w)), Organisation: w.perhaps(rt),
		}})
	}
}

// amend changes what is no tool and no coalition.
func (w *world) amend(rt *rapid.T) {
	if rapid.Bool().Draw(rt, "person") {
		if p, ok := edited[*store.Person](rt, w); ok {
			p.Organisation, p.Offers = w.perhaps(rt), []string{w.fresh("skill ")}
			w.edit(rt, p)
		}
		return
	}
	if c, ok := edited[*store.Commitment](rt, w); ok {
		c.Tools, c.Until = ids1(id[*store.Tool](rt, w)), "2017"
		w.edit(rt, c)
	}
}

func (w *world) create(rt *rapid.T) {
	w.do(w.who(rt), &store.CreateCoalition{Coalition: store.Coalition{
		Name: w.fresh("Circle "), Purpose: store.Text{"en": "Meet."}, Tools: ids1(id[*store.Tool](rt, w)),
		Actions: ids1(id[*store.Action](rt, w)), ByRequest: rapid.Bool().Draw(rt, "by request"),
	}})
}

func (w *world) arrange(rt *rapid.T) {
	c, ok := edited[*store.Coalition](rt, w)
	if !ok {
		return
	}
	switch rapid.IntRange(0, 2).Draw(rt, "field") {
	case 0:
		c.ByRequest = !c.ByRequest
	case 1:
		c.Leads = append(c.Leads[:0:0], w.who(rt).Person)
	case 2:
		c.Commitments = ids1(id[*store.Commitment](rt, w))
	}
	w.edit(rt, c)
}

func (w *world) join(rt *rapid.T) {
	w.do(w.who(rt), &store.JoinCoalition{Coalition: id[*store.Coalition](rt, w), Organisation: w.perhaps(rt), Stay: rapid.Bool().Draw(rt, "stay")})
}

func (w *world) leave(rt *rapid.T) {
	w.do(w.who(rt), &store.LeaveCoalition{Coalition: id[*store.Coalition](rt, w)})
}

func (w *world) answer(rt *rapid.T) {
	m, ok := those(rt, w, func(m *store.Membership) bool { return m.State == store.MembershipAsked })
	if !ok {
		m = &store.Membership{Coalition: id[*store.Coalition](rt, w), Person: w.who(rt).Person}
	}
	accept := rapid.Bool().Draw(rt, "accept")
	w.do(as(w.who(rt), store.Steward), &store.AnswerRequest{Coalition: m.Coalition, Person: m.Person, Accept: accept})
}

func (w *world) appoint(rt *rapid.T) {
	if m, ok := those(rt, w, func(*store.Membership) bool { return true }); ok {
		w.do(as(w.who(rt), store.Steward), &store.AppointLead{Coalition: m.Coalition, Person: m.Person})
	}
}

func (w *world) expel(rt *rapid.T) {
	if m, ok := those(rt, w, func(*store.Membership) bool { return true }); ok {
		w.do(as(w.who(rt), store.Steward), &store.RemoveMember{Coalition: m.Coalition, Person: m.Person, Reason: "gone home"})
	}
}

func (w *world) post(rt *rapid.T) {
	about := id[*store.Coalition](rt, w)
	if rapid.Bool().Draw(rt, "tool") {
		about = id[*store.Tool](rt, w)
	}
	w.do(w.who(rt), &store.PostMessage{Post: store.Post{About: about, Words: "Hello."}})
}

func (w *world) unpost(rt *rapid.T) {
	if p, ok := those(rt, w, func(*store.Post) bool { return true }); ok {
		w.do(rapid.SampledFrom([]store.Actor{w.actor(p.Person), w.who(rt)}).Draw(rt, "author"), &store.UnpostMessage{Post: p.ID})
	}
}

func (w *world) endorse(rt *rapid.T) { w.do(w.who(rt), &store.Endorse{Organisation: w.perhaps(rt)}) }

func (w *world) withdraw(rt *rapid.T) {
	if e, ok := those(rt, w, func(*store.Endorsement) bool { return true }); ok {
		w.do(w.actor(e.Person), &store.WithdrawEndorsement{Organisation: e.Organisation})
	}
}

func (w *world) vote(rt *rapid.T) {
	value := rapid.SampledFrom([]string{"MIT", "ISC", "GPL-3.0-only"}).Draw(rt, "value")
	w.do(w.who(rt), &store.VoteFor{Tool: id[*store.Tool](rt, w), Field: "licence", Value: value, Propose: rapid.Bool().Draw(rt, "propose")})
}

func (w *world) vouch(rt *rapid.T) { w.do(w.who(rt), &store.StillTrue{Tool: id[*store.Tool](rt, w)}) }

func (w *world) undoAny(rt *rapid.T) {
	w.do(w.boss(rt), &store.Undo{Entry: rapid.SampledFrom(w.log).Draw(rt, "entry").ID})
}

// undoLast takes back what was done right before, in whose way nothing is.
func (w *world) undoLast(rt *rapid.T) {
	last := w.log[len(w.log)-1]
	_, err := w.s.Submit(context.Background(), w.house, &store.Undo{Entry: last.ID})
	if kind := kindOfError(err); kind == store.ErrNothing || kind == store.ErrConflict || kind == store.ErrInvalid {
		rt.Fatalf("%s, right after it was done, is not taken back: %v", last.Verb, err)
	}
}

// undoBy takes back all that somebody did lately, which is many entries.
func (w *world) undoBy(rt *rapid.T) {
	if rapid.IntRange(0, 3).Draw(rt, "seldom") > 0 {
		return
	}
	by := store.UndoBy{Person: w.who(rt).Person, Since: time.Now().Add(-time.Hour), Reason: "vandalism"}
	taken, err := w.s.UndoBy(context.Background(), w.boss(rt), by)
	if err != nil && kindOfError(err) == err {
		rt.Fatalf("undo by: %v", err)
	}
	taken = slices.DeleteFunc(taken, func(one store.TakenBack) bool { return one.Err != nil })
	slices.SortFunc(taken, func(a, b store.TakenBack) int { // what is hidden instead is done last
		return cmp.Compare(a.Done.Sequence, b.Done.Sequence)
	})
	for _, one := range taken {
		w.receipts = append(w.receipts, one.Done.Entry)
	}
}

func (w *world) merge(rt *rapid.T) {
	w.do(as(w.who(rt), store.Steward), &store.MergeTools{From: id[*store.Tool](rt, w), Into: id[*store.Tool](rt, w)})
}

func (w *world) hide(rt *rapid.T) {
	record := rapid.SampledFrom(w.all()).Draw(rt, "record")
	w.do(w.boss(rt), &store.Hide{Kind: record.Kind(), Record: record.Head().ID, Reason: "spam"})
}

func (w *world) show(rt *rapid.T) {
	if record, ok := those(rt, w, func(r store.Record) bool { return r.Head().Hidden }); ok {
		w.do(w.boss(rt), &store.Unhide{Kind: record.Kind(), Record: record.Head().ID})
	}
}

func (w *world) ban(rt *rapid.T) { w.do(w.boss(rt), &store.BanKey{Key: w.who(rt).Key, Reason: "spam"}) }

func (w *world) unban(rt *rapid.T) {
	if b, ok := those(rt, w, func(*store.Ban) bool { return true }); ok {
		w.do(w.boss(rt), &store.UnbanKey{Key: b.Key})
	}
}

func (w *world) name(rt *rapid.T) {
	if p, ok := those(rt, w, func(p *store.Person) bool { return p.Steward }); ok && rapid.Bool().Draw(rt, "dismiss") {
		w.do(w.boss(rt), &store.DismissSteward{Person: p.ID})
		return
	}
	w.do(w.boss(rt), &store.NameSteward{Person: w.who(rt).Person})
}

func (w *world) announce(rt *rapid.T) {
	w.do(w.boss(rt), &store.Announce{Announcement: store.Announcement{Words: "Lunch."}})
}

// device joins a second key to an account, and takes it away.
func (w *world) device(rt *rapid.T) {
	actor := w.who(rt)
	code, _, err := w.s.OfferCode(actor)
	if err != nil {
		return
	}
	key := "SHA256:" + w.fresh("device")
	w.do(store.Actor{Key: key}, &store.JoinAccount{Code: code})
	if rapid.Bool().Draw(rt, "lost") {
		w.do(actor, &store.RemoveKey{Key: key})
	}
}

// bring imports what another store has: something new, or something that is
// here with another name.
func (w *world) bring(rt *rapid.T) {
	o := &store.Organisation{Meta: store.Meta{ID: store.NewID(), CreatedBy: w.who(rt).Person}, Name: w.fresh("Imported ")}
	if rapid.Bool().Draw(rt, "here") {
		if there, ok := edited[*store.Organisation](rt, w); ok {
			o.Meta = there.Meta
		}
	}
	w.do(w.boss(rt), &store.Import{Record: o, Base: o.Revision})
}
