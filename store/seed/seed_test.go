package seed_test

import (
	"context"
	"slices"
	"testing"

	"go.uber.org/goleak"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func open(t *testing.T, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(store.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// fresh is a store with the starter catalogue.
func fresh(t *testing.T) *store.Store {
	t.Helper()
	s := open(t, t.TempDir())
	t.Cleanup(func() { s.Close() })
	if err := seed.Load(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	return s
}

func tools(t *testing.T, s *store.Store, filters map[string][]string) []*store.Tool {
	t.Helper()
	page, err := store.List[*store.Tool](s, store.Query{Limit: 1000, Sort: store.ByName, Filters: filters})
	if err != nil {
		t.Fatal(err)
	}
	return page.Rows
}

func TestAFreshStoreHasTheCatalogue(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	all := tools(t, s, nil)
	if len(all) < 150 {
		t.Errorf("%d tools, expected 150 at least", len(all))
	}
	if n := s.Count(store.KindAction); n != 20 {
		t.Errorf("%d collective actions, expected 20", n)
	}
	for _, use := range store.UseSlugs() {
		if n := len(tools(t, s, map[string][]string{store.FacetUse: {use}})); n < 5 {
			t.Errorf("%d tools for %s, expected 5 at least", n, use)
		}
	}
	report, err := s.Check(t.Context(), nil)
	if err != nil || len(report.Findings) > 0 {
		t.Errorf("check: %+v, %v", report, err)
	}
}

// spanish are the countries whose tools are described in Spanish too.
func spanish() []string {
	return []string{"AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE"}
}

func TestEveryToolIsDescribedInItsLanguages(t *testing.T) {
	t.Parallel()
	for _, tool := range tools(t, fresh(t), nil) {
		wanted := []string{"en", "fr"}
		if slices.ContainsFunc(tool.Countries, func(c string) bool { return slices.Contains(spanish(), c) }) {
			wanted = append(wanted, "es")
		}
		for _, lang := range wanted {
			if n := len([]rune(tool.Summary[lang])); n < 40 || n > 260 {
				t.Errorf("%s: its summary in %s has %d characters", tool.Slug, lang, n)
			}
		}
		if tool.Website == "" && tool.Repository == "" {
			t.Errorf("%s has no address", tool.Slug)
		}
	}
}

func TestEveryActionIsWhole(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	page, err := store.List[*store.Action](s, store.Query{Limit: 100, Sort: store.ByName})
	if err != nil {
		t.Fatal(err)
	}
	for i, action := range page.Rows {
		if action.Number != i+1 {
			t.Errorf("action %d is number %d", i+1, action.Number)
		}
		for _, lang := range []string{"en", "fr", "es"} {
			if action.Name[lang] == "" || action.Description[lang] == "" {
				t.Errorf("action %d has no title or description in %s", action.Number, lang)
			}
		}
		if action.Theme == "" || len(action.Governments) == 0 {
			t.Errorf("action %d has no theme or no government", action.Number)
		}
		// The source's list for action 13 is that of action 14, and known to be wrong.
		if none := len(action.Organisations) == 0; none != (action.Number == 13) {
			t.Errorf("action %d has %d organisations", action.Number, len(action.Organisations))
		}
	}
}

// No tool is there twice: no two have one name, or one repository. Tools of
// one maker may share a website.
func TestNoToolIsThereTwice(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	for _, tool := range tools(t, s, nil) {
		candidates, err := s.Similar(store.Tool{Name: tool.Name, Repository: tool.Repository})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range candidates {
			if c.Tool.ID != tool.ID && c.Why != store.NearName {
				t.Errorf("%s has the %s as %s", tool.Slug, c.Why, c.Tool.Slug)
			}
		}
	}
}

func TestLoadingAgainDoesNothing(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	before := s.Sequence()
	if err := seed.Load(t.Context(), s); err != nil || s.Sequence() != before {
		t.Errorf("loading again: %v, %d entries after %d", err, s.Sequence(), before)
	}
}

// What somebody deleted does not come back, and what they corrected stays corrected.
func TestLoadingDoesNotUndoWhatPeopleDid(t *testing.T) {
	t.Parallel()
	s := fresh(t)
	organiser := store.Actor{Role: store.Organiser}
	history, err := s.History(tools(t, s, nil)[0].ID, 1)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Submit(t.Context(), organiser, &store.Undo{Entry: history[0].ID}); err != nil {
		t.Fatal(err)
	}
	left := s.Count(store.KindTool)
	if err := seed.Load(t.Context(), s); err != nil || s.Count(store.KindTool) != left {
		t.Errorf("after loading again: %v, %d tools, expected %d", err, s.Count(store.KindTool), left)
	}
}

// A load that was cut off is finished by the next start, wherever it was.
func TestAnInterruptedLoadIsFinished(t *testing.T) {
	t.Parallel()
	whole := fresh(t).Sequence()
	commands, err := seed.Commands()
	if err != nil {
		t.Fatal(err)
	}
	for _, cut := range []int{1, 100, len(commands) - 1} {
		dir := t.TempDir()
		s := open(t, dir)
		for _, outcome := range s.SubmitAll(context.Background(), store.Actor{Role: store.Organiser}, commands[:cut]) {
			if outcome.Err != nil {
				t.Fatal(outcome.Err)
			}
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		again := open(t, dir)
		if err := seed.Load(t.Context(), again); err != nil || again.Sequence() != whole {
			t.Errorf("cut after %d: %v, %d entries, expected %d", cut, err, again.Sequence(), whole)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// A store that began with something else is left alone.
func TestAStoreOfOthersIsLeftAlone(t *testing.T) {
	t.Parallel()
	s := open(t, t.TempDir())
	t.Cleanup(func() { s.Close() })
	add := &store.Add{Record: &store.Organisation{Name: "Ours"}}
	if _, err := s.Submit(t.Context(), store.Actor{Role: store.Organiser}, add); err != nil {
		t.Fatal(err)
	}
	if err := seed.Load(t.Context(), s); err != nil || s.Sequence() != 1 {
		t.Errorf("loaded on top: %v, %d entries", err, s.Sequence())
	}
}
