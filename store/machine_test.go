package store_test

import (
	"context"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store"
)

// TestAnyHistory does what people may do in any order, and holds the store
// against the model after each deed, and after it was opened again.
func TestAnyHistory(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		m := newMachine(t, rt)
		defer m.close()
		rt.Repeat(map[string]func(*rapid.T){
			"":          m.compareLast,
			"reference": m.reference,
			"edit":      m.edit,
			"say":       m.say,
			"stop":      m.stop,
			"create":    m.create,
			"arrange":   m.arrange,
			"join":      m.join,
			"leave":     m.leave,
			"answer":    m.answer,
			"appoint":   m.appoint,
			"remove":    m.remove,
			"stay":      m.stay,
			"undo":      m.undo,
			"undo more": m.undo,
			"hide":      m.hide,
			"merge":     m.merge,
			"unmerge":   m.unmerge,
		})
		m.compareAll(rt)
		m.reopen()
		m.compareAll(rt)
		report, err := m.s.Check(context.Background(), nil)
		if err != nil || len(report.Findings) > 0 {
			rt.Fatalf("check: %+v, %v", report, err)
		}
	})
}

// machine does each thing to the store, and to the model.
type machine struct {
	*model
	t      *testing.T
	dir    string
	s      *store.Store
	people []store.Actor
}

func newMachine(t *testing.T, rt *rapid.T) *machine {
	m := &machine{model: newModel(), t: t, dir: t.TempDir()}
	m.open()
	for _, handle := range []string{"ana", "bob", "cem"} {
		actor := introduce(t, m.s, handle)
		m.people = append(m.people, actor)
		entries, err := m.s.History(actor.Person, 1)
		if err != nil || len(entries) != 1 {
			rt.Fatalf("introduction of %s: %v", handle, err)
		}
		m.put(deed{id: entries[0].ID, actor: actor.Person, record: actor.Person, kind: store.KindPerson, after: row{"handle": handle}})
	}
	return m
}

func (m *machine) open() {
	s, err := store.Open(store.Options{Dir: m.dir})
	if err != nil {
		m.t.Fatal(err)
	}
	m.s = s
}

func (m *machine) close() {
	if err := m.s.Close(); err != nil {
		m.t.Error(err)
	}
}

func (m *machine) reopen() {
	m.close()
	m.open()
}

func (m *machine) someone(rt *rapid.T) store.Actor {
	return rapid.SampledFrom(m.people).Draw(rt, "who")
}

func (m *machine) some(rt *rapid.T, kind store.Kind) store.ID {
	ids := m.live(kind)
	if len(ids) == 0 {
		rt.Skip("none yet")
	}
	return rapid.SampledFrom(ids).Draw(rt, kind.String())
}

// does submits a command that must end as the model says: with an error of a
// kind, or with the record as it is to be (nil: gone).
func (m *machine) does(rt *rapid.T, actor store.Actor, command store.Command, kind store.Kind, after row, want error) {
	receipt, err := m.s.Submit(context.Background(), actor, command)
	if kindOfError(err) != want {
		rt.Fatalf("%T: %v, must be %v", command, err, want)
	}
	if err != nil {
		return
	}
	if receipt.Kind != kind || receipt.Sequence != uint64(len(m.entries)+1) {
		rt.Fatalf("%T: receipt %+v", command, receipt)
	}
	d := deed{id: receipt.Entry, actor: actor.Person, record: receipt.Record, kind: kind, after: after}
	m.put(m.marked(command, d))
}

func (m *machine) reference(rt *rapid.T) {
	tool := store.Tool{
		Name:    rapid.SampledFrom([]string{"Agora", "Budgetis", "Civitas", "Délibère", "Echo Chamber"}).Draw(rt, "name"),
		Website: rapid.SampledFrom([]string{"", "https://example.org/a", "https://example.org/b"}).Draw(rt, "website"),
		Uses:    []string{"debate"},
	}
	want := error(nil)
	for _, id := range m.live(store.KindTool) {
		other := m.records[id]
		if other["hidden"] != "" {
			continue
		}
		if other["name"] == tool.Name || tool.Website != "" && other["website"] == tool.Website {
			want = store.ErrDuplicate
		}
	}
	again := rapid.Bool().Draw(rt, "anyway")
	if again {
		want = nil
	}
	m.does(rt, m.someone(rt), &store.ReferenceTool{Tool: tool, AllowDuplicate: again}, store.KindTool, rowOf(&tool), want)
}

func (m *machine) edit(rt *rapid.T) {
	id := m.some(rt, store.KindTool)
	record, err := m.s.Record(store.KindTool, id)
	if err != nil {
		rt.Fatal(err)
	}
	tool, before := record.(*store.Tool), m.records[id]
	words := rapid.SampledFrom([]string{"", "one", "two"}).Draw(rt, "words")
	switch rapid.SampledFrom([]string{"licence", "en", "fr"}).Draw(rt, "field") {
	case "licence":
		tool.Licence = rapid.SampledFrom([]string{"", "MIT", "ISC"}).Draw(rt, "licence")
	case "en":
		tool.Summary = tool.Summary.With("en", words)
	case "fr":
		tool.Summary = tool.Summary.With("fr", words)
	}
	base, want := m.revision(id), error(nil)
	switch {
	case rapid.IntRange(0, 9).Draw(rt, "stale") == 0:
		base, want = base-1, store.ErrConflict
	case maps.Equal(before, rowOf(tool)):
		want = store.ErrNothing
	}
	m.does(rt, m.someone(rt), &store.Edit{Record: tool, Base: base}, store.KindTool, rowOf(tool), want)
}

func (m *machine) undo(rt *rapid.T) {
	// The first entries are the introductions.
	if len(m.entries) == len(m.people) {
		rt.Skip("nothing yet")
	}
	d := m.entries[rapid.IntRange(len(m.people), len(m.entries)-1).Draw(rt, "entry")]
	actor := m.someone(rt)
	after, want := m.model.undo(d, actor.Person)
	if len(d.more) > 0 {
		want = store.ErrNotAllowed // of a merge, for a participant
	}
	if d.actor == actor.Person && !d.guarded && len(d.more) == 0 {
		want = m.mayUndo(d, actor.Person, after, want)
	}
	m.does(rt, actor, &store.Undo{Entry: d.id}, d.kind, after, want)
}

// mayArrange reports whether a person made or leads a coalition.
func (m *machine) mayArrange(coalition, person store.ID) bool {
	first := slices.IndexFunc(m.entries, func(d deed) bool { return d.record == coalition })
	return m.entries[first].actor == person || m.isLead(coalition, person)
}
