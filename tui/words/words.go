// Package words holds every word on screen, in each language of the summit.
//
// A process has one catalogue; a thousand sessions read it at the same
// time. A session asks for the Words of its reader's language, and changes
// language by asking for others: nothing has to be restarted or thrown away.
//
// The words are data, in locales/ROOM.LANGUAGE.yaml: one file for each room of
// the interface in each language, so that whoever works on a room adds its
// words without meeting anybody. A key is written whole and begins with its
// room ("shell.key.search"). Nesting is for plurals only, because "other" under
// a key would be read as a plural form and not as the last of a list of kinds:
//
//	"shell.count.tools":
//	  one: "{{.N}} tool"
//	  other: "{{.N}} tools"
//
// Adding a language is adding its files and a line to Languages, and its words
// to the [Glossary]: one word for each term of the field, which every text keeps to.
package words

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v3"
	"golang.org/x/text/language"
)

//go:embed locales/*.yaml
var locales embed.FS

// Fallback is the language of those whose own is not there yet.
const Fallback = "en"

// Languages lists the languages that the interface speaks.
func Languages() []string { return []string{"fr", "en", "es"} }

// Catalogue is all the words in all the languages. It never changes. A
// language is read when it is first asked for: a command needs one of them, and
// reading all three took a quarter of the time that a short command takes.
type Catalogue struct {
	languages map[string]func() *Words
}

// program is what the locales call the program where they tell a command line.
const program = "concorde"

// Load is the words that are built into the program.
func Load() *Catalogue { return load(locales, program) }

// LoadFor is them for people who reach the program by another name, such as
// "ssh summit.example.org": the command lines that they are told are for them to type.
func LoadFor(name string) *Catalogue { return load(locales, name) }

func load(files fs.FS, name string) *Catalogue {
	catalogue := &Catalogue{languages: make(map[string]func() *Words)}
	for _, lang := range Languages() {
		catalogue.languages[lang] = sync.OnceValue(func() *Words {
			words, err := read(files, lang, name)
			if err != nil {
				// The files are part of the program, and the tests read them all.
				panic(err)
			}
			return words
		})
	}
	return catalogue
}

// read reads the words of a language.
func read(files fs.FS, lang, name string) (*Words, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	paths, err := fs.Glob(files, "locales/*."+lang+".yaml")
	if err != nil {
		return nil, fmt.Errorf("list the words: %w", err)
	}
	var messages []*i18n.Message
	for _, path := range paths {
		file, err := bundle.LoadMessageFileFS(files, path)
		if err != nil {
			return nil, fmt.Errorf("read the words of %s: %w", path, err)
		}
		if name != program {
			for _, message := range file.Messages {
				message.One, message.Other = calledBy(name, message.One), calledBy(name, message.Other)
			}
			if err := bundle.AddMessages(file.Tag, file.Messages...); err != nil {
				return nil, fmt.Errorf("read the words of %s for %s: %w", path, name, err)
			}
		}
		messages = append(messages, file.Messages...)
	}
	if len(messages) == 0 {
		return nil, fmt.Errorf("read the words: none in %q", lang)
	}
	return newWords(lang, bundle, messages), nil
}

// calledBy is a text with its command lines as people type them who reach the
// program by another name. The client of SSH takes flags for its own until
// "--". The doctor is called where the program is.
func calledBy(name, text string) string {
	if strings.Contains(text, program+" doctor") {
		return text
	}
	text = strings.ReplaceAll(text, program+" --", name+" -- --")
	return strings.ReplaceAll(text, program+" ", name+" ")
}

// In returns the words of a language, given as "fr", "fr-CA" or "fr_FR.UTF-8";
// those of the fallback if it is not spoken here.
func (c *Catalogue) In(lang string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "_")
	base, _, _ = strings.Cut(base, "-")
	base, _, _ = strings.Cut(base, ".")
	if words, ok := c.languages[base]; ok {
		return words()
	}
	return c.languages[Fallback]()
}
