package tools

import (
	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// tiePaper completes "I use it" or "I develop it".
type tiePaper struct {
	*screen.Common
	tie *store.Tie
	id  store.ID
}

// TieForm returns the form that completes a tie.
func TieForm(c *screen.Common, tie *store.Tie) *fill.Screen {
	return fill.New(c, &tiePaper{c, tie, store.NewID()})
}

// Key tells this form from others.
func (p *tiePaper) Key() string { return "tie " + p.tie.ID.String() }

// Title names the form.
func (p *tiePaper) Title() string {
	return p.Words.F("tools.form.tie."+string(p.tie.Relation), map[string]any{"Tool": p.Name(store.KindTool, p.tie.Tool)})
}

// Intro says which keys save and leave.
func (p *tiePaper) Intro() string { return p.T("screens.form-keys") }

// Fields are for what, for whom, where, since when, and a link that shows it.
func (p *tiePaper) Fields() []form.Field {
	field := func(name string, kind form.Kind) form.Field { return p.Field(store.KindTie, name, kind, "") }
	uses := field("uses", form.Many)
	uses.Options, uses.Help = p.UseOptions(), p.T("tools.form.help.uses")
	evidence := field("evidence", form.Line)
	evidence.Validate = func(v string) string { return p.Wrong(store.CheckAddress("evidence", v)) }
	return []form.Field{uses, field("organisation", form.Line), field("where", form.Line), field("since", form.Line), evidence}
}

// Begin is what was said already.
func (p *tiePaper) Begin() form.Values {
	t := p.tie
	return form.Values{
		"uses": t.Uses, "organisation": screen.Given(p.Name(store.KindOrganisation, t.Organisation)),
		"where": screen.Given(t.Where), "since": screen.Given(t.Since), "evidence": screen.Given(t.Evidence),
	}
}

// Changed has nothing to warn of.
func (p *tiePaper) Changed(*form.Model, string) {}

// Chosen is never called: there are no notices.
func (p *tiePaper) Chosen(string, string) tea.Cmd { return nil }

// Failed leaves errors to the form.
func (p *tiePaper) Failed(*form.Model, error) (tea.Cmd, bool) { return nil, false }

// Save says it again, completed. For another organisation it is another tie,
// which takes the place of the one that was for none.
func (p *tiePaper) Save(v form.Values) screen.ContributeMsg {
	command := &store.SayTool{Once: store.Once{ID: p.id}}
	tie := store.Tie{
		Tool: p.tie.Tool, Relation: p.tie.Relation, Uses: v["uses"],
		Where: v.Text("where"), Since: v.Text("since"), Evidence: v.Text("evidence"),
	}
	return screen.ContributeMsg{
		Command: command,
		Prepare: func(actor store.Actor) (err error) {
			if name := v.Text("organisation"); name != "" {
				tie.Organisation, err = p.Store.EnsureOrganisation(p.Context, actor, name)
			}
			command.Tie = tie
			return err
		},
		Said: p.T("shell.toast.saved"),
		Done: func(r store.Receipt) tea.Cmd {
			if r.Record == p.tie.ID {
				return nil
			}
			return screen.Ask(screen.ContributeMsg{Command: &store.StopTool{Tie: p.tie.ID}})
		},
	}
}
