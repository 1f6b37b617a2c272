package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/portal"
	"github.com/ogptoolbox/concorde/tui/words"
)

// No word is missing on any page of the site in any language.
func TestPortalHasItsWords(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	ana := s.introduced(t, "ana")
	for _, args := range [][]string{
		{"commitment", "add", "--title", "Open budgets", "--kind", "project", "--action", "1", "--offers", "data", "--needs", "law"},
		{"coalition", "create", "--name", "Budgets", "--purpose", "Ten cities", "--action", "1", "--tool", "decidim"},
		{"coalition", "post", "budgets", "See you at table 12"},
		{"tool", "use", "decidim", "--for", "consult"},
		{"tool", "vote", "decidim", "--field", "licence", "MIT"},
		{"declaration", "endorse"},
	} {
		if r := s.run(t, ana, args...); r.status != 0 {
			t.Logf("%v: %s", args, r.err)
		}
	}
	dir := t.TempDir()
	inv := newInvocation(s.door(ana))
	options := inv.portalOptions(&visit{store: s.store, charter: func(string) (string, string) { return "# The text", "en" }}, portalAddress)
	if _, err := portal.Write(t.Context(), s.store, dir, options); err != nil {
		t.Fatal(err)
	}
	if s.store.Count(store.KindCoalition) == 0 || s.store.Count(store.KindCommitment) == 0 {
		t.Fatal("there is no coalition or no commitment to show")
	}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if at := strings.Index(string(data), "⟦"); at >= 0 {
			t.Errorf("%s: %s", path, data[at:min(at+60, len(data))])
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Every word of the site's own is asked for somewhere, and every one that is
// asked for is there.
func TestPortalWordsAreUsed(t *testing.T) {
	t.Parallel()
	var code strings.Builder
	for _, pattern := range []string{"../../store/exchange/portal/*.go", "../../store/exchange/portal/templates/*.html", "export_portal.go"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(data)
		}
	}
	locale, err := os.ReadFile("../../tui/words/locales/portal.en.yaml")
	if err != nil {
		t.Fatal(err)
	}
	keys := regexp.MustCompile(`"(portal\.[a-z.-]+[a-z])"`)
	there := make(map[string]bool)
	for _, found := range keys.FindAllStringSubmatch(string(locale), -1) {
		there[found[1]] = true
		if !strings.Contains(code.String(), `"`+found[1]+`"`) {
			t.Errorf("nothing asks for %s", found[1])
		}
	}
	for _, found := range keys.FindAllStringSubmatch(code.String(), -1) {
		if _, err := os.Stat("../../store/exchange/portal/assets/" + found[1]); err != nil && !there[found[1]] {
			t.Errorf("there is no %s", found[1])
		}
	}
}

func TestPortalIsNotWrittenForWhoComesFromElsewhere(t *testing.T) {
	t.Parallel()
	s, dir := newSummit(t), filepath.Join(t.TempDir(), "site")
	r := s.run(t, s.introduced(t, "ana"), "export", "--format", "portal", "--output", dir)
	if _, err := os.Stat(dir); r.status != statusNotAllowed || err == nil {
		t.Errorf("status %d, %q; the directory: %v", r.status, r.err, err)
	}
}

func TestPortalSpeaksEveryLanguage(t *testing.T) {
	t.Parallel()
	inv := newInvocation(newSummit(t).door("SHA256:guest"))
	if got := inv.portalOptions(&visit{}, portalAddress).Words; len(got) != len(words.Languages()) {
		t.Errorf("the site is in %d languages", len(got))
	}
}
