package words

import (
	"maps"
	"strings"
	"sync"
)

// instead begins the key of what is said line by line instead of words that
// tell of the keys of a screen.
const instead = "plain.instead."

// Plain are the same words for those who are told the interface line by line:
// where there are two ways to say something, the one that tells of no key that
// they have not.
func (c *Catalogue) Plain() *Catalogue {
	plain := &Catalogue{languages: make(map[string]func() *Words, len(c.languages))}
	for lang, words := range c.languages {
		plain.languages[lang] = sync.OnceValue(func() *Words { return words().plain() })
	}
	return plain
}

func (w *Words) plain() *Words {
	copied := *w
	copied.fixed = maps.Clone(w.fixed)
	for key, text := range w.fixed {
		if of, ok := strings.CutPrefix(key, instead); ok {
			copied.fixed[of] = text
		}
	}
	copied.lines = true
	return &copied
}
