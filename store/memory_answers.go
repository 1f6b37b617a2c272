package store

import (
	"context"
	"encoding/binary"
	"maps"
	"reflect"
	"slices"

	"github.com/ogptoolbox/concorde/store/kv"
)

// What was worked out once and is kept until something changes is worked out
// again from the fresh views. What is not true any more, and so is not given to
// anybody, does not matter.

// compositions looks at one coalition after the other: each may take reading.
func (m *memory) compositions() error {
	kept := &m.view.compositions
	kept.mu.Lock()
	all := slices.Collect(maps.Keys(kept.counts))
	kept.mu.Unlock()
	for _, id := range all {
		err := m.still(PartMemoryComposition, func(d describer) error { return m.composition(d, id) })
		if err != nil {
			return err
		}
	}
	return nil
}

func (m *memory) composition(d describer, id ID) error {
	record, err := d.find(KindCoalition, id)
	coalition, there := record.(*Coalition)
	if err != nil || !there {
		return err
	}
	kept, _, ok := m.view.compositions.of(coalition)
	if !ok {
		return nil
	}
	roster, err := m.anew.Roster(coalition)
	if err == nil && roster.Composition() != kept {
		m.about(PartMemoryComposition, d)(id, WrongChanged)
	}
	return err
}

func (m *memory) signatories() error {
	return m.still(PartMemorySignatories, func(d describer) error {
		list := &m.view.signatories
		list.mu.Lock()
		all, current := list.all, list.read && list.at == list.version.Load()
		list.mu.Unlock()
		if !current {
			return nil
		}
		must, err := d.signatories()
		if err == nil && !slices.EqualFunc(all, must, func(a, b Signatory) bool { return reflect.DeepEqual(a, b) }) {
			m.report.find(Finding{Part: PartMemorySignatories, Wrong: WrongChanged})
		}
		return err
	})
}

// lacks looks at what the actions lack.
func (m *memory) lacks() error {
	return m.still(PartMemoryGaps, func(d describer) error {
		m.gaps.mu.Lock()
		of, current := m.gaps.of, m.gaps.read && m.gaps.as == m.view.atWork.Load()
		m.gaps.mu.Unlock()
		if !current {
			return nil
		}
		must, err := m.anew.ActionGaps()
		if err == nil {
			differ(of, must, slices.Equal[[]Gap], m.about(PartMemoryGaps, d))
		}
		return err
	})
}

// news wants whoever asks whether there may be news of a record to hear of the
// last that there is. What is noted only grows, so nobody has to wait.
func (m *memory) news() error {
	return m.db.Still(func(snapshot *kv.Snapshot, goOn func()) error {
		goOn()
		d := describer{state{m.codec, snapshot}, m.db}
		for _, space := range []byte{spaceHistory, spaceTouched} {
			err := d.Scan([]byte{space}, nil, func(key, _ []byte) bool {
				if len(key) != 1+idLength+8 { // the check of the keys tells of it
					return true
				}
				id, sequence := ID(key[1:]), binary.BigEndian.Uint64(key[1+idLength:])
				if m.view.concerns.after(id, sequence-1) {
					return true
				}
				m.find(d, Finding{Part: PartMemoryNews, Wrong: WrongMissing, Record: id, Entry: sequence})
				return true
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// taken wants the writer to know of every name that it is taken.
func (m *memory) taken(ctx context.Context) error {
	return m.db.Overlooked(ctx, func(snapshot *kv.Snapshot, key, value []byte) {
		d := describer{state{m.codec, snapshot}, m.db}
		f := d.describe(key, value)
		f.Part, f.Wrong = PartMemoryTaken, WrongMissing
		m.find(d, f)
	})
}
