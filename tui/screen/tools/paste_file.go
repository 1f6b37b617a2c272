package tools

import (
	"errors"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// Pasted takes a publiccode.yml that is pasted into the name of a new tool, and
// fills the form with what it says. What the form does not show goes along.
func (p *paper) Pasted(m *form.Model, text string) bool {
	if p.editing != nil || m.Focused() != "name" || !publiccode.Looks(text) {
		return false
	}
	file, err := publiccode.Read([]byte(text))
	var refused *publiccode.RefusedError
	if errors.As(err, &refused) {
		m.SetMessage(p.Words.F("publiccode.refused."+string(refused.Why), map[string]any{
			"Line": refused.Line, "Limit": p.Words.Number(refused.Limit), "Cause": screen.Clean(refused.Cause),
		}))
		return true
	}
	if err != nil {
		return false
	}
	tool, problems := file.Tool()
	p.file = &tool
	p.fillFrom(m, file.Organisation())
	mistakes, warnings := publiccode.Count(problems)
	say := m.SetNews
	if mistakes > 0 {
		say = m.SetMessage
	}
	say(p.Words.F("publiccode.pasted", map[string]any{
		"Errors": p.Words.Number(mistakes), "Warnings": p.Words.Number(warnings),
	}))
	return true
}

// fillFrom puts the file's tool into the form, and warns of tools like it.
func (p *paper) fillFrom(m *form.Model, organisation string) {
	t := p.file
	summary, _ := t.Summary.In(p.Lang())
	description, _ := t.Description.In(p.Lang())
	for name, value := range map[string]string{
		"name": t.Name, "summary": summary, "website": t.Website, "repository": t.Repository, "licence": t.Licence,
		"developers": organisation, "maturity": t.Maturity, "languages": screen.Joined(t.Languages),
		"tags": screen.Joined(t.Tags), "description": description,
	} {
		m.SetValue(name, screen.Given(value)...)
	}
	m.SetValue("uses", t.Uses...)
	m.SetValue("countries", t.Countries...)
	m.SetValue("platforms", t.Platforms...)
	p.typed = len(t.Name)
	for _, field := range []string{"name", "website", "repository"} {
		p.warn(m, field)
	}
}

// said puts what the form says among the texts of a tool. A text of a file
// that is in no language of the reader is shown to them; left as it is, it
// stays in its own language.
func (p *paper) said(texts store.Text, words string) store.Text {
	if shown, in := texts.In(p.Lang()); p.file != nil && in != p.Lang() && words == shown {
		return texts
	}
	return texts.With(p.Lang(), words)
}
