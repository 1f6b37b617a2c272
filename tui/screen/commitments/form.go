package commitments

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of a commitment: a new one, or one that is edited.
type paper struct {
	*screen.Common
	editing *store.Commitment // nil: a new one
	around  store.Record      // the action, tool or coalition that a new one is for; nil: none
	start   store.Commitment  // what the form holds at first
	id      store.ID
}

// NewForm returns the form of a new commitment, for an action, a tool or a
// coalition if one is given.
func NewForm(c *screen.Common, around store.Record) *fill.Screen {
	p := &paper{Common: c, around: around, id: store.NewID()}
	p.start, _ = c.Store.BeginCommitment(c.Actor) // what cannot be read is asked for
	switch r := around.(type) {
	case *store.Action:
		p.start.Actions = []store.ID{r.ID}
	case *store.Tool:
		p.start.Tools = []store.ID{r.ID}
	case *store.Coalition:
		p.start.Actions, p.start.Tools = r.Actions, r.Tools
	}
	return fill.New(c, p)
}

// EditForm returns the form of a commitment that is there.
func EditForm(c *screen.Common, commitment *store.Commitment) *fill.Screen {
	return fill.New(c, &paper{Common: c, editing: commitment, start: *commitment, id: store.NewID()})
}

// Key tells this form from others.
func (p *paper) Key() string {
	switch {
	case p.editing != nil:
		return "commitment " + p.editing.ID.String()
	case p.around != nil:
		return "commitment around " + p.around.Head().ID.String()
	}
	return "commitment"
}

// Title names the form.
func (p *paper) Title() string {
	if p.editing == nil {
		return p.T("commitments.form.new")
	}
	return p.T("commitments.form.edit")
}

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields are what is promised, what for and by whom, which is all that has to
// be said; then with what, what is offered and needed, and until when.
func (p *paper) Fields() []form.Field {
	kind := p.field("kind", form.One, "commitments.form.help.kind")
	kind.Required, kind.Options = true, p.Options("commitment-kind", store.CommitmentKinds())
	actions := p.field("actions", form.Many, "commitments.form.help.actions")
	actions.Required, actions.Options = true, p.ActionOptions()
	by := p.field("by", form.One, "")
	by.Required, by.Options = true, p.Options("commitment-by", store.CommitmentParties())
	tools := p.field("tools", form.Line, "commitments.form.help.tools")
	tools.Limit, tools.Validate = 4000, p.checkTools
	country := p.field("country", form.One, "")
	country.Options = p.CountryOptions()
	until := p.field("until", form.Line, "commitments.form.help.until")
	until.Limit, until.Validate = 40, func(v string) string { return p.Wrong(store.CheckDay("until", v)) }
	plan := p.field("plan", form.Line, "commitments.form.help.plan")
	plan.Limit = 120
	return []form.Field{
		p.title(), kind, actions, by, p.field("description", form.Text, "commitments.form.help.description"), tools,
		p.NeedField(store.KindCommitment, "offers", "commitments.form.help.offers"),
		p.NeedField(store.KindCommitment, "needs", "commitments.form.help.needs"),
		until, p.field("organisation", form.Line, ""), country, plan,
	}
}

// title is required, unless it is there in another language.
func (p *paper) title() form.Field {
	title := p.field("title", form.Line, "commitments.form.help.title")
	title.Required, title.Limit = true, 400
	if other := p.start.Name.With(p.Lang(), ""); len(other) > 0 {
		words, in := other.In(p.Lang())
		title.Required = false
		title.Help = p.Words.F("commitments.form.help.other-title", map[string]any{"Title": screen.Clean(words), "Language": p.Words.Language(in)})
	}
	return title
}

func (p *paper) field(name string, kind form.Kind, help string) form.Field {
	return p.Field(store.KindCommitment, name, kind, help)
}

// Begin is the commitment as it is, or as far as it is known.
func (p *paper) Begin() form.Values {
	c := &p.start
	values := form.Values{
		"title": screen.Given(c.Name[p.Lang()]), "kind": screen.Given(c.Type), "by": screen.Given(c.By),
		"description": screen.Given(c.Description[p.Lang()]), "tools": screen.Given(p.Names(store.KindTool, c.Tools)),
		"offers": screen.NeedValues(c.Offers), "needs": screen.NeedValues(c.Needs),
		"until": screen.Given(c.Until), "plan": screen.Given(screen.Clean(c.Plan)),
		"organisation": screen.Given(p.Name(store.KindOrganisation, c.Organisation)), "country": screen.Given(c.Country),
	}
	actions, _ := store.Records[*store.Action](p.Store, c.Actions)
	for _, action := range actions {
		values["actions"] = append(values["actions"], action.Slug)
	}
	return values
}

// Changed has nothing to warn of.
func (p *paper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *paper) Chosen(string, string) tea.Cmd { return nil }

// Failed lets the reader decide about a conflict.
func (p *paper) Failed(_ *form.Model, err error) (tea.Cmd, bool) {
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return screen.Ask(screen.ConflictMsg{Conflict: conflict, ID: store.NewID()}), true
	}
	return nil, false
}
