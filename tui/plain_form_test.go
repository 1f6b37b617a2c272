package tui

import "testing"

// A text is translated by somebody who hears it first, and after that the next.
func TestPlainTranslate(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "es", nil)
	l.types("1", "u 1", "Ana", "", "1", ".")
	l.goes("Traducciones que faltan")
	l.types("1")
	l.hears("5 Calls", "inglés: Gives United States residents", "2 de 2. español, necesario:")
	l.types("Los teléfonos de quienes representan a cada cual.")
	l.hears("Guardado", "Abacus", "inglés: ")
	l.types("!")
	l.hears("Falta en español >")
	l.types("<")
	l.hears("1. Abacus")
}

// Of a form that was filled in, what is changed is told, and not everything again.
func TestPlainChangesOneAnswer(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "en", nil)
	l.types("1", "u 1", "Ana", "", "1", ".")
	l.types("/decidim", "1", "e")
	l.hears("1. Name: Decidim", "6. Licence: AGPL-3.0-or-later")
	l.types("what")
	l.hearsNot("1. Name")
	l.types("6", "MIT")
	l.hears("6. Licence: MIT")
	l.hearsNot("1. Name")
	l.types("")
	l.hears("1. Name: Decidim", "6. Licence: MIT")
	l.types("b")
	l.hears("What you typed is kept", "Decidim >")
}

// A change is taken back from the history by its number, after a question in the
// reader's own typography.
func TestPlainTakesAChangeBack(t *testing.T) {
	t.Parallel()
	l := listen(t, seeded(t), "fr", nil)
	l.types("1", "u 1", "Zoé", "", "1", ".", "/decidim", "1", "e", "6", "MIT", ".", "H")
	l.hears("Un numéro annule ce changement", "1. Zoé", "2. le catalogue de départ")
	l.types("1")
	l.hears("Zoé a modifié Decidim", "à l’instant")
	l.types("1")
	l.hears("Annulé")
	l.types("b", "")
	l.hears("Licence : AGPL-3.0-or-later")
}
