package search_test

import (
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

func TestNear(t *testing.T) {
	t.Parallel()
	r := newRoom(
		search.Document{Name: "Decidim", Used: 1}, search.Document{Name: "Decidim Bcn", Used: 50},
		search.Document{Name: "Decidem", Used: 5}, search.Document{Name: "Débat ouvert", Names: []string{"Open debate"}},
		search.Document{Name: "Bcn Decidim"}, search.Document{Name: "Map"},
	)
	for typed, want := range map[string]string{
		"decidim":       "Decidim, Decidem, Decidim Bcn",
		"DÉCIDIM!":      "Decidim, Decidem, Decidim Bcn",
		"dceidim":       "Decidim",
		"deci":          "Decidim Bcn, Decidem, Decidim",
		"open-debate":   "Débat ouvert",
		"debat ouver":   "Débat ouvert",
		"debat ouverte": "Débat ouvert",
		"mpa":           "",
		"":              "",
		"!":             "",
	} {
		var names []string
		for _, k := range r.Near(typed, 3) {
			names = append(names, strings.TrimRight(string(k[:]), "\x00"))
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("near %q: %s, want %s", typed, got, want)
		}
	}
	if got := r.Near("decidim", 0); len(got) != 0 {
		t.Errorf("no limit: %v", got)
	}
}

func TestMisspeltIsNearButForLongerNames(t *testing.T) {
	t.Parallel()
	r := newRoom(
		search.Document{Name: "Decidim"}, search.Document{Name: "Decidim Bcn"}, search.Document{Name: "Decidem"}, search.Document{Name: "Maps of"},
	)
	for typed, want := range map[string]int{"decidim": 2, "dceidim": 1, "decidim bc": 1, "deci": 0, "map": 1, "other": 0, "": 0} {
		if got := r.Misspelt(typed, 9); len(got) != want {
			t.Errorf("misspelt %q: %s, want %d", typed, got, want)
		}
	}
}
