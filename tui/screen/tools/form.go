package tools

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// paper is the form of a tool: a new one, or one that is edited.
type paper struct {
	*screen.Common
	editing *store.Tool // nil: a new one
	id      store.ID    // of the command: saved twice, it is done once
	name    string      // what a new one is called, as far as typed elsewhere
	typed   int         // bytes of the name so far
	file    *store.Tool // what was pasted as a publiccode.yml; nil: nothing
}

// NewForm returns the form of a new tool.
func NewForm(c *screen.Common, name string) *fill.Screen {
	return fill.New(c, &paper{Common: c, id: store.NewID(), name: name})
}

// EditForm returns the form of a tool that is there.
func EditForm(c *screen.Common, tool *store.Tool) *fill.Screen {
	return fill.New(c, &paper{Common: c, id: store.NewID(), editing: tool})
}

// Key tells this form from others.
func (p *paper) Key() string {
	if p.editing == nil {
		return "tool"
	}
	return "tool " + p.editing.ID.String()
}

// Title names the form.
func (p *paper) Title() string {
	if p.editing == nil {
		return p.T("tools.form.new")
	}
	return p.T("tools.form.edit")
}

// Intro says which keys save and leave.
func (p *paper) Intro() string { return p.T("screens.form-keys") }

// Fields are the three that matter, then what anyone may complete later.
func (p *paper) Fields() []form.Field {
	name := p.field("name", form.Line, "tools.form.help.name")
	name.Required, name.Limit = true, 120
	uses := p.field("uses", form.Many, "tools.form.help.uses")
	uses.Required, uses.Options = true, p.UseOptions()
	summary := p.field("summary", form.Line, "tools.form.help.summary")
	summary.Required, summary.Limit = p.editing == nil, 400
	website := p.field("website", form.Line, "tools.form.help.website")
	website.Validate = func(v string) string { return p.Wrong(store.CheckAddress("website", v)) }
	repository := p.field("repository", form.Line, "tools.form.help.repository")
	repository.Validate = func(v string) string { return p.Wrong(store.CheckAddress("repository", v)) }
	licence := p.field("licence", form.Line, "tools.form.help.licence")
	licence.Validate = func(v string) string { return p.Wrong(store.CheckLicence("licence", v)) }
	countries := p.field("countries", form.Many, "")
	countries.Options = p.CountryOptions()
	maturity := p.field("maturity", form.One, "")
	maturity.Options = p.Options("maturity", store.Maturities())
	platforms := p.field("platforms", form.Many, "")
	platforms.Options = p.Options("platform", store.Platforms())
	return []form.Field{
		name, uses, summary, website, repository, licence,
		p.field("developers", form.Line, "tools.form.help.developers"), countries, maturity,
		p.field("written_in", form.Line, "tools.form.help.list"), platforms,
		p.field("languages", form.Line, "screens.help.languages"),
		p.field("tags", form.Line, "tools.form.help.list"),
		p.field("description", form.Text, "tools.form.help.description"),
	}
}

func (p *paper) field(name string, kind form.Kind, help string) form.Field {
	return p.Field(store.KindTool, name, kind, help)
}

// Begin is the tool as it is.
func (p *paper) Begin() form.Values {
	if p.editing == nil {
		return form.Values{"name": screen.Given(p.name)}
	}
	t := p.editing
	return form.Values{
		"name": {t.Name}, "uses": t.Uses, "summary": screen.Given(t.Summary[p.Lang()]),
		"website": screen.Given(t.Website), "repository": screen.Given(t.Repository), "licence": screen.Given(t.Licence),
		"developers": screen.Given(p.Names(store.KindOrganisation, t.Developers)), "countries": t.Countries,
		"maturity": screen.Given(t.Maturity), "written_in": screen.Given(screen.Joined(t.WrittenIn)),
		"platforms": t.Platforms, "languages": screen.Given(screen.Joined(t.Languages)),
		"tags": screen.Given(screen.Joined(t.Tags)), "description": screen.Given(t.Description[p.Lang()]),
	}
}

// tool is what the form says, all but the developers.
func (p *paper) tool(v form.Values) store.Tool {
	var tool store.Tool
	switch {
	case p.editing != nil:
		tool = *p.editing
	case p.file != nil:
		tool = *p.file
	}
	tool.Name, tool.Uses = v.Text("name"), v["uses"]
	tool.Summary = p.said(tool.Summary, v.Text("summary"))
	tool.Description = p.said(tool.Description, v.Text("description"))
	tool.Website, tool.Repository, tool.Licence = v.Text("website"), v.Text("repository"), v.Text("licence")
	tool.Countries, tool.Platforms, tool.Maturity = v["countries"], v["platforms"], v.Text("maturity")
	tool.WrittenIn, tool.Tags = screen.Split(v.Text("written_in")), screen.Split(v.Text("tags"))
	tool.Languages = screen.Split(v.Text("languages"))
	return tool
}

// developers finds the organisations that were named, and adds those that are not there.
func (p *paper) developers(actor store.Actor, named string) ([]store.ID, error) {
	if p.editing != nil && named == p.Names(store.KindOrganisation, p.editing.Developers) {
		return p.editing.Developers, nil
	}
	var out []store.ID
	for _, name := range screen.Split(named) {
		id, err := p.Store.EnsureOrganisation(p.Context, actor, name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out, nil
}

// Save references the tool, or edits it.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	tool := p.tool(v)
	prepare := func(actor store.Actor) (err error) {
		tool.Developers, err = p.developers(actor, v.Text("developers"))
		return err
	}
	if p.editing != nil {
		return p.edit(&tool, prepare)
	}
	command := &store.ReferenceTool{Once: store.Once{ID: p.id}}
	return screen.ContributeMsg{
		Command: command,
		Prepare: func(actor store.Actor) error {
			err := prepare(actor)
			command.Tool = tool
			return err
		},
		Said: p.Words.F("shell.toast.referenced", map[string]any{"Name": screen.Clean(tool.Name)}),
		Done: func(r store.Receipt) tea.Cmd { return screen.Show(store.KindTool, r.Record) },
	}
}

func (p *paper) edit(tool *store.Tool, prepare func(store.Actor) error) screen.ContributeMsg {
	return screen.ContributeMsg{
		Command: &store.Edit{Once: store.Once{ID: p.id}, Record: tool, Base: tool.Revision},
		Prepare: prepare,
		Said:    p.T("shell.toast.saved"),
		Done:    func(r store.Receipt) tea.Cmd { return screen.Show(store.KindTool, r.Record) },
	}
}
