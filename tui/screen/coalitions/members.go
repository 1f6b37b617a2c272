package coalitions

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// Members shows who asks to join a coalition, each with who they are, and all
// who are in it.
type Members struct{ Source }

// Sheet is the requests, then the members by party.
func (m Members) Sheet(record store.Record, _ int) []sheet.Block {
	c, ok := record.(*store.Coalition)
	if !ok {
		return nil
	}
	roster, err := m.Store.Roster(c)
	if err != nil {
		return []sheet.Block{sheet.Note(m.Explain(err))}
	}
	composition := roster.Composition()
	blocks := []sheet.Block{sheet.Title(screen.Clean(c.Name))}
	blocks = append(blocks, m.requests(c, roster.Requests)...)
	blocks = append(blocks, sheet.Heading(m.Words.N("coalitions.sheet.members", composition.Members)))
	if missing := m.missing(composition); missing != "" {
		blocks = append(blocks, sheet.Note(missing))
	}
	if m.mayArrange(c, store.VerbAppoint) == "" {
		blocks = append(blocks, sheet.Note(m.Words.F("coalitions.members.keys", m.keys())))
	}
	return append(blocks, m.byParty(roster)...)
}

// requests are who asks to join, who asked first first.
func (m Members) requests(c *store.Coalition, requests []*store.Membership) []sheet.Block {
	if len(requests) == 0 && !c.ByRequest {
		return nil
	}
	blocks := []sheet.Block{sheet.Heading(m.Words.N("coalitions.requests", len(requests)))}
	if len(requests) == 0 {
		return append(blocks, sheet.Note("  "+m.T("coalitions.requests.none")))
	}
	if why := m.mayArrange(c, store.VerbAnswer); why == "" {
		blocks = append(blocks, sheet.Note(m.Words.F("coalitions.requests.keys", m.keys())))
	}
	for _, request := range requests {
		blocks = append(blocks, sheet.Item(m.person(request.Person), m.asker(c, request), target{of: aRequest, id: request.Person}))
	}
	return blocks
}

// asker is who asks: what they are, where from, what of it the coalition needs,
// and since when they wait.
func (m Members) asker(c *store.Coalition, request *store.Membership) string {
	person, organisation := m.whose(request.Person, request.Organisation)
	kind, brings := "", ""
	if person != nil {
		kind = m.Term("person-kind", person.Type)
		brings = strings.Join(m.wanted(c, person), ", ")
	}
	if brings != "" {
		brings = m.Words.F("coalitions.brings", map[string]any{"What": brings})
	}
	asked := m.Words.F("coalitions.asked", map[string]any{"When": m.Words.Ago(request.CreatedAt, m.Now())})
	lines := []string{joined(kind, m.from(person, organisation)), brings, asked}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// wanted are the skills that a person offers and a coalition needs, in their words
// where they said any.
func (m Members) wanted(c *store.Coalition, person *store.Person) (out []string) {
	needed := make(map[string]bool)
	for _, need := range c.Needs {
		needed[need.Kind] = true
		needed[store.Skill(need.Words)] = true
	}
	for _, offer := range person.Offers {
		if skill := store.Skill(offer); skill != "" && skill != "other" && needed[skill] {
			out = append(out, m.SkillLabel(offer))
		}
	}
	return out
}

// DoAt opens, to who may arrange the coalition, what can be done about somebody.
func (m Members) DoAt(action screen.Action, record store.Record, at any) tea.Cmd {
	c, ok := record.(*store.Coalition)
	t, pointed := at.(target)
	if !ok || !pointed || action != screen.Open || t.of != aMember && t.of != aRequest || m.mayArrange(c, store.VerbAppoint) != "" {
		return m.Source.DoAt(action, record, at)
	}
	choices := m.choices(c, t)
	var labels []string
	for _, choice := range choices {
		labels = append(labels, choice.label)
	}
	return screen.Ask(screen.AskMsg{
		Title: m.Person(t.id), Choices: labels,
		Then: func(chosen int) tea.Cmd { return choices[chosen].do() },
	})
}

// choice is one thing to do about somebody.
type choice struct {
	label string
	do    func() tea.Cmd
}

func (m Members) choices(c *store.Coalition, t target) []choice {
	does := func(label string, action screen.Action) choice {
		return choice{m.T(label), func() tea.Cmd { return m.Source.DoAt(action, c, t) }}
	}
	show := does("coalitions.do.show", screen.Open)
	switch {
	case t.of == aRequest:
		return []choice{does("coalitions.do.accept", screen.Add), does("coalitions.do.decline", screen.Remove), show}
	case t.id == m.Actor.Person && c.LedBy(t.id):
		return []choice{show, {m.T("coalitions.do.step-down"), func() tea.Cmd { return m.stepDownOrSay(c) }}}
	case c.LedBy(t.id):
		return []choice{show}
	}
	return []choice{show, does("coalitions.do.appoint", screen.Appoint), does("coalitions.do.remove", screen.Remove)}
}
