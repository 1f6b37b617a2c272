package words

import (
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"
)

func catalogue(t *testing.T) *Catalogue {
	t.Helper()
	c := Load()
	return c
}

func TestTextInEachLanguage(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for lang, want := range map[string]string{"fr": "rechercher", "en": "search", "es": "buscar", "fr-CA": "rechercher", "es_MX.UTF-8": "buscar", "de": "search", "": "search"} {
		if got := c.In(lang).T("shell.key.search"); got != want {
			t.Errorf("In(%q): got %q, wanted %q", lang, got, want)
		}
	}
	if c.In("es").Lang() != "es" || c.In("de").Lang() != "en" {
		t.Error("Words do not know their language")
	}
}

func TestMissingKeyShowsItself(t *testing.T) {
	t.Parallel()
	w := catalogue(t).In("fr")
	for _, got := range []string{w.T("shell.nowhere"), w.F("shell.nowhere", nil), w.N("shell.nowhere", 2)} {
		if got != "⟦shell.nowhere⟧" {
			t.Errorf("got %q", got)
		}
	}
	if got := w.F("shell.toast.joined", map[string]any{"Nom": "x"}); got != "⟦shell.toast.joined⟧" {
		t.Errorf("a placeholder that nobody filled in was shown: %q", got)
	}
	if w.Has("shell.nowhere") || !w.Has("shell.key.search") {
		t.Error("Has does not tell what is there")
	}
}

func TestPlaceholdersAreFilledIn(t *testing.T) {
	t.Parallel()
	got := catalogue(t).In("fr").F("shell.search.none", map[string]any{"Query": "<budget & co>"})
	if want := "Rien ne correspond à «\u00a0<budget & co>\u00a0»."; got != want {
		t.Errorf("got %q, wanted %q", got, want)
	}
}

