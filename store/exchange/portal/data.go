package portal

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// What pages tell machines, in the words of schema.org. It is data: no browser
// runs it.

const schema = "https://schema.org"

const cc0 = "https://creativecommons.org/publicdomain/zero/1.0/"

// described is a thing of a type with what there is to tell, in pairs of a key
// and a value. What is empty is left out.
func described(kind string, pairs ...any) map[string]any {
	out := map[string]any{"@context": schema, "@type": kind}
	for i := 0; i+1 < len(pairs); i += 2 {
		switch value := pairs[i+1].(type) {
		case string:
			if value = text.Line(value); value != "" {
				out[pairs[i].(string)] = value
			}
		case []string:
			if len(value) > 0 {
				out[pairs[i].(string)] = value
			}
		case []any:
			if len(value) > 0 {
				out[pairs[i].(string)] = value
			}
		case map[string]any:
			if value != nil {
				out[pairs[i].(string)] = value
			}
		}
	}
	return out
}

// part is a thing within another.
func part(kind string, pairs ...any) map[string]any {
	out := described(kind, pairs...)
	delete(out, "@context")
	return out
}

func toolData(e *edition, read *toolRead) map[string]any {
	t := read.tool
	kind := "SoftwareApplication"
	if t.Repository != "" {
		kind = "SoftwareSourceCode"
	}
	var developers []any
	for _, o := range read.developers {
		developers = append(developers, organisationPart(o))
	}
	data := described(kind,
		"identifier", t.ID.String(), "name", t.Name, "description", e.in(t.Summary, false).Text, "inLanguage", lines(t.Languages),
		"url", address(t.Website).Href, "license", t.Licence, "keywords", lines(append(labels(e.uses(t.Uses)), t.Tags...)),
		"creator", developers,
	)
	if t.Repository != "" {
		data["codeRepository"] = address(t.Repository).Text
		data["programmingLanguage"] = lines(t.WrittenIn)
	}
	return data
}

func organisationPart(o *store.Organisation) map[string]any {
	if o == nil {
		return nil
	}
	return part("Organization", "name", o.Name, "url", address(o.Website).Href)
}

func lines(values []string) []string {
	out := make([]string, 0, len(values))
	for _, value := range values {
		out = append(out, text.Line(value))
	}
	return out
}

func labels(items []item) []string {
	out := make([]string, 0, len(items))
	for _, item := range items {
		out = append(out, item.Text)
	}
	return out
}
