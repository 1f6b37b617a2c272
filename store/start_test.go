package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// filledDir is a directory with a store of so many tools, of which each has a
// use and the first is hidden.
func filledDir(t *testing.T, tools int) string {
	t.Helper()
	dir := t.TempDir()
	s := opened(t, dir)
	s.SetOrganisers([]string{"SHA256:boss"})
	boss := known(t, s, "boss")
	for n := range tools {
		tool := Tool{Name: fmt.Sprintf("Tool %03d", n), Uses: []string{"map"}, Summary: Text{"en": "Shows on a map."}}
		receipt := done(t, s, boss, &ReferenceTool{Tool: tool, AllowDuplicate: true})
		if n == 0 {
			done(t, s, boss, &Hide{Kind: KindTool, Record: receipt.Record, Reason: "a test"})
		}
	}
	closed(t, s)
	return dir
}

func known(t *testing.T, s *Store, handle string) Actor {
	t.Helper()
	key := "SHA256:" + handle
	done(t, s, Actor{Key: key}, &Introduce{Person: Person{Handle: handle, Name: handle, Type: "civil-society"}})
	actor, err := s.ActorFor(key)
	if err != nil {
		t.Fatal(err)
	}
	return actor
}

func done(t *testing.T, s *Store, actor Actor, command Command) Receipt {
	t.Helper()
	receipt, err := s.Submit(t.Context(), actor, command)
	if err != nil {
		t.Fatalf("%T: %v", command, err)
	}
	return receipt
}

// held starts a store whose index of tools is not made until it is let go.
func held(t *testing.T, dir string) (s *Store, let func()) {
	t.Helper()
	wait := make(chan struct{})
	s, err := Start(Options{Dir: dir, slowly: func(kind Kind) {
		if kind == KindTool {
			<-wait
		}
	}})
	if err != nil {
		t.Fatal(err)
	}
	return s, func() { close(wait) }
}

func tools(t *testing.T, s *Store, query Query) Page[*Tool] {
	t.Helper()
	page, err := ListEarly[*Tool](s, query)
	if err != nil {
		t.Fatalf("%+v: %v", query, err)
	}
	return page
}

// Before the index of tools is there, the first page is what it was when the
// store was closed, and a tool is found by its name.
func TestAStoreShowsItsFirstPageBeforeItsIndex(t *testing.T) {
	t.Parallel()
	dir := filledDir(t, 40)
	s, let := held(t, dir)
	first, first10 := Query{Limit: 30, Counts: true}, Query{Offset: 20, Limit: 10}
	early, early10 := tools(t, s, first), tools(t, s, first10)
	if named := tools(t, s, Query{Text: "tool 017", Limit: 10}); len(named.Rows) != 1 || named.Rows[0].Name != "Tool 017" || !named.Partial {
		t.Errorf("by its name there is %v", named.Rows)
	}
	if begun := tools(t, s, Query{Text: "TOOL 01", Limit: 5}); len(begun.Rows) != 5 || begun.Rows[0].Name != "Tool 010" {
		t.Errorf("by how its name begins there is %v", begun.Rows)
	}
	if _, err := List[*Tool](s, first); !errors.Is(err, ErrOpening) {
		t.Errorf("a list that has to be whole: %v", err)
	}
	if hits, _, err := s.Everything("tool 017", "en", 5); len(hits) != 1 || !errors.Is(err, ErrOpening) {
		t.Errorf("of everything, %d are found: %v", len(hits), err)
	}
	for _, query := range []Query{{Filters: map[string][]string{FacetUse: {"map"}}}, {Sort: ByNewest}} {
		if _, err := ListEarly[*Tool](s, query); !errors.Is(err, ErrOpening) {
			t.Errorf("%+v: %v", query, err)
		}
	}
	if n := s.Count(KindTool); n != 39 {
		t.Errorf("there are %d tools", n)
	}
	let()
	if err := s.Whole(t.Context()); err != nil || !s.opening.taken {
		t.Fatalf("what was kept is not taken: %v", err)
	}
	if !early.Partial || early.Total != 39 {
		t.Errorf("the first page is partial: %t, of %d", early.Partial, early.Total)
	}
	early.Partial, early10.Partial = false, false
	if diff := cmp.Diff(early, tools(t, s, first)) + cmp.Diff(early10, tools(t, s, first10)); diff != "" {
		t.Errorf("the list is another once it is there (-before +then):\n%s", diff)
	}
	closed(t, s)
}