// French says zero in the singular; English and Spanish in the plural.
func TestPlurals(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for _, test := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 0, "0 tools"}, {"en", 1, "1 tool"}, {"en", 12345, "12,345 tools"},
		{"fr", 0, "0 outil"}, {"fr", 1, "1 outil"}, {"fr", 2, "2 outils"}, {"fr", 1000000, "1\u202f000\u202f000 outils"},
		{"es", 0, "0 herramientas"}, {"es", 1, "1 herramienta"}, {"es", 12345, "12\u202f345 herramientas"}, {"es", 1000000, "1\u202f000\u202f000 herramientas"},
	} {
		if got := c.In(test.lang).N("shell.count.tools", test.n); got != test.want {
			t.Errorf("%s, %d: got %q, wanted %q", test.lang, test.n, got, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for _, test := range []struct {
		lang string
		n    int
		want string
	}{
		{"fr", 999, "999"}, {"fr", 1234, "1\u202f234"}, {"fr", -1234567, "-1\u202f234\u202f567"},
		{"en", 1234, "1,234"}, {"en", -999, "-999"}, {"es", 1234, "1234"}, {"es", 12345, "12\u202f345"},
	} {
		if got := c.In(test.lang).Number(test.n); got != test.want {
			t.Errorf("%s: %d is written %q, wanted %q", test.lang, test.n, got, test.want)
		}
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	day := time.Date(2016, 11, 24, 9, 5, 0, 0, time.UTC)
	for lang, want := range map[string]string{"fr": "24\u00a0nov.\u00a02016", "en": "24\u00a0Nov\u00a02016", "es": "24\u00a0nov\u00a02016"} {
		if got := c.In(lang).Date(day); got != want {
			t.Errorf("%s: got %q, wanted %q", lang, got, want)
		}
	}
	for lang, want := range map[string]string{
		"fr": "1er\u00a0mai\u00a02016 à 14\u00a0h\u00a000", "en": "1\u00a0May\u00a02016, 14:00", "es": "1\u00a0may\u00a02016, 14:00",
	} {
		if got := c.In(lang).Moment(time.Date(2016, 5, 1, 14, 0, 0, 0, time.UTC)); got != want {
			t.Errorf("a moment, in %s: got %q, wanted %q", lang, got, want)
		}
	}
}

// In a sentence a day is written as people write it.
func TestLongDates(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	first, seventh := time.Date(2016, 12, 1, 0, 0, 0, 0, time.UTC), time.Date(2016, 12, 7, 0, 0, 0, 0, time.UTC)
	for lang, want := range map[string][2]string{
		"en": {"1 December 2016", "7 December 2016"}, "fr": {"1er décembre 2016", "7 décembre 2016"},
		"es": {"1 de diciembre de 2016", "7 de diciembre de 2016"},
	} {
		w := c.In(lang)
		if got := [2]string{w.LongDate(first), w.LongDate(seventh)}; got != want {
			t.Errorf("%s: got %q, wanted %q", lang, got, want)
		}
	}
	for day, want := range map[string]string{"2016-12-01": "1 de diciembre de 2016", "2016-12": "diciembre de 2016", "2016": "2016", "soon": "soon"} {
		if got := c.In("es").LongDay(day); got != want {
			t.Errorf("%q in Spanish: got %q, wanted %q", day, got, want)
		}
	}
	for lang, want := range map[string]string{"en": "4\u00a0May\u00a02016, May\u00a02016", "fr": "le 4\u00a0mai\u00a02016, mai\u00a02016", "es": "el 4\u00a0may\u00a02016, may\u00a02016"} {
		if got := c.In(lang).Since("2016-05-04") + ", " + c.In(lang).Since("2016-05"); got != want {
			t.Errorf("since when, in %s: got %q, wanted %q", lang, got, want)
		}
	}
	if got := c.In("fr").LongDay("2016-08"); got != "août 2016" {
		t.Errorf("a month in French: %q", got)
	}
}

func TestAgo(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	now := time.Date(2016, 12, 8, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		lang string
		past time.Duration
		want string
	}{
		{"en", 0, "just now"}, {"en", -time.Hour, "just now"}, {"en", 59 * time.Second, "just now"},
		{"en", time.Minute, "1 min ago"}, {"fr", 59 * time.Minute, "il\u00a0y\u00a0a\u00a059\u00a0min"}, {"es", 3 * time.Hour, "hace 3 h"},
		{"fr", 25 * time.Hour, "hier"}, {"fr", 50 * time.Hour, "il\u00a0y\u00a0a\u00a02\u00a0jours"}, {"es", 50 * time.Hour, "hace 2 días"},
		{"fr", 7 * 24 * time.Hour, "1er\u00a0déc.\u00a02016"},
	} {
		if got := c.In(test.lang).Ago(now.Add(-test.past), now); got != test.want {
			t.Errorf("%s, %s ago: got %q, wanted %q", test.lang, test.past, got, test.want)
		}
	}
}

func TestNamesOfCountriesAndLanguages(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	for code, want := range map[string]string{"FR": "France", "gb": "Royaume-Uni", "MK": "Macédoine du Nord", "CI": "Côte d’Ivoire", "QX": "QX", "AN": "AN", "nowhere": "NOWHERE", "": ""} {
		if got := c.In("fr").Country(code); got != want {
			t.Errorf("country %q: got %q, wanted %q", code, got, want)
		}
	}
	for tag, want := range map[string]string{"fr": "francés", "pt-BR": "portugués de Brasil", "not a tag": "not a tag"} {
		if got := c.In("es").Language(tag); got != want {
			t.Errorf("language %q: got %q, wanted %q", tag, got, want)
		}
	}
}

func TestFromEnv(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ all, messages, lang, want string }{
		{"", "", "fr_FR.UTF-8", "fr"}, {"", "es_ES", "fr_FR", "es"}, {"en_GB", "es_ES", "fr_FR", "en"},
		{"C", "", "fr_FR", "en"}, {"", "", "C.UTF-8", "en"}, {"", "", "", "en"}, {"", "", "de_DE", "en"},
		{"", "", "fr", "fr"}, {"", "", "fr:en", "fr"}, {"", "", "ES@euro", "es"}, {"", "", "french", "en"}, {"", "", "_", "en"},
	} {
		if got := FromEnv(test.all, test.messages, test.lang); got != test.want {
			t.Errorf("FromEnv(%q, %q, %q) = %q, wanted %q", test.all, test.messages, test.lang, got, test.want)
		}
	}
}

func TestManySessionsReadAtOnce(t *testing.T) {
	t.Parallel()
	c := catalogue(t)
	var sessions sync.WaitGroup
	for range 16 {
		sessions.Go(func() {
			for _, lang := range Languages() {
				w := c.In(lang)
				if w.N("shell.count.tools", 2) == "" || w.Country("FR") == "" || w.Language("fr") == "" {
					t.Error("empty words")
				}
			}
		})
	}
	sessions.Wait()
}

func TestBrokenFilesAreRefused(t *testing.T) {
	t.Parallel()
	for name, files := range map[string]fstest.MapFS{
		"not yaml":          {"locales/shell.en.yaml": {Data: []byte("\"a: b")}},
		"the same key":      {"locales/shell.en.yaml": {Data: []byte("\"shell.a\": \"x\"\n\"shell.a\": \"y\"\n")}},
		"a language absent": {"locales/shell.fr.yaml": {Data: []byte("\"shell.a\": \"x\"\n")}},
	} {
		if _, err := read(files, "en", program); err == nil {
			t.Errorf("%s: loaded without complaint", name)
		}
	}
}

func BenchmarkT(b *testing.B) {
	c := Load()
	w := c.In("fr")
	for b.Loop() {
		w.T("shell.key.search")
	}
}

// Whoever reaches the program by another name is told lines that they can type.
func TestCommandLinesAreByTheNameOneReachesTheProgramBy(t *testing.T) {
	t.Parallel()
	const name = "ssh -p 2222 summit.example.org"
	catalogue := LoadFor(name)
	for _, lang := range Languages() {
		w := catalogue.In(lang)
		for key, text := range w.fixed {
			if strings.Contains(text, program+" ") {
				t.Errorf("%s.%s: %q", lang, key, text)
			}
		}
		if text := w.T("commands.denied.guest"); !strings.Contains(text, name+" me set --handle") {
			t.Errorf("%s: %q", lang, text)
		}
		if text := w.T("commands.interface.commands"); !strings.Contains(text, name+" -- --help") {
			t.Errorf("%s: ssh would take the flag for its own: %q", lang, text)
		}
		done := w.F("commands.done.uses", map[string]any{"What": "concorde tool"})
		if !strings.Contains(done, name+" tool use concorde tool --stop") {
			t.Errorf("%s: what people call things is theirs: %q", lang, done)
		}
	}
}
