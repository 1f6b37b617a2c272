package store

import (
	"log/slog"
	"testing"

	"github.com/ogptoolbox/concorde/store/search"
)

// A store whose index cannot be built says so, and keeps nobody waiting who
// reads on.
func TestAnIndexThatCannotBeBuiltIsNotTakenForWhole(t *testing.T) {
	t.Parallel()
	o := &opening{views: newViews(), logger: slog.New(slog.DiscardHandler)}
	broken := newHands(o, search.NewBuilder())
	for range 10_000 { // more than fit between those who read and those who index
		broken.records <- nil
	}
	if err := broken.finish(); err == nil {
		t.Error("an index with nothing in it passes for whole")
	}
	whole := newHands(o, search.NewBuilder(facetsOf(KindOrganisation)...))
	for i := range 1_000 {
		organisation := &Organisation{Name: "Agora"}
		organisation.ID = ID{byte(i), byte(i >> 8)}
		whole.records <- organisation
	}
	if err := whole.finish(); err != nil {
		t.Fatal(err)
	}
	if index := whole.builder.Index(o.together); index.Len() != 1_000 {
		t.Errorf("%d are indexed", index.Len())
	}
}
