package translations

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/list"
)

// Rows are what lacks a language, for those who are told it line by line.
func (m *Screen) Rows() list.Rows { return m.rows }

// Before is how much lacks each language, and how one changes it.
func (m *Screen) Before() []string {
	parts := []string{m.kindName()}
	for i, lang := range store.TranslationLanguages() {
		parts = append(parts, m.Words.Language(lang)+" "+m.Words.Number(m.counts[i]))
	}
	how := m.Words.F("plain.translations.how", map[string]any{"Facets": m.Key(screen.Facets)})
	return []string{screen.Told(parts...), how}
}
