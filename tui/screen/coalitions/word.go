package coalitions

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// What a word to somebody goes with.
const (
	refusal = "refusal" // of a request: it may be left empty
	removal = "removal" // of a member, who is told why
)

// word asks for the word that a refusal or a removal goes with: that form is
// also where one thinks again.
func (s Source) word(c *store.Coalition, person store.ID, with string) tea.Cmd {
	record, err := s.Store.Record(store.KindMembership, store.MembershipID(c.ID, person))
	if err != nil {
		return screen.Complain(s.Explain(err))
	}
	return screen.Ask(screen.FormMsg{Kind: store.KindMembership, Record: record, Name: with})
}

// wordPaper is a word to somebody whose request is declined, or who is removed.
type wordPaper struct {
	*screen.Common
	membership *store.Membership
	with       string
	once       store.Once
}

// WordForm returns the form of a word to whose membership this is: with is
// "refusal" or "removal"; nil if it is neither.
func WordForm(c *screen.Common, membership *store.Membership, with string) *fill.Screen {
	if with != refusal && with != removal {
		return nil
	}
	return fill.New(c, &wordPaper{c, membership, with, store.Once{ID: store.NewID()}})
}

func (p *wordPaper) names() map[string]any {
	return map[string]any{"Who": p.Person(p.membership.Person), "Name": p.Name(store.KindCoalition, p.membership.Coalition)}
}

// Key tells this form from others.
func (p *wordPaper) Key() string { return p.with + " " + p.membership.ID.String() }

// Title names the form.
func (p *wordPaper) Title() string { return p.Words.F("coalitions."+p.with, p.names()) }

// Intro says what comes of it.
func (p *wordPaper) Intro() string { return p.T("coalitions." + p.with + ".intro") }

// Fields is the word.
func (p *wordPaper) Fields() []form.Field {
	return []form.Field{{
		Name: "words", Label: p.T("coalitions." + p.with + ".words"), Kind: form.Line, Required: p.with == removal, Limit: 400,
		Help: p.T("coalitions." + p.with + ".help"),
	}}
}

// Begin is empty.
func (p *wordPaper) Begin() form.Values { return nil }

// Changed has nothing to warn of.
func (p *wordPaper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *wordPaper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form: who was faster is said above what was typed.
func (p *wordPaper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save declines the request, or removes the member.
func (p *wordPaper) Save(v form.Values) screen.ContributeMsg {
	said := p.Words.F("coalitions."+p.with+".done", p.names())
	if p.with == refusal {
		return screen.ContributeMsg{
			Command: &store.AnswerRequest{Once: p.once, Coalition: p.membership.Coalition, Person: p.membership.Person, Words: v.Text("words")}, Said: said,
		}
	}
	return screen.ContributeMsg{
		Command: &store.RemoveMember{Once: p.once, Coalition: p.membership.Coalition, Person: p.membership.Person, Reason: v.Text("words")}, Said: said,
	}
}
