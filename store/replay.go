package store

import (
	"bytes"
	"context"
	"fmt"
	"hash/crc64"
	"slices"
)

// replay reads the log up to a sequence, and says which records there must be.
func (x *examination) replay(ctx context.Context, s *Store, last uint64) error {
	x.records, x.undone, x.lines = make(map[ID]replayed), make(map[ID]ID), make(map[byte]int)
	x.leads = make(map[ID]merging)
	for after := uint64(0); after < last; {
		committed, err := s.db.Entries(after, 512)
		if err != nil || len(committed) == 0 {
			return fmt.Errorf("replay after entry %d: %w", after, firstError(err, ErrNotFound))
		}
		for _, one := range committed {
			if after = one.Sequence; after > last {
				break
			}
			entry, err := x.decodeEntry(one)
			if err != nil {
				x.report.find("%v", err)
				continue
			}
			if err := x.take(s, entry); err != nil {
				return err
			}
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// take is what one entry must have led to.
func (x *examination) take(s *Store, entry Entry) error {
	for _, put := range entry.Puts {
		if put.Deletes() {
			delete(x.records, put.Record)
		} else {
			x.records[put.Record] = replayed{put.Kind, crc64.Checksum(put.Body, x.table)}
			delete(x.leads, put.Record)
		}
		if !put.Into.IsZero() {
			merged, err := s.versionAt(put.Kind, put.Record, put.Base)
			if err != nil {
				return err
			}
			x.leads[put.Record] = merging{merged, put.Into}
		}
		x.line(spaceHistory, put.Record, entry.Sequence)
	}
	if !entry.Actor.IsZero() {
		x.line(spaceDeeds, entry.Actor, entry.Sequence)
	}
	if !entry.Undoes.IsZero() {
		x.undone[entry.Undoes] = entry.ID
	}
	return nil
}

// line expects an entry in a history.
func (x *examination) line(space byte, of ID, sequence uint64) {
	x.lines[space]++
	if _, err := x.Get(sequenceKey(space, of, sequence)); err != nil {
		x.report.find("entry %d is missing from the history of %s", sequence, of)
	}
}

// compareLines looks for histories of what never happened.
func (x *examination) compareLines() error {
	for _, space := range []byte{spaceHistory, spaceDeeds} {
		have := 0
		err := x.Scan([]byte{space}, nil, func(_, _ []byte) bool {
			have++
			return true
		})
		if err != nil {
			return fmt.Errorf("check histories: %w", err)
		}
		if more := have - x.lines[space]; more > 0 {
			x.report.find("%d places in histories lead to no entry", more)
		}
	}
	return nil
}

// compareLookups wants each record found once under each of its names and addresses.
func (x *examination) compareLookups() error {
	for _, space := range []byte{spaceName, spaceAddress} {
		err := x.Scan([]byte{space}, nil, func(key, value []byte) bool {
			name, id := string(key), value
			if at := len(key) - len(ID{}); x.holders[name] == nil && at > 1 && key[at-1] == 0 {
				name, id = string(key[:at-1]), key[at:]
			}
			place := slices.IndexFunc(x.holders[name], func(holder ID) bool { return bytes.Equal(holder[:], id) })
			if place < 0 {
				x.report.find("key %q leads to what the log does not have", key)
				return true
			}
			x.holders[name] = slices.Delete(x.holders[name], place, place+1)
			return true
		})
		if err != nil {
			return fmt.Errorf("check names and addresses: %w", err)
		}
	}
	for name, missing := range x.holders {
		if len(missing) > 0 {
			x.report.find("%q does not find %s", name, missing[0])
		}
	}
	return nil
}
