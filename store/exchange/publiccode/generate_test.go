package publiccode_test

import (
	"maps"
	"slices"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
	"github.com/ogptoolbox/concorde/store/text"
)

// words are texts, many of which YAML takes for something else.
func words() *rapid.Generator[string] {
	tricky := rapid.SampledFrom([]string{
		"yes", "no", "on", "~", "null", "true", "1.10", "1e3", "0x1F", "0o17", "017", "1_000", "12:30:45", "2026-02-28", ".inf", ".nan",
		"<<", "=", "-", "- a", "? a", "a: b", "a #b", "#a", "&a", "*a", "!a", "%a", "@a", "`a", "'a'", `"a"`, "a'b", `a\b`, "{a}", "[a]",
		"a\nb", "a\n\nb", "a\n  b", "|", ">", "é", "日本", "🇫🇷 Paris", "a b", "...", "---", "a:", ":", "x\n---\ny", "+33100000000",
	})
	any := rapid.StringOfN(rapid.RuneFrom([]rune("ab :#-'\"\\{}[],&*!|>%@`~=?\n\té日\u00a0🙂0.")), 1, 30, -1)
	return rapid.Map(rapid.OneOf(tricky, any), func(s string) string {
		if s = text.Block(s); s == "" {
			return "x"
		}
		return s
	})
}

func lists(of *rapid.Generator[string]) *rapid.Generator[any] {
	return rapid.Map(rapid.SliceOfN(of, 0, 4), func(values []string) any {
		out := []any{}
		for _, value := range values {
			out = append(out, value)
		}
		return out
	})
}

func asAny[T any](g *rapid.Generator[T]) *rapid.Generator[any] {
	return rapid.Map(g, func(v T) any { return v })
}

// anything is a value of a key that nobody knows.
func anything(depth int) *rapid.Generator[any] {
	simple := []*rapid.Generator[any]{
		asAny(words()), asAny(rapid.Bool()), asAny(rapid.Int64Range(-1e12, 1e12)), rapid.Just[any](nil), lists(words()),
		rapid.SampledFrom([]any{0.5, -1.25, 1e21, 3e-7}),
	}
	if depth > 0 {
		simple = append(simple,
			asAny(rapid.MapOfN(lines(), rapid.Deferred(func() *rapid.Generator[any] { return anything(depth - 1) }), 0, 3)),
			asAny(rapid.SliceOfN(rapid.Deferred(func() *rapid.Generator[any] { return anything(depth - 1) }), 0, 3)),
		)
	}
	return rapid.OneOf(simple...)
}

func lines() *rapid.Generator[string] {
	return rapid.Map(words(), func(s string) string { return text.Line(s) })
}

// some keys of a section, each with its values.
func some(keys map[string]*rapid.Generator[any], must ...string) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		out := map[string]any{}
		for _, key := range sorted(keys) {
			needed := false
			for _, name := range must {
				needed = needed || name == key
			}
			if needed || rapid.Bool().Draw(t, "has "+key) {
				out[key] = keys[key].Draw(t, key)
			}
		}
		return any(out)
	})
}

func file() *rapid.Generator[any] {
	address := rapid.SampledFrom([]any{
		"https://example.org/a.git", "http://Example.org", "git://example.org/a", "no address", "https://example.org/é?q=a b", "ssh://x",
	})
	one := some(map[string]*rapid.Generator[any]{
		"shortDescription": asAny(words()), "longDescription": asAny(words()), "features": lists(words()),
		"localisedName": asAny(words()), "screenshots": lists(words()), "documentation": address, "free": anything(2),
	})
	known := map[string]*rapid.Generator[any]{
		"publiccodeYmlVersion": rapid.SampledFrom([]any{"0", "0.1", "0.2", "0.2.2", "0.3", "0.4", "0.5.0", "0.7", "9"}),
		"name":                 asAny(rapid.Map(words(), func(s string) string { return "N " + text.Line(s) })),
		"url":                  address, "landingURL": address, "isBasedOn": rapid.OneOf(address, lists(words())),
		"softwareVersion": asAny(words()), "releaseDate": rapid.SampledFrom([]any{"2026-02-28", "28/02/2026"}),
		"platforms":         rapid.OneOf(asAny(words()), lists(rapid.SampledFrom([]string{"web", "macos", "mac", "docker", "LINUX", "web"}))),
		"categories":        lists(rapid.SampledFrom(publiccode.Categories())),
		"developmentStatus": rapid.SampledFrom([]any{"stable", "Stable", "alpha", "production", "unheard of"}),
		"softwareType":      rapid.SampledFrom([]any{"library", "standalone/web"}),
		"description":       some(map[string]*rapid.Generator[any]{"en": one, "fr": one, "pt_BR": one, "pt-BR": one, "no": one, "klingon": one}),
		"legal": some(map[string]*rapid.Generator[any]{
			"license": rapid.SampledFrom([]any{"MIT", "mit", "EUPL-1.2 OR AGPL-3.0-or-later", "(MIT)", "AGPL 3", "Apache 2.0"}), "repoOwner": asAny(words()),
		}),
		"localisation": some(map[string]*rapid.Generator[any]{
			"localisationReady": asAny(rapid.Bool()), "availableLanguages": lists(rapid.SampledFrom([]string{"en", "EN", "no", "pt_BR", "eng", "x"})),
		}),
		"maintenance": some(map[string]*rapid.Generator[any]{"type": asAny(words()), "contacts": anything(2)}),
		"it":          anything(3),
	}
	return rapid.Custom(func(t *rapid.T) any {
		out := some(known, "name", "publiccodeYmlVersion").Draw(t, "known").(map[string]any)
		for key, value := range rapid.MapOfN(rapid.Map(lines(), func(s string) string { return "x " + s }), anything(3), 0, 3).Draw(t, "unknown") {
			out[text.Line(key)] = value
		}
		return any(maps.Clone(out))
	})
}

func sorted(keys map[string]*rapid.Generator[any]) []string {
	return slices.Sorted(maps.Keys(keys))
}
