package coalitions

import (
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of a coalition: a new one, or one that is edited.
type paper struct {
	*screen.Common
	editing *store.Coalition // nil: a new one
	around  store.Record     // the tool, action or commitment that a new one is around; nil: none
	id      store.ID
}

// NewForm returns the form of a new coalition, around a tool, an action or a
// commitment if one is given.
func NewForm(c *screen.Common, around store.Record) *fill.Screen {
	return fill.New(c, &paper{Common: c, around: around, id: store.NewID()})
}

// EditForm returns the form of a coalition that is there.
func EditForm(c *screen.Common, coalition *store.Coalition) *fill.Screen {
	return fill.New(c, &paper{Common: c, editing: coalition, id: store.NewID()})
}

// Key tells this form from others.
func (p *paper) Key() string {
	switch {
	case p.editing != nil:
		return "coalition " + p.editing.ID.String()
	case p.around != nil:
		return "coalition around " + p.around.Head().ID.String()
	}
	return "coalition"
}

// Title names the form.
func (p *paper) Title() string {
	if p.editing == nil {
		return p.T("coalitions.form.new")
	}
	return p.T("coalitions.form.edit")
}

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields are what for and with what, then what it needs.
func (p *paper) Fields() []form.Field {
	name := p.field("name", form.Line, "coalitions.form.help.name")
	name.Required, name.Limit = true, 120
	purpose := p.field("purpose", form.Text, "coalitions.form.help.purpose")
	purpose.Required = p.editing == nil
	actions := p.field("actions", form.Many, "coalitions.form.help.actions")
	actions.Options = p.ActionOptions()
	tools := p.field("tools", form.Line, "coalitions.form.help.tools")
	tools.Limit, tools.Validate = 4000, p.checkTools
	needs := p.NeedField(store.KindCoalition, "needs", "coalitions.form.help.needs")
	place := p.field("place", form.Line, "coalitions.form.help.place")
	request := form.Field{Name: "by_request", Label: p.T("vocabulary.openness.request"), Kind: form.Check, Help: p.T("coalitions.form.help.joining")}
	fields := []form.Field{name, purpose, actions, tools, needs, place, request}
	fields = append(fields, p.commitmentField()...)
	if p.editing != nil {
		stage := p.field("stage", form.One, "")
		stage.Options = p.Options("stage", store.Stages())
		fields = append(fields, stage)
	}
	return append(fields, p.delivery()...)
}

// delivery is what the coalition delivers, and until when.
func (p *paper) delivery() []form.Field {
	return []form.Field{
		{Name: "delivers", Label: p.T("coalitions.field.delivers"), Kind: form.Line, Limit: 400},
		{
			Name: "until", Label: p.T("coalitions.field.until"), Kind: form.Line, Limit: 40, Help: p.T("commitments.form.help.until"),
			Validate: func(v string) string { return p.Wrong(store.CheckDay("until", v)) },
		},
	}
}

func (p *paper) field(name string, kind form.Kind, help string) form.Field {
	return p.Field(store.KindCoalition, name, kind, help)
}

// Begin is the coalition as it is, or what a new one is around.
func (p *paper) Begin() form.Values {
	switch around := p.around.(type) {
	case *store.Tool:
		return form.Values{"tools": {around.Name}}
	case *store.Action:
		return form.Values{"actions": {around.Slug}}
	case *store.Commitment:
		return p.aroundCommitment(around)
	}
	if p.editing == nil {
		return nil
	}
	c := p.editing
	values := form.Values{
		"name": {c.Name}, "purpose": screen.Given(c.Purpose[p.Lang()]), "tools": screen.Given(p.Names(store.KindTool, c.Tools)),
		"place": screen.Given(c.Place), "stage": {c.Stage}, "delivers": screen.Given(c.Delivers), "until": screen.Given(c.Until),
	}
	if c.ByRequest {
		values["by_request"] = []string{"true"}
	}
	actions, _ := store.Records[*store.Action](p.Store, c.Actions)
	for _, action := range actions {
		values["actions"] = append(values["actions"], action.Slug)
	}
	values["needs"], values["commitments"] = screen.NeedValues(c.Needs), commitmentValues(c.Commitments)
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

// Save creates the coalition, or edits it.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	c := p.coalition(v)
	if p.editing != nil {
		return screen.ContributeMsg{
			Command: &store.Edit{Once: store.Once{ID: p.id}, Record: &c, Base: c.Revision},
			Said:    p.T("shell.toast.saved"),
		}
	}
	return screen.ContributeMsg{
		Command: &store.CreateCoalition{Once: store.Once{ID: p.id}, Coalition: c},
		Said:    p.Words.F("coalitions.form.created", map[string]any{"Name": screen.Clean(c.Name)}),
		Done:    func(r store.Receipt) tea.Cmd { return screen.Show(store.KindCoalition, r.Record) },
	}
}

// coalition is what the form says.
func (p *paper) coalition(v form.Values) store.Coalition {
	var c store.Coalition
	if p.editing != nil {
		c = *p.editing
	}
	c.Name, c.Purpose = v.Text("name"), c.Purpose.With(p.Lang(), v.Text("purpose"))
	c.Actions = p.actions(v["actions"])
	c.Tools, _ = p.tools(v.Text("tools"))
	c.Needs, c.Commitments = p.needs(v), p.commitments(v["commitments"])
	c.Place, c.ByRequest = v.Text("place"), v.Bool("by_request")
	c.Stage, c.Delivers, c.Until = v.Text("stage"), v.Text("delivers"), v.Text("until")
	return c
}

// needs are the kinds that were ticked, each with its words. Untouched they stay
// as they were: a kind may stand among them twice.
func (p *paper) needs(v form.Values) []store.Need {
	if p.editing != nil && slices.Equal(v["needs"], screen.NeedValues(p.editing.Needs)) {
		return p.editing.Needs
	}
	return screen.Needs(v, "needs")
}

func (p *paper) actions(slugs []string) []store.ID {
	var out []store.ID
	for _, slug := range slugs {
		if record, err := p.Store.Resolve(store.KindAction, slug); err == nil {
			out = append(out, record.Head().ID)
		}
	}
	return out
}

// tools are the tools that were named; the name of one that is not there is
// returned too.
func (p *paper) tools(named string) (out []store.ID, unknown string) {
	if p.editing != nil && named == p.Names(store.KindTool, p.editing.Tools) {
		return p.editing.Tools, ""
	}
	if tool, ok := p.around.(*store.Tool); ok && strings.TrimSpace(named) == tool.Name {
		return []store.ID{tool.ID}, ""
	}
	if c, ok := p.around.(*store.Commitment); ok && named == p.Names(store.KindTool, c.Tools) {
		return c.Tools, ""
	}
	for _, name := range screen.Split(named) {
		id, err := p.Store.ToolNamed(name)
		if err != nil || id.IsZero() {
			return out, name
		}
		out = append(out, id)
	}
	return out, ""
}

func (p *paper) checkTools(named string) string {
	if _, unknown := p.tools(named); unknown != "" {
		return p.Words.F("coalitions.form.unknown-tool", map[string]any{"Name": screen.Clean(unknown)})
	}
	return ""
}