// Where nothing was kept, the first page is by name.
func TestAStoreShowsItsFirstPageThatKeptNothing(t *testing.T) {
	t.Parallel()
	dir := filledDir(t, 12)
	if err := os.Remove(filepath.Join(storeDir(dir), keptName)); err != nil {
		t.Fatal(err)
	}
	s, let := held(t, dir)
	page := tools(t, s, Query{Offset: 2, Limit: 5})
	if len(page.Rows) != 5 || page.Rows[0].Name != "Tool 003" || !page.Partial || page.Total < 7 {
		t.Errorf("%d of %d, from %q", len(page.Rows), page.Total, page.Rows[0].Name)
	}
	let()
	if err := s.Whole(t.Context()); err != nil || s.opening.taken || s.Count(KindTool) != 11 {
		t.Errorf("%d tools, %v", s.Count(KindTool), err)
	}
	closed(t, s)
}

// What is submitted while the store is being opened waits, and is in the views.
func TestWhatIsSubmittedEarlyIsShown(t *testing.T) {
	t.Parallel()
	s, let := held(t, filledDir(t, 3))
	boss, err := s.ActorFor("SHA256:boss")
	if err != nil {
		t.Fatal(err)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Submit(gone, boss, &ReferenceTool{Tool: Tool{Name: "Agora", Uses: []string{"map"}, Summary: Text{"en": "Talks."}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("who has no patience is told %v", err)
	}
	said := make(chan error)
	go func() {
		_, err := s.Submit(t.Context(), boss, &ReferenceTool{Tool: Tool{Name: "Decidim", Uses: []string{"map"}, Summary: Text{"en": "Talks."}}})
		said <- err
	}()
	select {
	case err := <-said:
		t.Errorf("it was written before the views were there: %v", err)
	default:
	}
	let()
	if err := <-said; err != nil {
		t.Fatal(err)
	}
	if page := tools(t, s, Query{Text: "decidim", Limit: 5}); page.Total != 1 || s.Count(KindTool) != 3 {
		t.Errorf("of %d tools, %d are found", s.Count(KindTool), page.Total)
	}
	closed(t, s)
}

// A store that is closed before it is open keeps nobody waiting.
func TestAStoreIsClosedBeforeItIsOpen(t *testing.T) {
	t.Parallel()
	s, let := held(t, filledDir(t, 3))
	s.stop()
	let()
	closed(t, s)
	if err := s.Whole(t.Context()); !errors.Is(err, errEnded) {
		t.Errorf("it is whole: %v", err)
	}
}

// What was kept is taken only as it was kept, of that moment: damage of any kind
// costs the time of making it anew, and nothing else.
func TestWhatWasKeptIsNotTrusted(t *testing.T) {
	t.Parallel()
	dir := filledDir(t, 25)
	path := filepath.Join(storeDir(dir), keptName)
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s := opened(t, dir)
	query := Query{Limit: 30, Counts: true}
	want := tools(t, s, query)
	boss, _ := s.ActorFor("SHA256:boss")
	for damage, file := range damaged(kept) {
		closed(t, s)
		if err := os.WriteFile(path, file, 0o600); err != nil {
			t.Fatal(err)
		}
		s = opened(t, dir)
		if s.opening.taken != (damage == "none") {
			t.Errorf("%s: it is taken: %t", damage, s.opening.taken)
		}
		if diff := cmp.Diff(want, tools(t, s, query)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", damage, diff)
		}
		if held := heldOpen(path); held > 0 {
			t.Errorf("%s: the file is open %d times still", damage, held)
		}
		if made := s.referencedBy(boss.Person); len(made) != 25 {
			t.Errorf("%s: the organiser referenced %d tools", damage, len(made))
		}
	}
	done(t, s, boss, &ReferenceTool{Tool: Tool{Name: "Decidim", Uses: []string{"map"}, Summary: Text{"en": "Talks."}}})
	closed(t, s)
	if err := os.WriteFile(path, kept, 0o600); err != nil { // as a copy of the directory may bring it back
		t.Fatal(err)
	}
	s = opened(t, dir)
	if n := s.Count(KindTool); n != 25 || s.opening.taken {
		t.Errorf("with what was kept of another moment there are %d tools", n)
	}
	closed(t, s)
}

// heldOpen is how often this process has a file open, where the system tells.
func heldOpen(path string) (n int) {
	all, _ := filepath.Glob("/proc/self/fd/*")
	for _, one := range all {
		if target, err := os.Readlink(one); err == nil && strings.TrimSuffix(target, " (deleted)") == path {
			n++
		}
	}
	return n
}

// damaged are ways in which a file may not be as it was.
func damaged(file []byte) map[string][]byte {
	ways := map[string][]byte{"none": file, "empty": {}, "zeros": make([]byte, len(file))}
	for part := range 8 {
		at := len(file) * part / 8
		flipped := append([]byte(nil), file...)
		flipped[at] ^= 4
		ways[fmt.Sprint("bit at ", at)], ways[fmt.Sprint("cut at ", at)] = flipped, file[:at]
	}
	return ways
}
