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

// Check reads every entry of the log and holds it against every record, every
// key that finds a record, and the search indexes. It changes nothing, and may
// run while others read and write.
func (s *Store) Check(ctx context.Context, progress func(done, total uint64)) (Report, error) {
	report := Report{LogID: s.LogID(), Entries: s.Sequence()}
	log, err := s.db.Verify(ctx, progress)
	if err != nil {
		return report, fmt.Errorf("check the log: %w", err)
	}
	for _, problem := range log.Problems {
		report.find("%v", problem)
	}
	if len(log.Problems) > 0 { // records cannot be held against a log that is not whole
		return report, nil
	}
	err = s.read(func(st state) error {
		snapshot := st.reader.(*kv.Snapshot)
		expected, err := s.replay(ctx, snapshot)
		if err != nil {
			return err
		}
		report.Records = len(expected)
		return s.compare(ctx, st, expected, &report)
	})
	return report, err
}

// replayed is what the log says of one record.
type replayed struct {
	kind Kind
	sum  uint64
}

// replay reads the log up to the snapshot, and says which records there must be.
func (s *Store) replay(ctx context.Context, snapshot *kv.Snapshot) (map[ID]replayed, error) {
	table := crc64.MakeTable(crc64.ECMA)
	out := make(map[ID]replayed)
	last := snapshot.Sequence()
	for after := uint64(0); after < last; {
		entries, err := s.Feed(after, 512)
		if err != nil {
			return nil, err
		}
		if len(entries) == 0 {
			return nil, fmt.Errorf("replay: entry %d: %w", after+1, ErrNotFound)
		}
		for _, entry := range entries {
			if after = entry.Sequence; after > last {
				break
			}
			for _, put := range entry.Puts {
				if put.Deletes() {
					delete(out, put.Record)
				} else {
					out[put.Record] = replayed{put.Kind, crc64.Checksum(put.Body, table)}
				}
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// compare holds records and keys against what the log says.
func (s *Store) compare(ctx context.Context, st state, expected map[ID]replayed, report *Report) error {
	table := crc64.MakeTable(crc64.ECMA)
	keys := make(map[string]ID)
	for id, want := range expected {
		body, err := st.Get(recordKey(want.kind, id))
		if err != nil || crc64.Checksum(body, table) != want.sum {
			report.find("%s %s is not as the log says", want.kind, id)
			continue
		}
		record, err := s.codec.decodeRecord(want.kind, body)
		if err != nil {
			report.find("%s %s cannot be read: %v", want.kind, id, err)
			continue
		}
		keys[string(recordKey(want.kind, id))] = id
		keys[string(idKey(id))] = id
		eachKey(record, func(key []byte) { keys[string(key)] = id })
	}
	if err := s.compareKeys(st, keys, report); err != nil {
		return err
	}
	slices.Sort(report.Findings)
	return ctx.Err()
}

// compareKeys looks for keys that lead nowhere, and for those that are missing.
func (s *Store) compareKeys(st state, keys map[string]ID, report *Report) error {
	seen := 0
	for _, space := range []byte{spaceRecord, spaceID, spaceSlug, spaceClaim, spaceName, spaceAddress} {
		err := st.Scan([]byte{space}, nil, func(key, value []byte) bool {
			id, ok := keys[string(key)]
			switch {
			case !ok:
				report.find("key %q leads to a record that the log does not have", key)
			case space != spaceRecord && space != spaceID && !bytes.Equal(value, id[:]):
				report.find("key %q leads to another record than %s", key, id)
			default:
				seen++
			}
			return true
		})
		if err != nil {
			return fmt.Errorf("check keys: %w", err)
		}
	}
	if missing := len(keys) - seen; missing > 0 {
		report.find("%d keys that find records are missing", missing)
	}
	return nil
}

func (r *Report) find(format string, args ...any) {
	const most = 100
	if len(r.Findings) < most {
		r.Findings = append(r.Findings, fmt.Sprintf(format, args...))
	}
}
