package store

import (
	"bytes"
	"context"
	"fmt"
	"hash/crc64"
	"slices"

	"github.com/ogptoolbox/concorde/store/kv"
)

// Report is what a check of the whole store found.
type Report struct {
	LogID    string   `json:"log"`
	Entries  uint64   `json:"entries"`
	Records  int      `json:"records"`
	Findings []string `json:"findings"` // what is wrong, in words; none: all is well
}

// Check reads every entry of the log and holds it against every record and
// every key that finds a record or an entry. It changes nothing, and may run
// while others read and write. What is in memory is not checked: it is made
// anew from these each time the store is opened.
func (s *Store) Check(ctx context.Context, progress func(done, total uint64)) (Report, error) {
	report := Report{LogID: s.LogID()}
	log, err := s.db.Verify(ctx, progress)
	if err != nil {
		return report, fmt.Errorf("check the log: %w", err)
	}
	report.Entries = log.Entries
	for _, problem := range log.Problems {
		report.find("%v", problem)
	}
	if len(log.Problems) > 0 { // records cannot be held against a log that is not whole
		return report, nil
	}
	err = s.db.View(func(snapshot *kv.Snapshot) error {
		x := &examination{state: state{s.codec, snapshot}, report: &report, table: crc64.MakeTable(crc64.ECMA)}
		if err := x.replay(ctx, s, snapshot.Sequence()); err != nil {
			return err
		}
		report.Records = len(x.records)
		return x.compare()
	})
	slices.Sort(report.Findings)
	return report, err
}

func (r *Report) find(format string, args ...any) {
	const most = 100
	if len(r.Findings) < most {
		r.Findings = append(r.Findings, fmt.Sprintf(format, args...))
	}
}

// examination holds what the log says against what the store has.
type examination struct {
	state
	report  *Report
	table   *crc64.Table
	records map[ID]replayed
	undone  map[ID]ID
	leads   map[ID]merging  // of what was merged
	lines   map[byte]int    // of each space of sequences, how many keys there must be
	holders map[string][]ID // of each name and address, who has it
}

// replayed is what the log says of one record.
type replayed struct {
	kind Kind
	sum  uint64
}

// merging is a record that was merged, as it was, and into what.
type merging struct {
	record Record
	into   ID
}

// compare holds records and the keys that find them against what the log says.
func (x *examination) compare() error {
	keys := make(map[string]string)
	x.holders = make(map[string][]ID)
	for id, want := range x.records {
		body, err := x.Get(recordKey(want.kind, id))
		if err != nil || crc64.Checksum(body, x.table) != want.sum {
			x.report.find("%s %s is not as the log says", want.kind, id)
		}
		record, err := x.decodeRecord(want.kind, body)
		if err != nil {
			continue
		}
		keys[string(recordKey(want.kind, id))] = string(body)
		keys[string(idKey(id))] = string([]byte{byte(want.kind)})
		eachKey(record, func(key []byte) { keys[string(key)] = string(id[:]) })
		for _, l := range lookups(record) {
			key := string(lookupKey(want.kind, l))
			x.holders[key] = append(x.holders[key], id)
		}
	}
	for id, merged := range x.leads {
		keys[string(leadKey(id))] = string(merged.into[:])
		keys[string(slugKey(merged.record.Kind(), merged.record.Head().Slug))] = string(id[:])
	}
	for entry, by := range x.undone {
		keys[string(undoneKey(entry))] = string(by[:])
	}
	return x.compareKeys(keys)
}

// compareKeys looks for keys that lead nowhere or astray, and for those that are missing.
func (x *examination) compareKeys(keys map[string]string) error {
	seen := 0
	spaces := []byte{
		spaceRecord, spaceID, spaceSlug, spaceClaim, spaceBacklink, spaceUndone, spaceHidden, spaceLead,
	}
	for _, space := range spaces {
		err := x.Scan([]byte{space}, nil, func(key, value []byte) bool {
			want, ok := keys[string(key)]
			switch {
			case !ok:
				x.report.find("key %q leads to what the log does not have", key)
			case !bytes.Equal(value, []byte(want)):
				x.report.find("key %q leads to something else than the log says", key)
			}
			if ok {
				seen++
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("check keys: %w", err)
		}
	}
	if missing := len(keys) - seen; missing > 0 {
		x.report.find("%d keys that find records are missing", missing)
	}
	return firstError(x.compareLookups(), x.compareLines())
}
