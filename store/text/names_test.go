package text_test

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store/text"
)

func TestSlug(t *testing.T) {
	t.Parallel()
	word := strings.Repeat("a", 25)
	for in, want := range map[string]string{
		"":                             "",
		"!?… \u202e":                   "",
		"Démocratie Ouverte":           "democratie-ouverte",
		"l’État, c'est moi":            "l-etat-c-est-moi",
		"--C++ / C#--":                 "c-c",
		"GOV.UK Notify":                "gov-uk-notify",
		"../../etc/passwd":             "etc-passwd",
		"开放 政府":                        "开放-政府",
		"Київ":                         "киів",
		"हिन्दी":                       "हिन्दी",
		"2016":                         "2016",
		word + " " + word + " " + word: word + "-" + word,
		strings.Repeat("b", 99):        strings.Repeat("b", 60),
		strings.Repeat("府", 99):        strings.Repeat("府", 60),
		strings.Repeat("b", 60) + "!":  strings.Repeat("b", 60),
		strings.Repeat("b", 60) + " b": strings.Repeat("b", 60),
	} {
		if got := text.Slug(in); got != text.Fold(want) {
			t.Errorf("Slug(%q) = %q, want %q", in, got, want)
		}
	}
}

func checkSlug(t *testing.T, s string) {
	t.Helper()
	slug := text.Slug(s)
	if utf8.RuneCountInString(slug) > 60 || strings.HasPrefix(slug, "-") || strings.HasSuffix(slug, "-") ||
		strings.Contains(slug, "--") {
		t.Errorf("Slug(%+q) = %+q", s, slug)
	}
	for _, r := range slug {
		if r < utf8.RuneSelf && !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789-", r) ||
			r >= utf8.RuneSelf && !unicode.In(r, unicode.L, unicode.N, unicode.M) {
			t.Errorf("Slug(%+q) = %+q has %U", s, slug, r)
		}
	}
	if again := text.Slug(slug); again != slug {
		t.Errorf("Slug(%+q) = %+q, and again %+q", s, slug, again)
	}
	if slug == "" && strings.ContainsFunc(text.Fold(s), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		t.Errorf("Slug(%+q) is empty", s)
	}
}

func TestSkeleton(t *testing.T) {
	t.Parallel()
	for _, alike := range [][]string{
		{"admin", "Admin", "ADMIN", "аdmin", "аdmіn", "ad-min", "ad.min", "ádmin", "adm1n", "admln", "adrnin", "ad\u200dmin", "ａｄｍｉｎ", "𝐚𝐝𝐦𝐢𝐧", "ᴀᴅᴍɪɴ"},
		{"paypal", "раураl", "PayPa1", "paypaI"},
		{"google", "g00gle", "gοοgle", "googIe"},
		{"consul", "соnsul", "ⅽonsul"},
		{"moda", "ΜODA", "rnoda"},
		{"nota", "Νota", "ոota"},
		{"wiki", "vviki", "ԝiki"},
		{"Διαύγεια", "ΔΙΑΥΓΕΙΑ"},
		{"совет", "СОВЕТ"},
		{"!!!", "!!!"},
	} {
		for _, name := range alike {
			if text.Skeleton(name) != text.Skeleton(alike[0]) {
				t.Errorf("%q has the skeleton %q, %q has %q", name, text.Skeleton(name), alike[0], text.Skeleton(alike[0]))
			}
		}
	}
	for _, unlike := range [][2]string{{"consul", "console"}, {"decidim", "decide"}, {"!!!", "???"}, {"开放", "政府"}, {"a", "b"}} {
		if text.Skeleton(unlike[0]) == text.Skeleton(unlike[1]) {
			t.Errorf("%q and %q have the skeleton %q", unlike[0], unlike[1], text.Skeleton(unlike[0]))
		}
	}
}

func checkSkeleton(t *testing.T, s string) {
	t.Helper()
	skeleton := text.Skeleton(s)
	if text.Skeleton(skeleton) != skeleton {
		t.Errorf("Skeleton(%+q) = %+q, and again %+q", s, skeleton, text.Skeleton(skeleton))
	}
	if skeleton == "" && text.Fold(s) != "" {
		t.Errorf("Skeleton(%+q) is empty", s)
	}
}

func TestHandle(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"ana":                   "ana",
		" @Ana.B-2 ":            "ana.b-2",
		"Ａｎａ":                   "ana",
		"e\u0301va":             "éva",
		"Київ":                  "київ",
		"やまだ太郎":                 "やまだ太郎",
		"データ":                   "データ",
		"हिन्दी":                "हिन्दी",
		strings.Repeat("a", 32): strings.Repeat("a", 32),
	} {
		if got, err := text.Handle(in); got != want || err != nil {
			t.Errorf("Handle(%q) = %q, %v, want %q", in, got, err, want)
		}
	}
	for in, want := range map[string]error{
		"":                        text.ErrHandleLength,
		"a":                       text.ErrHandleLength,
		strings.Repeat("a", 33):   text.ErrHandleLength,
		strings.Repeat("a", 9999): text.ErrHandleLength,
		"1ana":                    text.ErrHandleCharacters,
		"_ana":                    text.ErrHandleCharacters,
		"an a":                    text.ErrHandleCharacters,
		"an/a":                    text.ErrHandleCharacters,
		"an\u200da":               text.ErrHandleCharacters,
		"an\u202ea":               text.ErrHandleCharacters,
		"an\x1b[1ma":              text.ErrHandleCharacters,
		"q\u0301ana":              text.ErrHandleCharacters,
		"an٣":                     text.ErrHandleCharacters,
		"\u3164\u3164":            text.ErrHandleCharacters,
		"a\xff":                   text.ErrHandleCharacters,
		"👩👩":                      text.ErrHandleCharacters,
		"аdmin":                   text.ErrHandleMixedScripts,
		"anaΑνα":                  text.ErrHandleMixedScripts,
		"anaー":                    text.ErrHandleMixedScripts,
	} {
		if got, err := text.Handle(in); got != "" || !errors.Is(err, want) {
			t.Errorf("Handle(%q) = %q, %v, want %v", in, got, err, want)
		}
	}
}

func checkHandle(t *testing.T, s string) {
	t.Helper()
	handle, err := text.Handle(s)
	if err != nil {
		return
	}
	if again, err := text.Handle(handle); err != nil || again != handle {
		t.Errorf("Handle(%+q) = %+q, and again %+q, %v", s, handle, again, err)
	}
	if line := text.Line(handle); line != handle {
		t.Errorf("Handle(%+q) = %+q, which cleaning makes %+q", s, handle, line)
	}
}
