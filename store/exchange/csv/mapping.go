package csv

import (
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// Mapping says which field of a tool a column is, by the column's name. Names
// are compared without their case and their accents.
type Mapping map[string]string

// ParseMapping reads "Nom=name,Licence=licence"; false where it is not that, or
// names a field that tools have not, which is returned.
func ParseMapping(s string) (m Mapping, wrong string, ok bool) {
	m = Mapping{}
	if strings.TrimSpace(s) == "" {
		return m, "", true
	}
	for pair := range strings.SplitSeq(s, ",") {
		at := strings.LastIndexByte(pair, '=')
		if at < 0 {
			return nil, strings.TrimSpace(pair), false
		}
		field := strings.TrimSpace(pair[at+1:])
		if !isField(field) {
			return nil, field, false
		}
		m[text.Fold(strings.TrimSpace(pair[:at]))] = field
	}
	return m, "", true
}

// Fields lists the fields of a tool that a column may be. Summary and
// description may have a language after them, such as summary_en.
func Fields() []string {
	return []string{
		"id", "slug", "name", "summary", "description", "website", "repository", "licence", "written_in", "languages",
		"platforms", "maturity", "uses", "tags", "developers", "countries", "extra",
	}
}

func isField(name string) bool {
	base, lang, texts := cutLanguage(name)
	return slices.Contains(Fields(), base) && (!texts || lang == "" || len(lang) <= 35)
}

// cutLanguage takes a text's field from its language.
func cutLanguage(name string) (field, lang string, texts bool) {
	for _, field := range []string{"summary", "description"} {
		if name == field {
			return field, "", true
		}
		if lang, ok := strings.CutPrefix(name, field+"_"); ok && lang != "" {
			return field, lang, true
		}
	}
	return name, "", false
}

// fields are the fields of the columns; empty for those that are none.
func (m Mapping) fields(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		field, mapped := m[text.Fold(name)]
		if !mapped {
			field = fieldNamed(name)
		}
		if isField(field) && !slices.Contains(out[:i], field) {
			out[i] = field
		}
	}
	return out
}

// fieldNamed is the field that a column names itself, whatever its case.
func fieldNamed(name string) string {
	lower := strings.ToLower(name)
	if base, lang, texts := cutLanguage(lower); texts && lang != "" && len(lower) == len(name) {
		return base + "_" + name[len(base)+1:] // the language as it is written, such as pt-BR
	}
	return lower
}

// Unused lists the columns that are no field of a tool.
func (m Mapping) Unused(names []string) (out []string) {
	for i, field := range m.fields(names) {
		// What is written here and is each store's own is left out without a word.
		if field == "" && !slices.Contains([]string{"created_by", "created_at", "changed_at", "hidden"}, names[i]) {
			out = append(out, names[i])
		}
	}
	return out
}

// known is the slug of a use, which may be given by its name in any language.
func known(uses []store.Use, given string) string {
	folded := text.Fold(given)
	for _, use := range uses {
		if use.Slug == given || text.Fold(use.Slug) == folded {
			return use.Slug
		}
		for _, label := range use.Label {
			if text.Fold(label) == folded {
				return use.Slug
			}
		}
	}
	return given
}
