package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// phrases are texts that say in which language a screen is, by language: of
// several words, without anything to be filled in, and in that language alone.
type phrases map[string][]string

func phrasesOf(t *testing.T) phrases {
	t.Helper()
	texts := make(map[string]map[string]string)
	for _, lang := range languages() {
		texts[lang] = textsOf(t, lang)
	}
	found := make(phrases)
	for lang, own := range texts {
		for key, text := range own {
			if strings.Count(text, " ") < 2 || strings.Contains(text, "{{") || strings.Contains(text, "\n") {
				continue
			}
			alone := true
			for other, theirs := range texts {
				alone = alone && (other == lang || theirs[key] != text)
			}
			if alone {
				found[lang] = append(found[lang], text)
			}
		}
		if len(found[lang]) < 100 {
			t.Fatalf("only %d phrases in %s", len(found[lang]), lang)
		}
		slices.Sort(found[lang])
	}
	return found
}

// textsOf reads the words of the screens in a language.
func textsOf(t *testing.T, lang string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("words/locales/*." + lang + ".yaml")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no words in %s: %v", lang, err)
	}
	texts := make(map[string]string)
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var entries map[string]any
		if err := yaml.Unmarshal(data, &entries); err != nil {
			t.Fatal(err)
		}
		for key, value := range entries {
			if text, ok := value.(string); ok {
				texts[key] = text
			}
		}
	}
	return texts
}

var spaces = regexp.MustCompile(`[\s┃│]+`)

// words are those of the reader's language, and none is missing.
func (p *sight) words(phrases phrases) {
	screen := spaces.ReplaceAllString(p.d.screen(), " ")
	if strings.Contains(screen, "⟦") {
		p.complain("words are missing")
	}
	for lang, texts := range phrases {
		for _, text := range texts {
			if lang != p.d.shell.Lang() && strings.Contains(screen, text) {
				p.complain("in %s: %q", lang, text)
			}
		}
	}
}
