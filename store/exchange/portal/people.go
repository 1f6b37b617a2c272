package portal

import (
	"errors"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// houseRead is an organisation with its people and their work.
type houseRead struct {
	*store.Organisation
	people      []*store.Person
	develops    []*store.Tool
	ties        []tieRead
	commitments []*store.Commitment
	actions     []*store.Action
	endorsed    bool
	more        [4]int
}

// tieRead is what somebody says of a tool.
type tieRead struct {
	*store.Tie
	tool *store.Tool
}

func (r reading) organisation(o *store.Organisation) (*houseRead, error) {
	read := &houseRead{Organisation: o}
	var failed [6]error
	read.people, read.more[0], failed[0] = around[*store.Person](r, o.ID)
	read.develops, read.more[1], failed[1] = around[*store.Tool](r, o.ID)
	read.ties, read.more[2], failed[2] = r.ties(o.ID)
	read.commitments, read.more[3], failed[3] = around[*store.Commitment](r, o.ID)
	read.actions, _, failed[4] = around[*store.Action](r, o.ID)
	var endorsements []*store.Endorsement
	endorsements, _, failed[5] = around[*store.Endorsement](r, o.ID)
	read.endorsed = len(endorsements) > 0
	return read, errors.Join(failed[:]...)
}

func (r reading) ties(of store.ID) ([]tieRead, int, error) {
	ties, more, err := around[*store.Tie](r, of)
	if err != nil {
		return nil, 0, err
	}
	var out []tieRead
	for _, tie := range ties {
		tool, err := see[*store.Tool](r, tie.Tool)
		if err != nil {
			return nil, 0, err
		}
		if tool != nil {
			out = append(out, tieRead{tie, tool})
		}
	}
	return out, more, nil
}

func (e *edition) organisationPage(read *houseRead) *page {
	o := read.Organisation
	p := &page{
		Path: e.path(o), Over: e.T("vocabulary.kind.organisation"), Title: text.Line(o.Name), Changed: e.changed(o.Meta),
		Data: described("Organization", "identifier", o.ID.String(), "name", o.Name, "url", address(o.Website).Href, "areaServed", e.country(o.Country)),
	}
	p.fact(e.label("organisation", "kind"), e.term("organisation-kind", o.Type))
	p.fact(e.label("organisation", "country"), item{Text: e.country(o.Country)})
	p.fact(e.label("organisation", "website"), address(o.Website))
	p.fact(e.T("declaration.title"), e.endorsed(read.endorsed))
	p.section(section{Title: e.T("portal.develops"), Items: e.tools(read.develops), More: e.more(read.more[1])})
	p.section(section{Title: e.T("portal.says"), Items: e.ties(read.ties), More: e.more(read.more[2])})
	p.section(section{Title: e.T("vocabulary.kinds.commitment"), Items: e.commitments(read.commitments), More: e.more(read.more[3])})
	p.section(section{Title: e.T("portal.signed"), Items: refs(e, read.actions)})
	p.section(section{Title: e.T("vocabulary.kinds.person"), Items: refs(e, read.people), More: e.more(read.more[0]), Short: true})
	return p
}

func (e *edition) endorsed(is bool) item {
	if !is {
		return item{}
	}
	return item{Text: e.T("portal.endorsed"), Href: e.lang + "/declaration/index.html"}
}

func (e *edition) tools(tools []*store.Tool) []item {
	out := make([]item, 0, len(tools))
	for _, t := range tools {
		one := e.ref(t)
		one.Note = e.in(t.Summary, false)
		out = append(out, one)
	}
	return out
}

func (e *edition) ties(ties []tieRead) []item {
	out := make([]item, 0, len(ties))
	for _, t := range ties {
		one := e.ref(t.tool)
		notes := []string{e.T("vocabulary.relation." + string(t.Relation))}
		for _, use := range t.Uses {
			notes = append(notes, e.use(use).Text)
		}
		one.Note.Text = joined(append(notes, text.Line(t.Where), text.Line(e.LongDay(t.Since)))...)
		out = append(out, one)
	}
	return out
}

// personRead is somebody with what they do. Their keys are not read.
type personRead struct {
	*store.Person
	organisation *store.Organisation
	ties         []tieRead
	coalitions   []*store.Coalition
	commitments  []*store.Commitment
	endorsed     bool
	more         [3]int
}

func (r reading) person(person *store.Person) (*personRead, error) {
	read := &personRead{Person: person}
	var failed [5]error
	read.organisation, failed[0] = see[*store.Organisation](r, person.Organisation)
	read.ties, read.more[0], failed[1] = r.ties(person.ID)
	read.coalitions, read.more[1], failed[2] = r.coalitions(person.ID)
	read.commitments, read.more[2], failed[3] = around[*store.Commitment](r, person.ID)
	var endorsements []*store.Endorsement
	endorsements, _, failed[4] = around[*store.Endorsement](r, person.ID)
	read.endorsed = len(endorsements) > 0
	return read, errors.Join(failed[:]...)
}

// coalitions are those that somebody leads or is a member of, not those that
// they asked to join.
func (r reading) coalitions(person store.ID) ([]*store.Coalition, int, error) {
	led, moreLed, err := around[*store.Coalition](r, person)
	if err != nil {
		return nil, 0, err
	}
	memberships, more, err := around[*store.Membership](r, person)
	if err != nil {
		return nil, 0, err
	}
	var ids []store.ID
	for _, m := range memberships {
		leads := slices.ContainsFunc(led, func(c *store.Coalition) bool { return c.ID == m.Coalition })
		if m.State == store.MembershipMember && !leads {
			ids = append(ids, m.Coalition)
		}
	}
	joined, err := all[*store.Coalition](r, ids)
	return append(led, joined...), more + moreLed, err
}

func (e *edition) personPage(read *personRead) *page {
	person := read.Person
	p := &page{
		Path: e.path(person), Over: joined(e.T("vocabulary.kind.person"), text.Line(person.Handle)), Title: text.Line(person.Title(e.lang)), Changed: e.changed(person.Meta),
		Data: described("Person", "identifier", person.ID.String(), "name", person.Title(e.lang), "alternateName", person.Handle,
			"affiliation", organisationPart(read.organisation), "knowsLanguage", lines(person.Languages)),
	}
	p.fact(e.T("portal.person-kind"), e.term("person-kind", person.Type))
	if read.organisation != nil {
		p.fact(e.label("person", "organisation"), e.ref(read.organisation))
	}
	p.fact(e.label("person", "country"), item{Text: e.country(person.Country)})
	p.fact(e.label("person", "languages"), e.languages(person.Languages)...)
	p.fact(e.label("commitment", "offers"), e.skills(person.Offers)...)
	p.fact(e.label("commitment", "needs"), e.skills(person.Seeks)...)
	p.fact(e.T("declaration.title"), e.endorsed(read.endorsed))
	p.section(section{Title: e.T("vocabulary.kinds.coalition"), Items: refs(e, read.coalitions), More: e.more(read.more[1])})
	p.section(section{Title: e.T("vocabulary.kinds.commitment"), Items: e.commitments(read.commitments), More: e.more(read.more[2])})
	p.section(section{Title: e.T("portal.says"), Items: e.ties(read.ties), More: e.more(read.more[0])})
	return p
}
