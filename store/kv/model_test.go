package kv_test

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ogptoolbox/concorde/store/kv"
)

// model is what a store should be: the records, and the log with an id and data an entry.
type model struct {
	db      *kv.DB
	dir     string
	records map[string]string
	ids     []kv.ID
	data    []string
}

// TestTheStoreIsWhatTheModelSays runs random operations on a store and on the model, and compares all they show.
func TestTheStoreIsWhatTheModelSays(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(r *rapid.T) {
		m := &model{dir: t.TempDir(), records: make(map[string]string)}
		m.reopen(r)
		defer func() { _ = m.db.Close() }()
		r.Repeat(map[string]func(*rapid.T){
			"append":  m.append,
			"reopen":  m.reopen,
			"compare": m.compare,
			"scan":    m.scan,
			"entries": m.entries,
		})
		m.compare(r)
	})
}

func (m *model) reopen(r *rapid.T) {
	logID := ""
	if m.db != nil {
		logID = m.db.LogID()
		if err := m.db.Close(); err != nil {
			r.Fatal(err)
		}
	}
	db, err := kv.Open(kv.Options{Dir: m.dir})
	if err != nil {
		r.Fatal(err)
	}
	m.db = db
	if logID != "" && logID != db.LogID() {
		r.Fatalf("the log id changed")
	}
}

// operation is one thing that an entry does.
type operation struct {
	kind  string
	key   string
	value string
}

func anyKey() *rapid.Generator[string] { return rapid.StringMatching(`[ab\x00\xff]{1,3}`) }

func operations(r *rapid.T) []operation {
	return rapid.SliceOfN(rapid.Custom(func(r *rapid.T) operation {
		return operation{
			kind:  rapid.SampledFrom([]string{"put", "put", "delete", "get", "scan", "fail"}).Draw(r, "kind"),
			key:   anyKey().Draw(r, "key"),
			value: rapid.StringN(0, 4, 8).Draw(r, "value"),
		}
	}), 0, 6).Draw(r, "operations")
}

// append appends one to six entries at once, some with ids that are on the log.
func (m *model) append(r *rapid.T) {
	var requests []kv.Request
	var want []kv.Outcome
	for range rapid.IntRange(1, 6).Draw(r, "entries") {
		entry := id(rapid.IntRange(1, 60).Draw(r, "id"))
		list := operations(r)
		before := maps.Clone(m.records)
		requests = append(requests, kv.Request{ID: entry, Apply: run(r, list, before)})
		want = append(want, m.expect(entry, list))
	}
	for i, got := range m.db.AppendAll(r.Context(), requests) {
		if got.Sequence != want[i].Sequence || got.Again != want[i].Again || !errors.Is(got.Err, want[i].Err) {
			r.Fatalf("entry %d of %d became %+v, want %+v", i, len(requests), got, want[i])
		}
	}
}

// expect plays an entry on the model.
func (m *model) expect(entry kv.ID, list []operation) kv.Outcome {
	if at := slices.Index(m.ids, entry); at >= 0 {
		return kv.Outcome{Sequence: uint64(at + 1), Again: true}
	}
	after := maps.Clone(m.records)
	for _, o := range list {
		if o.kind == "fail" {
			return kv.Outcome{Err: errRefused}
		}
		play(after, o)
	}
	m.records = after
	m.ids = append(m.ids, entry)
	m.data = append(m.data, fmt.Sprint(list))
	return kv.Outcome{Sequence: uint64(len(m.ids))}
}

func play(records map[string]string, o operation) {
	switch o.kind {
	case "put":
		records[o.key] = o.value
	case "delete":
		delete(records, o.key)
	}
}

func (m *model) scan(r *rapid.T) {
	prefix := rapid.StringMatching(`[ab\x00\xff]{0,2}`).Draw(r, "prefix")
	from := rapid.StringMatching(`[ab\x00\xff]{0,3}`).Draw(r, "from")
	err := m.db.View(func(s *kv.Snapshot) error {
		compareScan(r, s.Scan, m.records, prefix, from, false)
		compareScan(r, s.ScanReverse, m.records, prefix, from, true)
		return nil
	})
	if err != nil {
		r.Error(err)
	}
}

func (m *model) entries(r *rapid.T) {
	after := rapid.IntRange(0, 70).Draw(r, "after")
	limit := rapid.IntRange(0, 10).Draw(r, "limit")
	got, err := m.db.Entries(uint64(after), limit)
	if err != nil {
		r.Fatal(err)
	}
	first := min(after, len(m.ids))
	if len(got) != min(limit, len(m.ids)-first) {
		r.Fatalf("%d entries after %d of %d, limit %d", len(got), after, len(m.ids), limit)
	}
	for i, entry := range got {
		if n := first + i; entry.Sequence != uint64(n+1) || entry.ID != m.ids[n] || string(entry.Data) != m.data[n] {
			r.Errorf("entry %d is %+v", n+1, entry)
		}
	}
}

// compare compares everything.
func (m *model) compare(r *rapid.T) {
	if m.db.Sequence() != uint64(len(m.ids)) {
		r.Errorf("the log ends at %d, want %d", m.db.Sequence(), len(m.ids))
	}
	err := m.db.View(func(s *kv.Snapshot) error {
		compareScan(r, s.Scan, m.records, "", "", false)
		for key := range m.records {
			compareGet(r, s.Get, m.records, key)
		}
		return nil
	})
	report, verifying := m.db.Verify(r.Context(), nil)
	if err := errors.Join(err, verifying, report.Err()); err != nil || report.Entries != uint64(len(m.ids)) {
		r.Errorf("Verify: %d entries, %v", report.Entries, err)
	}
	for n, entry := range m.ids {
		got, err := m.db.EntryByID(entry)
		if err != nil || got.Sequence != uint64(n+1) || !bytes.Equal(got.Data, []byte(m.data[n])) {
			r.Errorf("entry %d is %+v, %v", n+1, got, err)
		}
	}
}
