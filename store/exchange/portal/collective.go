package portal

import (
	"errors"
	"fmt"
	"strconv"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// hubRead is a collective action with what is around it.
type hubRead struct {
	store.Hub
	signed []*store.Organisation
	posts  talk
}

func (r reading) action(a *store.Action) (*hubRead, error) {
	hub, err := r.store.Hub(a.ID)
	if err != nil {
		return nil, err
	}
	read := &hubRead{Hub: hub}
	if read.signed, err = all[*store.Organisation](r, a.Organisations); err != nil {
		return nil, fmt.Errorf("read who signed action %d: %w", a.Number, err)
	}
	read.posts, err = r.talk(a.ID)
	return read, err
}

// actionPage shows a collective action as the hub of what is done for it.
func (e *edition) actionPage(read *hubRead, prose *prose) *page {
	a, name := read.Action, e.name(read.Action)
	p := &page{
		Path: e.path(a), Over: e.T("vocabulary.kind.action") + " " + e.Number(a.Number), Title: name.Text, TitleLang: name.Lang,
		Changed: e.changed(a.Meta), Feed: e.feedPath(a),
		Data: described("Project", "identifier", a.ID.String(), "name", name.Text, "description", e.in(a.Description, false).Text),
	}
	p.fact(e.label("action", "theme"), e.term("theme", a.Theme))
	p.fact(e.label("action", "working_group"), item{Text: text.Line(a.WorkingGroup)})
	p.fact(e.label("action", "governments"), e.countries(a.Governments)...)
	p.fact(e.label("action", "organisations"), refs(e, read.signed)...)
	p.fact(e.T("hub.missing"), e.gaps(read.Gaps)...)
	p.section(e.prose(e.label("action", "description"), a.Description, prose))
	var coalitions []item
	for _, c := range read.Coalitions {
		one := e.ref(c.Coalition)
		one.Note.Text = e.N("portal.members", c.Members)
		coalitions = append(coalitions, one)
	}
	p.section(section{Title: e.T("vocabulary.kinds.coalition"), Items: coalitions, More: e.more(read.CoalitionCount - len(read.Coalitions))})
	p.section(section{Title: e.T("vocabulary.kinds.commitment"), Items: e.commitments(read.Commitments), More: e.more(read.CommitmentCount - len(read.Commitments))})
	p.section(section{Title: e.T("portal.tools-for"), Items: e.toolsFor(read.Tools)})
	p.section(section{Title: e.label("commitment", "offers"), Items: e.stakes(read.Offers)})
	p.section(section{Title: e.label("commitment", "needs"), Items: e.stakes(read.Needs)})
	p.section(e.talkSection(read.posts))
	return p
}

// gaps are what an action has not got yet.
func (e *edition) gaps(gaps []store.Gap) []item {
	out := make([]item, 0, len(gaps))
	for _, gap := range gaps {
		out = append(out, item{Text: e.T("hub.lacks." + string(gap))})
	}
	return out
}

func (e *edition) commitments(all []*store.Commitment) []item {
	out := make([]item, 0, len(all))
	for _, c := range all {
		one := e.ref(c)
		one.Note.Text = joined(e.term("commitment-kind", c.Type).Text, e.term("commitment-by", c.By).Text, e.country(c.Country))
		out = append(out, one)
	}
	return out
}

func (e *edition) toolsFor(tools []store.ToolFor) []item {
	out := make([]item, 0, min(len(tools), most))
	for _, t := range tools[:min(len(tools), most)] {
		one := e.ref(t.Tool)
		one.Note = e.in(t.Tool.Summary, false)
		out = append(out, one)
	}
	return out
}

// stakes are what is offered or needed, each with the way to whose it is.
func (e *edition) stakes(stakes []store.Stake) []item {
	out := make([]item, 0, min(len(stakes), most))
	for _, s := range stakes[:min(len(stakes), most)] {
		one := e.ref(s.Of)
		one.Note.Text = joined(e.term("need", s.Kind).Text, text.Line(s.Words))
		out = append(out, one)
	}
	return out
}

// coalitionRead is a coalition with who is in it and what it works on.
type coalitionRead struct {
	*store.Coalition
	members     []memberRead
	actions     []*store.Action
	tools       []*store.Tool
	commitments []*store.Commitment
	posts       talk
	more        int
}

type memberRead struct {
	store.Member
	person       *store.Person
	organisation *store.Organisation
}

func (r reading) coalition(c *store.Coalition) (*coalitionRead, error) {
	roster, err := r.store.Roster(c)
	if err != nil {
		return nil, fmt.Errorf("read who is in %s: %w", c.Slug, err)
	}
	read := &coalitionRead{Coalition: c, more: max(len(roster.Members)-most, 0)}
	for _, m := range roster.Members[:min(len(roster.Members), most)] {
		one := memberRead{Member: m}
		one.person, err = see[*store.Person](r, m.Person)
		if err == nil {
			one.organisation, err = see[*store.Organisation](r, m.Organisation)
		}
		if err != nil {
			return nil, err
		}
		if one.person != nil {
			read.members = append(read.members, one)
		}
	}
	var failed [4]error
	read.actions, failed[0] = all[*store.Action](r, c.Actions)
	read.tools, failed[1] = all[*store.Tool](r, c.Tools)
	read.commitments, failed[2] = all[*store.Commitment](r, c.Commitments)
	read.posts, failed[3] = r.talk(c.ID)
	return read, errors.Join(failed[:]...)
}

func (e *edition) coalitionPage(read *coalitionRead, prose *prose) *page {
	c := read.Coalition
	p := &page{
		Path: e.path(c), Over: e.T("vocabulary.kind.coalition"), Title: text.Line(c.Name), Changed: e.changed(c.Meta), Feed: e.feedPath(c),
		Data: described("Project", "identifier", c.ID.String(), "name", c.Name, "description", e.in(c.Purpose, false).Text),
	}
	label := func(field string) string { return e.label("coalition", field) }
	p.fact(label("stage"), e.term("stage", c.Stage))
	openness := "open"
	if c.ByRequest {
		openness = "request"
	}
	p.fact(label("open"), e.term("openness", openness))
	p.fact(label("place"), item{Text: text.Line(c.Place)})
	p.fact(label("needs"), e.needs(c.Needs)...)
	p.fact(e.T("portal.delivers"), item{Text: text.Line(c.Delivers)})
	p.fact(e.label("commitment", "until"), item{Text: text.Line(e.LongDay(c.Until))})
	p.section(e.prose(label("purpose"), c.Purpose, prose))
	p.section(section{Title: label("members"), Items: e.members(read.members), More: e.more(read.more)})
	p.section(section{Title: label("actions"), Items: refs(e, read.actions)})
	p.section(section{Title: label("commitments"), Items: e.commitments(read.commitments)})
	p.section(section{Title: label("tools"), Items: refs(e, read.tools)})
	p.section(e.talkSection(read.posts))
	return p
}

// members are people with what they are there for, leads first.
func (e *edition) members(members []memberRead) []item {
	out := make([]item, 0, len(members))
	for _, m := range members {
		one := e.ref(m.person)
		lead, house := "", ""
		if m.Lead {
			lead = e.T("vocabulary.membership.lead")
		}
		if m.organisation != nil {
			house = e.name(m.organisation).Text
		}
		one.Note.Text = joined(lead, house, e.T("vocabulary.party."+string(m.Party)))
		out = append(out, one)
	}
	return out
}

// numbered is an action in a list: by its number and name.
func (e *edition) numbered(a *store.Action) item {
	one := e.ref(a)
	one.Text = strconv.Itoa(a.Number) + ". " + one.Text
	one.Note = phrase{Text: e.term("theme", a.Theme).Text}
	return one
}
