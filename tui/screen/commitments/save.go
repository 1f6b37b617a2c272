package commitments

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// Save deposits the commitment, or edits it.
func (p *paper) Save(v form.Values) screen.ContributeMsg {
	c := p.commitment(v)
	asked := screen.ContributeMsg{
		Prepare: func(actor store.Actor) (err error) {
			c.Organisation, err = p.organisation(actor, v.Text("organisation"))
			return err
		},
	}
	if p.editing != nil {
		asked.Command = &store.Edit{Once: store.Once{ID: p.id}, Record: &c, Base: c.Revision}
		asked.Said = p.T("shell.toast.saved")
		return asked
	}
	asked.Command = &store.Add{Once: store.Once{ID: p.id}, Record: &c}
	asked.Said = p.Words.F("commitments.form.deposited", map[string]any{"Name": screen.Clean(c.Title(p.Lang()))})
	asked.Done = func(r store.Receipt) tea.Cmd {
		return tea.Batch(screen.Show(store.KindCommitment, r.Record), p.join(r.Record))
	}
	return asked
}

// commitment is what the form says, but for the organisation.
func (p *paper) commitment(v form.Values) store.Commitment {
	c := p.start
	c.Name = c.Name.With(p.Lang(), v.Text("title"))
	c.Description = c.Description.With(p.Lang(), v.Text("description"))
	c.Type, c.By, c.Country = v.Text("kind"), v.Text("by"), v.Text("country")
	c.Until, c.Plan = v.Text("until"), v.Text("plan")
	c.Actions = p.actions(v["actions"])
	c.Tools, _ = p.tools(v.Text("tools"))
	c.Offers, c.Needs = kept(v, "offers", c.Offers), kept(v, "needs", c.Needs)
	return c
}

// kept are needs as the form has them. Untouched they stay as they were: a kind
// may stand among them twice, which a form cannot show.
func kept(v form.Values, name string, was []store.Need) []store.Need {
	if slices.Equal(v[name], screen.NeedValues(was)) {
		return was
	}
	return screen.Needs(v, name)
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

// organisation is the one that was named: the one it was where that is its name
// still, else the one of that name, put on the record if it is not there.
func (p *paper) organisation(actor store.Actor, name string) (store.ID, error) {
	switch name {
	case "":
		return store.ID{}, nil
	case p.Name(store.KindOrganisation, p.start.Organisation):
		return p.start.Organisation, nil
	}
	return p.Store.EnsureOrganisation(p.Context, actor, name)
}

// tools are the tools that were named; the name of one that is not there is
// returned too. Names that nobody touched are what they were: two tools may
// have the same.
func (p *paper) tools(named string) (out []store.ID, unknown string) {
	if named == p.Names(store.KindTool, p.start.Tools) {
		return p.start.Tools, ""
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

// join ties what was deposited to the coalition that it was deposited for, where
// the reader may change that; others leave it to those who lead it.
func (p *paper) join(commitment store.ID) tea.Cmd {
	coalition, ok := p.around.(*store.Coalition)
	if !ok || store.Authorize(p.Actor, store.VerbEdit, coalition) != nil {
		return nil
	}
	edit := &store.Edit{}
	return screen.Ask(screen.ContributeMsg{
		Command: edit,
		Prepare: func(store.Actor) error {
			record, err := p.Store.Record(store.KindCoalition, coalition.ID)
			if err != nil {
				return err
			}
			newest := record.(*store.Coalition)
			newest.Commitments = append(slices.Clone(newest.Commitments), commitment)
			edit.Record, edit.Base = newest, newest.Revision
			return nil
		},
	})
}
