package main

import (
	"errors"
	"strconv"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

// problemShape is what --json prints of one problem of a publiccode.yml.
type problemShape struct {
	File     line   `json:"file"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Key      line   `json:"key"` // such as description/en/shortDescription; empty: the file as a whole
	Severity string `json:"severity"`
	Code     string `json:"code"`  // of what is wrong, in a word that does not change
	Wrong    line   `json:"wrong"` // in the reader's language
	Right    line   `json:"right"`
}

func (inv *invocation) problem(file string, p publiccode.Problem) problemShape {
	severity := "error"
	if p.Warning {
		severity = "warning"
	}
	wrong, right := inv.sayProblem(p)
	return problemShape{
		File: line(file), Line: p.Line, Column: p.Column, Key: line(p.Key),
		Severity: severity, Code: string(p.Code), Wrong: line(wrong), Right: line(right),
	}
}

// sayProblem says what is wrong, and what would be right.
func (inv *invocation) sayProblem(p publiccode.Problem) (wrong, right string) {
	w, args := inv.say(), map[string]any{
		"Value": p.Value, "Suggest": p.Suggest, "Limit": p.Limit, "Got": p.Got, "Since": p.Since,
	}
	key := "publiccode.right." + string(p.Code)
	if p.Suggest != "" {
		key = "publiccode.suggest." + suggestion(p.Code)
	}
	return w.F("publiccode.wrong."+string(p.Code), args), w.F(key, args)
}

// suggestion is how what would be right is said: as a fact, as a choice, or as a guess.
func suggestion(code publiccode.Code) string {
	switch code {
	case publiccode.Choice, publiccode.Format, publiccode.OldLicence, publiccode.OldValue, publiccode.Alias:
		return "one-of"
	case publiccode.Licence, publiccode.Vocabulary, publiccode.Unknown:
		return "perhaps"
	case publiccode.Deprecated, publiccode.Removed:
		return "use"
	case publiccode.Version:
		return "newest"
	case publiccode.Guessed:
		return "if-right"
	}
	return "write"
}

// fileName is a file as people are told of it.
func (inv *invocation) fileName(file string) string {
	if file == standardInput {
		return inv.say().T("publiccode.stdin")
	}
	return quotedPath(file)
}

// problems prints them: a line each in a pipe, and for people the sentences
// whole, since they are what matters.
func (inv *invocation) problems(file string, problems []publiccode.Problem) error {
	for _, p := range problems {
		if err := inv.printProblem(inv.problem(file, p)); err != nil {
			return err
		}
	}
	return nil
}

func (inv *invocation) printProblem(p problemShape) error {
	switch {
	case inv.json:
		return inv.object(p)
	case !inv.terminal:
		return inv.values(
			strconv.Itoa(p.Line), strconv.Itoa(p.Column), p.Severity, string(p.Key), p.Code, string(p.Wrong), string(p.Right),
		)
	}
	key := string(p.Key)
	if key == "" {
		key = inv.say().T("publiccode.whole")
	}
	place := strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Column)
	if err := inv.line(place + "  " + inv.say().T("publiccode."+p.Severity) + "  " + key); err != nil {
		return err
	}
	sentence := inv.say().F("publiccode.then", map[string]any{"Wrong": string(p.Wrong), "Right": string(p.Right)})
	return inv.indented(sentence)
}

// readPubliccode reads a file, and says why where nothing of it can be read.
func (inv *invocation) readPubliccode(file string, data []byte) (*publiccode.File, error) {
	read, err := publiccode.Read(data)
	var refused *publiccode.RefusedError
	if errors.As(err, &refused) {
		what := inv.say().F("publiccode.refused."+string(refused.Why), map[string]any{
			"Line": refused.Line, "Limit": inv.say().Number(refused.Limit), "Cause": refused.Cause,
		})
		return nil, failed("publiccode.file", map[string]any{"File": inv.fileName(file), "What": what}, err)
	}
	return read, err
}
