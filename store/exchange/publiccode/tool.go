package publiccode

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	clean "github.com/ogptoolbox/concorde/store/text"
)

// Tool makes a tool of a file: what can be read is taken, and all else is kept
// in its Extra. The problems are those of [File.Check], and what became of
// values that a tool cannot have as they are. A tool without a name, or one
// whose name is nothing but signs, is for the store to refuse.
func (f *File) Tool() (store.Tool, []Problem) {
	d := document{f.plain()}
	m := maker{file: f}
	m.take(d)
	m.tool.Extra = d.rest(&m.tool)
	m.fitExtra()
	return m.tool, inOrder(append(f.Check(), m.problems...))
}

// Organisation is the name of who publishes the software, empty if the file
// does not say.
func (f *File) Organisation() string {
	return clean.Line(f.root.at("organisation/name").words())
}

// maker fits what was read into what the store takes of a tool.
type maker struct {
	file     *File // nil: nobody is told
	tool     store.Tool
	problems []Problem
}

// take reads the fields of a tool, all but Extra.
func (m *maker) take(d document) {
	for _, field := range fields() {
		if value, _ := d.get(field.path); value != nil {
			field.read(value, &m.tool)
		}
	}
	d.readTexts(&m.tool)
	d.readUses(&m.tool)
	m.name(d)
	m.fit()
}

func (m *maker) tell(path string, p Problem) {
	if m.file == nil {
		return
	}
	at := m.file.root.at(path)
	if at == nil {
		at = m.file.root
	}
	p.Line, p.Column, p.Key, p.Warning = at.line, at.column, path, true
	m.problems = append(m.problems, p)
}

// name finds one for a file without: how the software is called in some
// language, else what its repository is called.
func (m *maker) name(d document) {
	if clean.Slug(m.tool.Name) != "" {
		return
	}
	for _, language := range d.languages() {
		if name := line(d.at("description/" + language + "/localisedName")); clean.Slug(name) != "" {
			m.tool.Name = name
			break
		}
	}
	if clean.Slug(m.tool.Name) == "" {
		last := m.tool.Repository[strings.LastIndexByte(m.tool.Repository, '/')+1:]
		m.tool.Name = strings.TrimSuffix(last, ".git")
	}
	if m.tool.Name != "" {
		m.tell("name", Problem{Code: Guessed, Suggest: shown(m.tool.Name)})
	}
}

// fit cuts what is longer than the store takes, and leaves out what it does
// not take at all; both stay whole in Extra.
func (m *maker) fit() {
	for range 24 {
		cleaned, err := store.CheckTool(m.tool)
		var field *store.FieldError
		if err == nil {
			m.tool = cleaned
			return
		}
		if !errors.As(err, &field) || !m.yield(field) {
			return // it is refused when it is submitted, with its reason
		}
	}
}

// yield gives way in one field; false: there is nothing to give.
func (m *maker) yield(e *store.FieldError) bool {
	t := &m.tool
	switch e.Field {
	case "name":
		if e.Problem != store.ProblemTooLong {
			return false
		}
		m.tell("name", Problem{Code: Cut, Limit: e.Limit, Got: e.Got})
		t.Name = firstOf(t.Name, e.Limit)
	case "summary":
		m.cut(t.Summary, "shortDescription", e.Limit)
	case "description":
		m.cut(t.Description, "longDescription", e.Limit)
	case "website":
		t.Website = ""
	case "repository":
		t.Repository = ""
	case "licence":
		t.Licence = ""
	case "languages":
		t.Languages = shorter(t.Languages, e.Limit)
	case "countries":
		t.Countries = shorter(t.Countries, e.Limit)
	case "tags":
		t.Tags = shorter(t.Tags, e.Limit)
	case "platforms":
		t.Platforms = nil
	default:
		return false
	}
	return true
}

// shorter drops the end of a list that is too long, and all of one with a value
// that nothing is known of.
func shorter(values []string, limit int) []string {
	if limit > 0 && len(values) > limit {
		return values[:limit]
	}
	return nil
}

// cut shortens the texts that are too long; in more languages than a tool may
// have, or too long together, the last ones go.
func (m *maker) cut(texts store.Text, key string, limit int) {
	cut := false
	for tag, s := range texts {
		if runes := []rune(s); len(runes) > limit {
			m.tell("description/"+tag+"/"+key, Problem{Code: Cut, Limit: limit, Got: len(runes)})
			texts[tag] = firstOf(s, limit)
			cut = true
		}
	}
	if !cut && len(texts) > 0 {
		delete(texts, slices.Max(slices.Collect(maps.Keys(texts))))
	}
}

func firstOf(s string, limit int) string {
	runes := []rune(clean.Block(s))
	return strings.TrimSpace(string(runes[:min(len(runes), limit-1)])) + "…"
}

// fitExtra leaves out the largest keys until the store takes the rest.
func (m *maker) fitExtra() {
	for len(m.tool.Extra) > 0 {
		cleaned, err := store.CheckTool(m.tool)
		var field *store.FieldError
		if !errors.As(err, &field) || field.Field != "extra" {
			if err == nil {
				m.tool = cleaned
			}
			return
		}
		largest := slices.MaxFunc(slices.Sorted(maps.Keys(m.tool.Extra)), func(a, b string) int {
			return weight(m.tool.Extra[a]) - weight(m.tool.Extra[b])
		})
		delete(m.tool.Extra, largest)
		m.tell(largest, Problem{Code: NotKept})
	}
}

// weight is how large a value is, roughly.
func weight(v any) int {
	switch v := v.(type) {
	case string:
		return len(v) + 1
	case []any:
		n := 1
		for _, item := range v {
			n += weight(item)
		}
		return n
	case map[string]any:
		n := 1
		for key, value := range v {
			n += len(key) + weight(value)
		}
		return n
	}
	return 1
}
