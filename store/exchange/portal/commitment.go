package portal

import (
	"errors"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// commitmentRead is a commitment with what it is tied to.
type commitmentRead struct {
	*store.Commitment
	author       *store.Person
	organisation *store.Organisation
	actions      []*store.Action
	tools        []*store.Tool
	coalitions   []*store.Coalition
	posts        talk
	more         int
}

func (r reading) commitment(c *store.Commitment) (*commitmentRead, error) {
	read := &commitmentRead{Commitment: c}
	var failed [6]error
	read.author, failed[0] = see[*store.Person](r, c.CreatedBy)
	read.organisation, failed[1] = see[*store.Organisation](r, c.Organisation)
	read.actions, failed[2] = all[*store.Action](r, c.Actions)
	read.tools, failed[3] = all[*store.Tool](r, c.Tools)
	read.coalitions, read.more, failed[4] = around[*store.Coalition](r, c.ID)
	read.posts, failed[5] = r.talk(c.ID)
	return read, errors.Join(failed[:]...)
}

func (e *edition) commitmentPage(read *commitmentRead, prose *prose) *page {
	c, name := read.Commitment, e.name(read.Commitment)
	p := &page{
		Path: e.path(c), Over: e.T("vocabulary.kind.commitment"), Title: name.Text, TitleLang: name.Lang, Changed: e.changed(c.Meta),
		Data: described("PlanAction", "identifier", c.ID.String(), "name", name.Text,
			"description", e.in(c.Description, false).Text, "agent", organisationPart(read.organisation)),
	}
	label := func(field string) string { return e.label("commitment", field) }
	p.fact(label("kind"), e.term("commitment-kind", c.Type))
	p.fact(label("by"), e.term("commitment-by", c.By))
	if read.organisation != nil {
		p.fact(label("organisation"), e.ref(read.organisation))
	}
	p.fact(label("country"), item{Text: e.country(c.Country)})
	p.fact(label("actions"), refs(e, read.actions)...)
	p.fact(label("tools"), refs(e, read.tools)...)
	p.fact(label("offers"), e.needs(c.Offers)...)
	p.fact(label("needs"), e.needs(c.Needs)...)
	p.fact(label("until"), item{Text: text.Line(e.LongDay(c.Until))})
	p.fact(label("plan"), item{Text: text.Line(c.Plan)})
	if read.author != nil {
		p.fact(e.T("portal.deposited"), e.ref(read.author))
	}
	p.section(e.prose(label("description"), c.Description, prose))
	p.section(section{Title: e.T("vocabulary.kinds.coalition"), Items: refs(e, read.coalitions), More: e.more(read.more)})
	p.section(e.talkSection(read.posts))
	return p
}

// country is its name; empty where there is none.
func (e *edition) country(code string) string {
	if code == "" {
		return ""
	}
	return e.Country(code)
}
