package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

// A list longer than what is read at once has everything, once, in one order.
func TestListIsWholeHoweverLong(t *testing.T) {
	t.Parallel()
	s := newSummit(t)
	total := s.store.Count(store.KindTool)
	if total <= listStep {
		t.Fatalf("%d tools are too few to tell", total)
	}
	all := s.listed(t)
	if sorted := slices.Sorted(slices.Values(all)); len(slices.Compact(sorted)) != total {
		t.Errorf("%d of %d tools", len(slices.Compact(sorted)), total)
	}
	if part := s.listed(t, "--limit", "260"); !slices.Equal(part, all[:260]) {
		t.Errorf("the first 260 are %d, or others", len(part))
	}
	if part := s.listed(t, "--offset", "10", "--limit", "5"); !slices.Equal(part, all[10:15]) {
		t.Errorf("five after ten are %q", part)
	}
}

// listed are the slugs of a list by name.
func (s *summit) listed(t *testing.T, args ...string) []string {
	t.Helper()
	r := s.run(t, "SHA256:guest", append([]string{"tool", "list", "--sort", "name"}, args...)...)
	if r.status != 0 {
		t.Fatal(r.err)
	}
	var slugs []string
	for row := range strings.SplitSeq(strings.TrimSpace(r.out), "\n") {
		slug, _, _ := strings.Cut(row, "\t")
		slugs = append(slugs, slug)
	}
	return slugs
}
