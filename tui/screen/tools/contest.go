package tools

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// shown is a tool with the values that most people voted for.
func (s Source) shown(tool *store.Tool) (*store.Tool, []store.Contest) {
	contests, err := s.Store.Contests(tool)
	if err != nil {
		return tool, nil
	}
	return store.AsVoted(tool, contests), contests
}

// contested are the values of a field that people voted about, each to vote
// for: the first one shows.
func (s Source) contested(tool *store.Tool, contests []store.Contest, field string) []sheet.Block {
	var blocks []sheet.Block
	for _, contest := range contests {
		if contest.Field != field {
			continue
		}
		for _, value := range contest.Values {
			target := screen.VoteMsg{Tool: tool.ID, Field: field, Value: value.Value}
			blocks = append(blocks, sheet.Item(s.value(field, value.Value), s.votes(value), target))
		}
	}
	return blocks
}

// value is a value of a field in words.
func (s Source) value(field, value string) string {
	if field == "maturity" {
		return s.Term("maturity", value)
	}
	return screen.Clean(value)
}

// votes say how many hold a value, who, and whether it is the entry's own.
func (s Source) votes(value store.Competing) string {
	parts := []string{s.Words.N("evidence.votes", len(value.Voters))}
	var names []string
	for _, voter := range value.Voters[:min(attested, len(value.Voters))] {
		names = append(names, s.Person(voter))
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, ", "))
	}
	if value.Recorded {
		parts = append(parts, s.T("evidence.recorded"))
	}
	return strings.Join(parts, " · ")
}

func (s Source) stillTrue(tool *store.Tool) tea.Cmd {
	return screen.Ask(screen.ContributeMsg{
		Command: &store.StillTrue{Tool: tool.ID},
		Said:    s.Words.F("evidence.confirmed", map[string]any{"Tool": screen.Clean(tool.Name)}),
		Failed: func(err error) tea.Cmd {
			if errors.Is(err, store.ErrNothing) {
				return screen.Complain(s.T("evidence.confirmed.twice"))
			}
			return screen.Complain(s.Explain(err))
		},
	})
}

// proposal puts forward another value for a field, which is one's vote for it.
type proposal struct {
	*screen.Common
	tool *store.Tool
	id   store.ID
}

// ProposalForm returns the form in which one puts forward another value for a
// field of a tool; nil if the record is none.
func ProposalForm(c *screen.Common, record store.Record) *fill.Screen {
	tool, ok := record.(*store.Tool)
	if !ok {
		return nil
	}
	return fill.New(c, &proposal{c, tool, store.NewID()})
}

// Key tells this form from others.
func (p *proposal) Key() string { return "propose " + p.tool.ID.String() }

// Title names the form.
func (p *proposal) Title() string {
	return p.Words.F("evidence.form", map[string]any{"Tool": screen.Clean(p.tool.Name)})
}

// Intro says what a proposal does.
func (p *proposal) Intro() string { return p.T("evidence.form.intro") }

// Fields are which field it is about, and the value.
func (p *proposal) Fields() []form.Field {
	field := form.Field{Name: "field", Label: p.T("evidence.form.field"), Kind: form.One, Required: true}
	for _, name := range store.ContestedFields() {
		field.Options = append(field.Options, form.Option{Value: name, Label: p.T("vocabulary.field.tool." + name)})
	}
	value := form.Field{Name: "value", Label: p.T("evidence.form.value"), Kind: form.Line, Required: true, Help: p.T("evidence.form.help")}
	return []form.Field{field, value}
}

// Begin is empty.
func (p *proposal) Begin() form.Values { return nil }

// Changed has nothing to warn of.
func (p *proposal) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *proposal) Chosen(string, string) tea.Cmd { return nil }

// Failed says beside the value what is wrong with it.
func (p *proposal) Failed(m *form.Model, err error) (tea.Cmd, bool) {
	m.Focus("value")
	m.SetError("value", p.Explain(err))
	return nil, true
}

// Save votes for the value.
func (p *proposal) Save(v form.Values) screen.ContributeMsg {
	return screen.ContributeMsg{
		Command: &store.VoteFor{
			Once: store.Once{ID: p.id}, Tool: p.tool.ID, Field: v.Text("field"), Value: v.Text("value"), Propose: true,
		},
		Said: p.Words.F("evidence.voted", map[string]any{"Value": screen.Clean(v.Text("value"))}),
	}
}
