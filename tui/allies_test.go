package tui

import "testing"

// How the points are counted is told where they stand: in full where there is
// room, and else in short.
func TestForYouSaysHowItCounts(t *testing.T) {
	t.Parallel()
	for lang, said := range map[string][2]string{
		"en": {"Points: a need met 5", "Need met 5"}, "fr": {"besoin comblé 5 (deux au plus)", "Besoin comblé 5"}, "es": {"Puntos: necesidad cubierta, 5 (hasta 2)", "Necesidad 5"},
	} {
		d := session(t, lang, 120, 40)
		d.press("F")
		d.sees(said[0])
		short := session(t, lang, 80, 18)
		short.press("F")
		short.sees(said[1])
	}
}
