package publiccode

import (
	"fmt"
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

// rest is what a tool does not say exactly of a document: its Extra.
func (d document) rest(t *store.Tool) map[string]any {
	out := document{copied(d.root).(map[string]any)}
	for _, field := range fields() {
		if value, at := d.get(field.path); at == field.path && equal(value, field.emit(t)) {
			out.set(field.path, nil)
		}
	}
	out.dropTexts(t)
	if len(out.root) == 0 {
		return nil
	}
	return out.root
}

// Publisher is the organisation that publishes a tool, for a file that names none.
type Publisher struct{ Name, URI string }

// Write writes a tool as a publiccode.yml: what came in by one, with what was
// edited since; of a tool that came in otherwise, what is known, in the newest
// version of the standard. Such a file lacks mandatory keys where nobody said
// what belongs there: nothing is made up.
func Write(tool *store.Tool, publisher Publisher) ([]byte, error) {
	d := compose(tool)
	if len(tool.Extra) == 0 {
		d.introduce(tool, publisher)
	}
	out, err := encode(d.root)
	if err != nil {
		return nil, fmt.Errorf("write a publiccode.yml: %w", err)
	}
	return out, nil
}

// compose puts a tool's fields over what was kept of its file. Where what was
// kept says of a field what the tool says, it stays as it was written.
func compose(tool *store.Tool) document {
	extra, _ := copied(tool.Extra).(map[string]any)
	if extra == nil {
		extra = map[string]any{}
	}
	d := document{extra}
	d.fill(tool)
	before := maker{}
	before.take(d)
	for _, field := range fields() {
		value, at := d.get(field.path)
		wanted := field.emit(tool)
		if value != nil && !equal(field.emit(&before.tool), wanted) {
			d.set(at, field.together(wanted, value))
		}
	}
	d.writeTexts(tool, &before.tool)
	return d
}

// fill puts in what the file said exactly as the tool does, and what it did not say.
func (d document) fill(tool *store.Tool) {
	for _, field := range fields() {
		if value, _ := d.get(field.path); value == nil && field.emit(tool) != nil {
			d.set(field.path, field.emit(tool))
		}
	}
	tagged := d.tagged()
	for _, part := range parts() {
		for tag, s := range *part.of(tool) {
			key, has := tagged[tag]
			if !has {
				key = tag
			}
			if path := "description/" + key + "/" + part.key; block(d.at(path)) == "" {
				d.set(path, s)
			}
		}
	}
}

// together is a list that was edited, with those of its former values that
// mean nothing here, which whoever edited it has not seen.
func (f field) together(wanted, before any) any {
	list, ok := wanted.([]any)
	if !ok {
		return wanted
	}
	for _, item := range each(before) {
		var probe store.Tool
		if f.read(item, &probe); f.emit(&probe) == nil && !slices.Contains(list, any(item)) {
			list = append(list, item)
		}
	}
	return list
}

// introduce adds what a file of the standard has besides, of what is known.
func (d document) introduce(tool *store.Tool, publisher Publisher) {
	d.set("publiccodeYmlVersion", newest.String())
	d.set("softwareType", softwareType(tool.Platforms))
	d.set("categories", listed(categoriesOf(tool.Uses)))
	if len(tool.Languages) > 1 {
		d.set("localisation/localisationReady", true)
	}
	if publisher.Name != "" && publisher.URI != "" {
		d.set("organisation/uri", publisher.URI)
		d.set("organisation/name", publisher.Name)
	}
}

// softwareType is the standard's word for where a tool runs.
func softwareType(platforms []string) string {
	for _, known := range []struct{ platform, word string }{
		{"web", "standalone/web"}, {"linux", "standalone/desktop"}, {"windows", "standalone/desktop"}, {"mac", "standalone/desktop"},
		{"android", "standalone/mobile"}, {"ios", "standalone/mobile"}, {"library", "library"}, {"api", "standalone/backend"},
	} {
		if slices.Contains(platforms, known.platform) {
			return known.word
		}
	}
	return "standalone/other"
}
