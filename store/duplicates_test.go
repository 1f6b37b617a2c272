package store_test

import (
	"errors"
	"sync"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// likeness references a tool and tells which tools it was found to look like, and why.
func likeness(t testing.TB, s *store.Store, actor store.Actor, tool store.Tool) map[string]store.Likeness {
	t.Helper()
	tool.Uses = []string{"debate"}
	before := s.Sequence()
	_, err := s.Submit(t.Context(), actor, &store.ReferenceTool{Tool: tool})
	var duplicate *store.DuplicateError
	if !errors.As(err, &duplicate) {
		if err != nil {
			t.Errorf("%s %s: %v", tool.Name, tool.Website, err)
		}
		return nil
	}
	if s.Sequence() != before {
		t.Errorf("%s was refused and is there", tool.Name)
	}
	out := make(map[string]store.Likeness)
	for _, c := range duplicate.Candidates {
		out[c.Tool.Name] = c.Why
	}
	return out
}

func TestAToolThatIsThereIsRecognised(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{
		Name: "Decidim", Website: "https://decidim.org/", Repository: "https://github.com/decidim/decidim", Uses: []string{"debate"},
	}})
	for _, c := range []struct {
		tool store.Tool
		want store.Likeness
	}{
		{store.Tool{Name: "Other", Website: "http://decidim.org"}, store.SameAddress},
		{store.Tool{Name: "Other", Website: "https://www.DECIDIM.org/"}, store.SameAddress},
		{store.Tool{Name: "Other", Website: "decidim.org"}, store.SameAddress},
		{store.Tool{Name: "Other", Repository: "https://GitHub.com/Decidim/Decidim.git"}, store.SameAddress},
		{store.Tool{Name: "Other", Website: "https://github.com/decidim/decidim/"}, store.SameAddress}, // given as the website
		{store.Tool{Name: "DÉCIDIM !"}, store.SameName},
		{store.Tool{Name: "deci-dim"}, store.SameName},
		{store.Tool{Name: "Decidin"}, store.NearName},
		{store.Tool{Name: "Decdim"}, store.NearName},
		{store.Tool{Name: "Deciddim"}, store.NearName},
		{store.Tool{Name: "Deicdim"}, store.NearName},
		{store.Tool{Name: "Decidin", Website: "https://decidim.org"}, store.SameAddress}, // the strongest reason
		{store.Tool{Name: "Decidim", Website: "https://decidim.org"}, store.SameAddress},
		{store.Tool{Name: "Consul", Website: "https://meta.decidim.org"}, ""},
		{store.Tool{Name: "Decide", Repository: "https://github.com/decidim/decidim-app"}, ""},
	} {
		if got := likeness(t, s, ana, c.tool)["Decidim"]; got != c.want {
			t.Errorf("%q %q %q: %q, must be %q", c.tool.Name, c.tool.Website, c.tool.Repository, got, c.want)
		}
	}
}

func TestLongNamesThatBeginAlikeAreTwo(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	const long = "National platform for the consultation of citizens on the open government action plan of "
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: long + "Burkina Faso", Uses: []string{"consult"}}})
	if got := likeness(t, s, ana, store.Tool{Name: long + "Costa Rica"}); got != nil {
		t.Errorf("looks like %v", got)
	}
	if got := likeness(t, s, ana, store.Tool{Name: long + "BURKINA-FASO"}); len(got) != 1 {
		t.Errorf("the same long name is not recognised: %v", got)
	}
}

func TestVeryLongAddressesAreRecognisedToo(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	long := "https://example.org/" + repeat("path/", 380)
	submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: "Long", Website: long + "a", Uses: []string{"map"}}})
	if got := likeness(t, s, ana, store.Tool{Name: "Other", Website: long + "a/"}); got["Long"] != store.SameAddress {
		t.Errorf("looks like %v", got)
	}
	if got := likeness(t, s, ana, store.Tool{Name: "Another", Website: long + "b"}); got != nil {
		t.Errorf("an address that differs at its end looks like %v", got)
	}
}

func TestWhatWasUndoneIsNoDuplicate(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	submit(t, s, ana, &store.Undo{Entry: made.Entry})
	if got := likeness(t, s, ana, decidim()); got != nil {
		t.Errorf("looks like %v", got)
	}
}

func TestOfManyWhoReferenceOneToolAtOnceOneSucceeds(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	const many = 16
	var group sync.WaitGroup
	errs := make([]error, many)
	for i := range many {
		group.Go(func() { // alike by name in half of them, by address in all
			tool := decidim()
			if i%2 == 0 {
				tool.Name = string(rune('A'+i)) + " quite different name"
			}
			_, errs[i] = s.Submit(t.Context(), ana, &store.ReferenceTool{Tool: tool})
		})
	}
	group.Wait()
	done := 0
	for _, err := range errs {
		switch {
		case err == nil:
			done++
		case !errors.Is(err, store.ErrDuplicate):
			t.Error(err)
		}
	}
	if done != 1 || s.Count(store.KindTool) != 1 {
		t.Errorf("%d succeeded, %d tools", done, s.Count(store.KindTool))
	}
}

func TestSimilarCopesWithAnythingTyped(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	submit(t, s, ana, &store.ReferenceTool{Tool: decidim()})
	for _, tool := range []store.Tool{{}, {Name: repeat("x", 10<<20)}, {Name: "\x1b[31m", Website: repeat("https://", 1<<20)}, {Name: "D"}} {
		if got, err := s.Similar(tool); err != nil || len(got) != 0 {
			t.Errorf("%.20q: %v, %v", tool.Name, got, err)
		}
	}
}
