package main

import (
	"maps"
	"strings"

	"github.com/ogptoolbox/concorde/store"
)

// explainField says what is wrong with a value, by the flag that it came with.
func (inv *invocation) explainField(e *store.FieldError) (string, int) {
	status := statusUsage
	switch e.Problem {
	case store.ProblemTaken:
		status = statusConflict
	case store.ProblemReference:
		status = statusNotFound
	}
	if e.Problem == store.ProblemUse && e.Suggest == "" {
		e.Suggest = inv.nearestUse(e.Value)
	}
	w := inv.say()
	args := map[string]any{
		"Flag": inv.flagOf(e.Field), "Value": e.Value,
		"Limit": w.Number(e.Limit), "Got": w.Number(e.Got), "Suggest": e.Suggest, "Choices": joined(inv.useSlugs()),
	}
	key := "commands.problem." + string(e.Problem)
	line := w.F(key, args)
	switch e.Problem {
	case store.ProblemLicence, store.ProblemUse, store.ProblemChoice:
		if e.Suggest != "" {
			key = "commands.no-such.suggest"
		} else {
			key += "-do"
		}
		line = inv.then(line, w.F(key, args))
	}
	return line, status
}

// flagOf is the flag that sets a field: those of lists are in the singular,
// because each value has its own.
func (inv *invocation) flagOf(field string) string {
	singular := map[string]string{
		"uses": "use", "countries": "country", "platforms": "platform", "languages": "language",
		"tags": "tag", "developers": "developer", "actions": "action", "tools": "tool", "commitments": "commitment",
		"leads": "lead", "words": "TEXT",
	}
	maps.Copy(singular, inv.fieldFlags)
	name, ok := singular[field]
	switch {
	case !ok:
		return "--" + strings.ReplaceAll(field, "_", "-")
	case name == strings.ToUpper(name):
		return name // an argument
	}
	return "--" + name
}

func (inv *invocation) explainConflict(e *store.ConflictError) string {
	args := map[string]any{"What": e.Theirs.Head().Slug, "Fields": strings.Join(inv.bothVersions(e), "; ")}
	if len(e.Fields) == 0 || e.Mine == nil {
		return inv.say().F("commands.error.conflict-record", args)
	}
	return inv.say().F("commands.error.conflict-fields", args)
}

func (inv *invocation) explainDuplicate(e *store.DuplicateError) string {
	var like []string
	for _, candidate := range e.Candidates {
		why := inv.say().T("commands.likeness." + strings.ReplaceAll(string(candidate.Why), " ", "-"))
		like = append(like, candidate.Tool.Slug+" ("+why+")")
	}
	return inv.say().F("commands.error.duplicate", map[string]any{
		"Candidates": strings.Join(like, ", "), "First": e.Candidates[0].Tool.Slug,
	})
}
