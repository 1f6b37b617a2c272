package store_test

import (
	"encoding/binary"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/dgraph-io/badger/v4"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/seed"
)

// The benchmarks below are to be run together, to be compared. The temporary directory has to be on a real
// disk (TMPDIR says where): on tmpfs a sync costs nothing.
//
//	go test ./store -run '^$' -bench '256$' -benchtime 20000x

const submitters = 256

// served has garbage collected as often as `concorde serve` does.
func served(b *testing.B) {
	before := debug.SetGCPercent(600)
	b.Cleanup(func() { debug.SetGCPercent(before) })
}

// BenchmarkSubmit256 references tools, each checked against all that are there.
func BenchmarkSubmit256(b *testing.B) {
	served(b)
	s := open(b)
	ana := introduce(b, s, "ana")
	race(b, func(n int) error {
		_, err := s.Submit(b.Context(), ana, &store.ReferenceTool{Tool: store.Tool{
			Name: distinct(n), Website: fmt.Sprintf("https://example.org/%d", n), Licence: "MIT", Uses: []string{"map"},
			Summary: store.Text{"en": "Shows on a map where streetlamps are broken.", "fr": "Montre où les réverbères sont en panne."},
		}})
		return err
	})
}

// BenchmarkSubmitPosts256 posts under one coalition: a contribution that is
// compared with no other.
func BenchmarkSubmitPosts256(b *testing.B) {
	served(b)
	s := open(b)
	ana := introduce(b, s, "ana")
	coalition := submit(b, s, ana, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Open budgets", Purpose: store.Text{"en": "Ten cities."},
	}})
	race(b, func(int) error {
		_, err := s.Submit(b.Context(), ana, &store.PostMessage{Post: store.Post{About: coalition.Record, Words: "See you at table 12."}})
		return err
	})
}

// BenchmarkSubmitMix256 does what people do at a summit: of ten, five say that
// they use a tool, three write to a coalition, one joins one, and one
// references a tool.
func BenchmarkSubmitMix256(b *testing.B) {
	served(b)
	s := open(b)
	lead := introduce(b, s, "lead")
	people := make([]store.Actor, submitters)
	for i := range people {
		people[i] = introduce(b, s, fmt.Sprintf("person%d", i))
	}
	rounds := b.N/submitters + 1
	var tools, coalitions []store.ID
	for i := range rounds {
		tools = append(tools, submit(b, s, lead, &store.ReferenceTool{Tool: store.Tool{
			Name: "tool " + distinct(i), Uses: []string{"map"}, Summary: store.Text{"en": "Shows on a map."}}, AllowDuplicate: true}).Record)
		coalitions = append(coalitions, submit(b, s, lead, &store.CreateCoalition{Coalition: store.Coalition{
			Name: "coalition " + distinct(i), Purpose: store.Text{"en": "Ten cities."}}}).Record)
	}
	race(b, func(n int) error {
		who, round := people[n%submitters], n/submitters%rounds
		var command store.Command
		switch n / submitters % 10 {
		case 0:
			command = &store.ReferenceTool{Tool: store.Tool{
				Name: distinct(n), Website: fmt.Sprintf("https://example.org/%d", n), Licence: "MIT", Uses: []string{"map"},
				Summary: store.Text{"en": "Shows on a map where streetlamps are broken.", "fr": "Montre où les réverbères sont en panne."},
			}}
		case 1:
			command = &store.JoinCoalition{Coalition: coalitions[round]}
		case 2, 3, 4:
			command = &store.PostMessage{Post: store.Post{About: coalitions[round], Words: "See you at table 12."}}
		default:
			command = &store.SayTool{Tie: store.Tie{Tool: tools[round], Relation: store.Uses, Uses: []string{"map"}}}
		}
		_, err := s.Submit(b.Context(), who, command)
		return err
	})
}

// distinct is a name that is more than a typing error away from every other.
func distinct(n int) string {
	letters := make([]byte, 0, 16)
	for range 8 {
		letter := byte('a' + n%26)
		letters, n = append(letters, letter, letter), n/26
	}
	return string(letters)
}

// BenchmarkBadgerDirect256 writes as much, in as many keys, without an order,
// checks, history or views: one transaction each.
func BenchmarkBadgerDirect256(b *testing.B) {
	served(b)
	options := badger.DefaultOptions(b.TempDir()).WithSyncWrites(true).WithLogger(nil).WithMetricsEnabled(false)
	db, err := badger.Open(options)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	record := make([]byte, 400)
	race(b, func(n int) error {
		return db.Update(func(txn *badger.Txn) error {
			for space := range byte(9) { // entry, its id, record, id, slug, name, address, history, deeds
				key := binary.BigEndian.AppendUint64([]byte{space, 1, 2, 3, 4, 5, 6, 7, 8}, uint64(n))
				value := record[:16]
				if space%2 == 0 && space < 4 {
					value = record
				}
				if err := txn.Set(key, value); err != nil {
					return err
				}
			}
			return nil
		})
	})
}

// race lets 256 goroutines do what there is to do b.N times between them, and reports how often a second, and what
// each time cost all processors together: that says more where others share the machine.
func race(b *testing.B, do func(n int) error) {
	b.Helper()
	var next atomic.Int64
	var group sync.WaitGroup
	b.ResetTimer()
	before := cpuTime()
	for range submitters {
		group.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				if err := do(int(n)); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
	b.ReportMetric(float64((cpuTime()-before).Nanoseconds())/1000/float64(b.N), "cpu-µs/op")
}

// BenchmarkOpenSeeded opens a store that has the starter catalogue, and closes it.
func BenchmarkOpenSeeded(b *testing.B) {
	dir := b.TempDir()
	s := openAt(b, dir, nil)
	if err := seed.Load(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	shut(b, s)
	for b.Loop() {
		s := openAt(b, dir, nil)
		b.StopTimer()
		shut(b, s)
		b.StartTimer()
	}
}
