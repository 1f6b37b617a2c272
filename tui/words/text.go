package words

import (
	"maps"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Words are the words of one language. They never change, and many sessions
// read them at once.
type Words struct {
	lang      string
	fixed     map[string]string // words without anything to fill in
	instead   map[string]bool   // keys of words with something to fill in that are said in another way line by line
	lines     bool              // they are
	localizer *i18n.Localizer
	regions   display.Namer
	tags      display.Namer
	months    [12]string
}

func newWords(lang string, bundle *i18n.Bundle, messages []*i18n.Message) *Words {
	tag := language.Make(lang)
	w := &Words{
		lang:      lang,
		fixed:     make(map[string]string, len(messages)),
		instead:   make(map[string]bool),
		localizer: i18n.NewLocalizer(bundle, lang),
		regions:   display.Regions(tag),
		tags:      display.Tags(tag),
	}
	for _, message := range messages {
		if message.One == "" && !strings.Contains(message.Other, "{{") {
			w.fixed[message.ID] = message.Other
		} else if of, ok := strings.CutPrefix(message.ID, instead); ok {
			w.instead[of] = true
		}
	}
	for i := range w.months {
		w.months[i] = w.T(monthKey(i + 1))
	}
	return w
}

// Lang is the language, as in Languages.
func (w *Words) Lang() string { return w.lang }

// T is the text of a key: one look in a map, for use in every frame. A key
// that is not there shows itself in white brackets.
func (w *Words) T(key string) string {
	if text, ok := w.fixed[key]; ok {
		return text
	}
	return missing(key)
}

// Has reports whether there is a text of a key with nothing to fill in, for
// values that a newer server may know and this program does not.
func (w *Words) Has(key string) bool {
	_, ok := w.fixed[key]
	return ok
}

// F is the text of a key with its {{.Placeholders}} filled in.
func (w *Words) F(key string, args map[string]any) string {
	if w.lines && w.instead[key] {
		key = instead + key
	}
	return w.localize(key, &i18n.LocalizeConfig{MessageID: key, TemplateData: args})
}

// N is the text of a key for a number of things, in the singular or plural that
// the language asks for. The number itself is {{.N}}, written as the language
// writes numbers.
func (w *Words) N(key string, n int, args ...map[string]any) string {
	data := map[string]any{"N": w.Number(n)}
	for _, arg := range args {
		maps.Copy(data, arg)
	}
	return w.localize(key, &i18n.LocalizeConfig{MessageID: key, TemplateData: data, PluralCount: n})
}

func (w *Words) localize(key string, config *i18n.LocalizeConfig) string {
	// A plural form that we do not write ("many", for a million) comes with an
	// error beside the text of "other", which is what we want.
	text, _ := w.localizer.Localize(config)
	if text == "" || strings.Contains(text, "<no value>") {
		return missing(key)
	}
	return text
}

func missing(key string) string { return "⟦" + key + "⟧" }
