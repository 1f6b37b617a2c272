package store_test

import (
	"testing"

	"github.com/ogptoolbox/concorde/store"
)

func TestToolsOfOneNameAreEachRecognisedWhoeverGoes(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	var made []store.Receipt
	for _, site := range []string{"a", "b", "c"} {
		made = append(made, submit(t, s, ana, &store.ReferenceTool{AllowDuplicate: true, Tool: store.Tool{
			Name: "Agora", Website: "https://example.org/" + site, Uses: []string{"debate"},
		}}))
	}
	recognised := func(tool store.Tool, want ...store.Receipt) {
		t.Helper()
		candidates, err := s.Similar(tool)
		got := map[store.ID]bool{}
		for _, c := range candidates {
			got[c.Tool.ID] = true
		}
		if err != nil || len(got) != len(want) {
			t.Errorf("%q %q is recognised as %d tools (%v), must be as %d", tool.Name, tool.Website, len(got), err, len(want))
		}
		for _, one := range want {
			if !got[one.Record] {
				t.Errorf("%q %q is not recognised as %s", tool.Name, tool.Website, one.Slug)
			}
		}
		checked(t, s)
	}
	agora := store.Tool{Name: "agora"}
	recognised(agora, made...)
	gone := submit(t, s, ana, &store.Undo{Entry: made[0].Entry}) // the first
	recognised(agora, made[1], made[2])
	if err := editTool(t, s, ana, tool(t, s, made[2].Record), func(mine *store.Tool) { // one of the others
		mine.Name, mine.Website = "Boulè", "https://example.org/b"
	}); err != nil {
		t.Fatal(err)
	}
	recognised(agora, made[1])
	recognised(store.Tool{Name: "boule"}, made[2])
	recognised(store.Tool{Website: "example.org/b/"}, made[1], made[2])
	recognised(store.Tool{Website: "example.org/c"})
	submit(t, s, ana, &store.Undo{Entry: gone.Entry})
	recognised(agora, made[0], made[1])
	if id, err := s.ToolNamed("AGORA!"); err != nil || !id.IsZero() {
		t.Errorf("which of two is meant: %s, %v", id, err)
	}
	if id, err := s.ToolNamed("boule"); err != nil || id != made[2].Record {
		t.Errorf("a tool by its name: %s, %v", id, err)
	}
}

func TestAToolWhoseWebsiteIsItsRepository(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	made := submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{
		Name: "Agora", Website: "https://github.com/a/agora", Repository: "https://github.com/a/agora.git", Uses: []string{"debate"},
	}})
	checked(t, s)
	submit(t, s, ana, &store.Undo{Entry: made.Entry})
	checked(t, s)
}

func TestAToolIsFoundByAVeryLongName(t *testing.T) {
	t.Parallel()
	s := open(t)
	ana := introduce(t, s, "ana")
	name := "National platform for the consultation of citizens on the open government action plan of Burkina Faso"
	made := submit(t, s, ana, &store.ReferenceTool{Tool: store.Tool{Name: name, Uses: []string{"consult"}}})
	if id, err := s.ToolNamed(name); err != nil || id != made.Record {
		t.Errorf("%s, %v", id, err)
	}
	if id, err := s.ToolNamed(repeat("x", 1<<20)); err != nil || !id.IsZero() {
		t.Errorf("a name that is far too long: %s, %v", id, err)
	}
}
