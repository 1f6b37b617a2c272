package publiccode_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/exchange/publiccode"
)

func TestUpdateTakesWhatTheFileSaysAndLeavesTheRest(t *testing.T) {
	t.Parallel()
	here := store.Tool{
		Name: "Old", Website: "https://old.example.org", Licence: "MIT",
		Summary: store.Text{"es": "Decidir", "en": "Old"}, Uses: []string{"vote"}, Tags: []string{"city"},
		Platforms: []string{"linux", "api"}, WrittenIn: []string{"Go"}, Countries: []string{"FR"},
	}
	got, _ := read(t, minimal).Update(&here)
	want := here
	want.Name, want.Repository, want.Maturity = "Agora", "https://example.org/agora.git", "stable"
	want.Summary = store.Text{"es": "Decidir", "en": "Decide together."}
	want.Description, want.Languages = got.Description, []string{"en"}
	want.Platforms, want.Extra = []string{"web", "api"}, got.Extra
	if diff := cmp.Diff(want, got); diff != "" || len(got.Description["en"]) < 150 {
		t.Error(diff)
	}
	again, _ := read(t, minimal).Update(&got)
	if diff := cmp.Diff(got, again); diff != "" {
		t.Errorf("not the same twice: %s", diff)
	}
}

func TestDescribes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		file, there store.Tool
		want        bool
	}{
		{store.Tool{Repository: "https://github.com/a/b.git"}, store.Tool{Repository: "http://www.github.com/A/b/"}, true},
		{store.Tool{Repository: "https://github.com/a/b"}, store.Tool{Repository: "https://github.com/a/c"}, false},
		{store.Tool{Repository: "https://github.com/a/b", Website: "https://b.org"}, store.Tool{Website: "https://b.org/"}, true},
		{store.Tool{Repository: "https://github.com/a/b", Website: "https://b.org"}, store.Tool{Repository: "https://github.com/a/c", Website: "https://b.org"}, false},
		{store.Tool{Repository: "https://github.com/a/b"}, store.Tool{Website: "https://github.com/a/b"}, true},
		{store.Tool{}, store.Tool{}, false},
	} {
		if got := publiccode.Describes(&c.file, &c.there); got != c.want {
			t.Errorf("%+v describes %+v: %v", c.file, c.there, got)
		}
	}
}
