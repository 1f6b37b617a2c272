package words

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// entry is a text of a file, with the plural form it is for.
type entry struct{ file, key, form, text string }

func (e entry) id() string { return e.key + "/" + e.form }

// entries reads the files as they are, apart from the code under test.
func entries(t *testing.T, lang string) []entry {
	t.Helper()
	paths, err := fs.Glob(locales, "locales/*."+lang+".yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %q: %v", lang, err)
	}
	var out []entry
	for _, file := range paths {
		data, err := fs.ReadFile(locales, file)
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]any
		if err := yaml.Unmarshal(data, &texts); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for key, value := range texts {
			out = append(out, flatten(t, file, key, value)...)
		}
	}
	return out
}

func flatten(t *testing.T, file, key string, value any) []entry {
	t.Helper()
	switch v := value.(type) {
	case string:
		return []entry{{file, key, "", v}}
	case map[string]any:
		var out []entry
		for form, text := range v {
			s, _ := text.(string)
			if form != "one" && form != "other" {
				t.Errorf("%s: %s has a form %q; write the key whole, with dots", file, key, form)
			}
			out = append(out, entry{file, key, form, s})
		}
		if len(out) != 2 {
			t.Errorf("%s: %s wants both \"one\" and \"other\"", file, key)
		}
		return out
	}
	t.Errorf("%s: %s is neither a text nor a plural", file, key)
	return nil
}

func byID(entries []entry) map[string]entry {
	out := make(map[string]entry, len(entries))
	for _, e := range entries {
		out[e.id()] = e
	}
	return out
}

func placeholders(text string) []string {
	found := regexp.MustCompile(`\{\{[^}]*\}\}`).FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEveryLanguageHasEveryText(t *testing.T) {
	t.Parallel()
	english := byID(entries(t, "en"))
	for _, lang := range Languages() {
		texts := byID(entries(t, lang))
		for id, e := range english {
			other, ok := texts[id]
			if !ok {
				t.Errorf("%s is missing in %q", id, lang)
				continue
			}
			if !slices.Equal(placeholders(e.text), placeholders(other.text)) {
				t.Errorf("%s: %q has placeholders %v, English %v", id, lang, placeholders(other.text), placeholders(e.text))
			}
		}
		for id := range texts {
			if _, ok := english[id]; !ok {
				t.Errorf("%s is in %q and not in English", id, lang)
			}
		}
	}
}

func TestTextsAreWellFormed(t *testing.T) {
	t.Parallel()
	placeholder := regexp.MustCompile(`^\{\{\.[A-Z][A-Za-z]*\}\}$`)
	for _, lang := range Languages() {
		seen := map[string]string{}
		for _, e := range entries(t, lang) {
			room, _, _ := strings.Cut(path.Base(e.file), ".")
			if !strings.HasPrefix(e.key, room+".") {
				t.Errorf("%s: the key %s does not begin with its room", e.file, e.key)
			}
			if before, twice := seen[e.id()]; twice {
				t.Errorf("%s is in %s and in %s", e.id(), before, e.file)
			}
			seen[e.id()] = e.file
			if e.text == "" || e.text != strings.TrimSpace(e.text) || strings.Contains(e.text, "\n") {
				t.Errorf("%s %s: empty, or blanks around, or several lines: %q", lang, e.id(), e.text)
			}
			for _, p := range placeholders(e.text) {
				if !placeholder.MatchString(p) {
					t.Errorf("%s %s: %s is not a simple placeholder", lang, e.id(), p)
				}
			}
		}
	}
}

// Whatever can be asked for by key can be shown, plural or not.
func TestEveryTextCanBeShown(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for _, lang := range Languages() {
		for _, e := range entries(t, lang) {
			args := map[string]any{}
			for _, p := range placeholders(e.text) {
				args[strings.Trim(p, "{.}")] = "x"
			}
			got := c.In(lang).F(e.key, args)
			if e.form != "" {
				got = c.In(lang).N(e.key, 2, args)
			}
			if strings.Contains(got, "⟦") || strings.Contains(got, "{{") {
				t.Errorf("%s %s is shown as %q", lang, e.id(), got)
			}
		}
	}
}
