package tools

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// Changed looks, at every letter, whether the tool being referenced is there
// already, and says so under the field.
func (p *paper) Changed(m *form.Model, field string) {
	if p.editing != nil {
		return
	}
	if field == "name" {
		p.fillIn(m)
	}
	p.warn(m, field)
}

// warn says under a field which tools its value looks like.
func (p *paper) warn(m *form.Model, field string) {
	switch field {
	case "name", "website", "repository":
		m.SetNotice(field, p.notice(p.candidates(field, m.Text(field))))
	}
}

// candidates are the tools that the value of one field makes it look like.
func (p *paper) candidates(field, value string) []store.Candidate {
	var tool store.Tool
	switch field {
	case "name":
		tool.Name = value
	case "website":
		tool.Website = value
	case "repository":
		tool.Repository = value
	}
	candidates, err := p.Store.Similar(tool)
	if err != nil {
		return nil
	}
	return candidates
}

func (p *paper) notice(candidates []store.Candidate) form.Notice {
	if len(candidates) == 0 {
		return form.Notice{}
	}
	notice := form.Notice{Text: p.T("tools.form.looks-like")}
	for _, c := range candidates {
		notice.Items = append(notice.Items, form.Item{
			Value: c.Tool.ID.String(), Label: screen.Clean(c.Tool.Name),
			Hint: p.T("tools.likeness." + likeness(c.Why)),
		})
	}
	return notice
}

func likeness(why store.Likeness) string {
	switch why {
	case store.SameAddress:
		return "same-address"
	case store.SameName:
		return "same-name"
	}
	return "near-name"
}

// Chosen says that the reader uses the tool that is there, instead of making a
// second one.
func (p *paper) Chosen(_, value string) tea.Cmd {
	id, ok := store.ParseID(value)
	if !ok {
		return nil
	}
	return p.useInstead(id)
}

func (p *paper) useInstead(id store.ID) tea.Cmd {
	said := p.Words.F("shell.toast.uses", map[string]any{"Name": p.Name(store.KindTool, id)})
	return screen.Ask(screen.ContributeMsg{
		Command: &store.SayTool{Tie: store.Tie{Tool: id, Relation: store.Uses}},
		Said:    said,
		Done: func(store.Receipt) tea.Cmd {
			p.Desk.Drop(p.Key())
			return screen.Ask(screen.PopMsg{Then: screen.Show(store.KindTool, id)})
		},
	})
}

// Failed lets the reader decide about a duplicate, and about a conflict.
func (p *paper) Failed(m *form.Model, err error) (tea.Cmd, bool) {
	var duplicate *store.DuplicateError
	if errors.As(err, &duplicate) {
		return p.decide(m, duplicate.Candidates), true
	}
	var conflict *store.ConflictError
	if errors.As(err, &conflict) {
		return screen.Ask(screen.ConflictMsg{Conflict: conflict, ID: store.NewID()}), true
	}
	return nil, false
}

// decide shows the tools that look like the new one: the reader decides.
func (p *paper) decide(m *form.Model, candidates []store.Candidate) tea.Cmd {
	var choices []string
	for _, c := range candidates {
		choices = append(choices, p.Words.F("tools.form.duplicate.use", map[string]any{"Tool": screen.Clean(c.Tool.Name)})+
			" ("+p.T("tools.likeness."+likeness(c.Why))+")")
	}
	another := len(choices)
	choices = append(choices, p.T("tools.form.duplicate.another"), p.T("tools.form.duplicate.back"))
	return screen.Ask(screen.AskMsg{
		Title: p.T("tools.form.duplicate"), Text: "", Choices: choices,
		Then: func(choice int) tea.Cmd {
			switch {
			case choice < 0 || choice > another:
				return nil
			case choice < another:
				return p.useInstead(candidates[choice].Tool.ID)
			}
			return screen.Ask(p.anyway(m.Values()))
		},
	})
}

// anyway references the tool although there is one like it.
func (p *paper) anyway(v form.Values) screen.ContributeMsg {
	asked := p.Save(v)
	asked.Command.(*store.ReferenceTool).AllowDuplicate = true
	done := asked.Done
	asked.Done = func(r store.Receipt) tea.Cmd {
		p.Desk.Drop(p.Key())
		return screen.Ask(screen.PopMsg{Then: done(r)})
	}
	return asked
}
