package publiccode

import (
	"maps"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	clean "github.com/ogptoolbox/concorde/store/text"
)

// languages are the keys of the descriptions, in the order of their names.
func (d document) languages() []string {
	in, _ := d.root["description"].(map[string]any)
	return slices.Sorted(maps.Keys(in))
}

// tagged are the keys of the descriptions by the tags that they mean. Of two
// that mean one, such as pt_BR and pt-BR, the one that is the tag is it.
func (d document) tagged() map[string]string {
	out := map[string]string{}
	for _, key := range d.languages() {
		tag := languageOf(key)
		if _, taken := out[tag]; tag != "" && (!taken || key == tag) {
			out[tag] = key
		}
	}
	return out
}

// part is a text of the descriptions that a tool has.
type part struct {
	key   string
	of    func(*store.Tool) *store.Text
	clean func(string) string
}

func parts() []part {
	return []part{
		{"shortDescription", func(t *store.Tool) *store.Text { return &t.Summary }, clean.Line},
		{"longDescription", func(t *store.Tool) *store.Text { return &t.Description }, clean.Block},
	}
}

func (d document) readTexts(t *store.Tool) {
	for _, part := range parts() {
		for tag, key := range d.tagged() {
			if s := part.clean(block(d.at("description/" + key + "/" + part.key))); s != "" {
				*part.of(t) = part.of(t).With(tag, s)
			}
		}
	}
}

// writeTexts puts the texts of a tool where they belong, unless what is there
// says the same.
func (d document) writeTexts(t, read *store.Tool) {
	tagged := d.tagged()
	for _, part := range parts() {
		texts, before := *part.of(t), *part.of(read)
		for tag, s := range texts {
			if before[tag] == s {
				continue
			}
			key, has := tagged[tag]
			if !has {
				key = tag
			}
			d.set("description/"+key+"/"+part.key, s)
		}
		for tag := range before {
			if _, still := texts[tag]; !still {
				d.set("description/"+tagged[tag]+"/"+part.key, nil)
			}
		}
	}
}

// dropTexts takes out the texts that a tool has exactly. Where several keys
// mean one language they stay, since it would not be known afterwards which
// of them it was.
func (d document) dropTexts(t *store.Tool) {
	keys := map[string]int{}
	for _, key := range d.languages() {
		keys[languageOf(key)]++
	}
	for _, part := range parts() {
		for tag, s := range *part.of(t) {
			path := "description/" + tag + "/" + part.key
			if keys[tag] == 1 && block(d.at(path)) == s {
				d.set(path, nil)
			}
		}
	}
}
