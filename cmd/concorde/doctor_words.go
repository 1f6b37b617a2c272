package main

import (
	"github.com/ogptoolbox/concorde/store"
)

// findingShape is a finding, for programs.
type findingShape struct {
	Part   string `json:"part"`
	Wrong  string `json:"wrong"`
	Kind   string `json:"kind"`
	ID     string `json:"id"`
	Other  string `json:"other"` // the record that refers to it, or is found by it
	Name   line   `json:"name"`
	Entry  uint64 `json:"entry"`
	Last   uint64 `json:"last"`
	Detail line   `json:"detail"`
}

func findingShapes(findings []store.Finding) []findingShape {
	out := make([]findingShape, len(findings))
	for i, f := range findings {
		out[i] = findingShape{
			Part: string(f.Part), Wrong: string(f.Wrong), ID: idText(f.Record), Other: idText(f.Other), Name: line(f.Name),
			Entry: f.Entry, Last: f.Last, Detail: line(f.Detail),
		}
		if f.Kind != 0 {
			out[i].Kind = f.Kind.String()
		}
	}
	return out
}

// findingsInWords says what is wrong, a line each, in the reader's language.
func (inv *invocation) findingsInWords(findings []store.Finding) []string {
	out := make([]string, len(findings))
	for i, f := range findings {
		out[i] = inv.findingInWords(f)
	}
	return out
}

func (inv *invocation) findingInWords(f store.Finding) string {
	w := inv.say()
	args := map[string]any{
		"Entry": w.Number(int(f.Entry)), "Last": w.Number(int(f.Last)), "Name": quoted(f.Name), "Detail": quotedPath(f.Detail),
		"Of": inv.subjectOf(f), "Kind": inv.kindOf(f),
	}
	if f.Name == "" {
		args["Name"] = quotedPath(f.Detail)
	}
	key := "doctor.part." + string(f.Part)
	switch {
	case f.Part == store.PartLog && f.Wrong == store.WrongMissing:
		return w.F("doctor.lost", args)
	case f.Part == store.PartEntry && f.Name != "":
		key = "doctor.part.deed"
	}
	args["What"] = w.F(key, args)
	if aspect := "doctor.aspect." + f.Detail; f.InMemory() && w.Has(aspect) {
		args["What"] = w.F("doctor.aspect", map[string]any{"What": args["What"], "Aspect": w.T(aspect)})
	}
	return w.F("doctor.wrong."+string(f.Wrong), args)
}

// subjectOf is what people call the record that a finding is about, and what it is.
func (inv *invocation) subjectOf(f store.Finding) string {
	name := quoted(f.Name)
	switch {
	case name == "" && !f.Record.IsZero():
		name = f.Record.String()
	case name == "" && !f.Other.IsZero():
		name = f.Other.String()
	}
	if kind := inv.kindOf(f); kind != "" {
		return inv.say().F("doctor.of", map[string]any{"Name": name, "Kind": kind})
	}
	return name
}

// kindOf is what the record that a finding is about is, where that is known.
func (inv *invocation) kindOf(f store.Finding) string {
	if key := "vocabulary.kind." + f.Kind.String(); inv.say().Has(key) {
		return inv.say().T(key)
	}
	return ""
}
