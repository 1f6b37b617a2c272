package store

import (
	"fmt"
	"strconv"
)

// strangers are what entries did that this version does not understand, such
// as kinds of records that a later one knows. What has to do with them is left
// as it is, since nobody here can tell what it must be.
type strangers struct {
	records map[ID]bool
	entries map[uint64]bool
	many    bool // more than are kept in mind: then every key that is too much may be theirs
}

// strangersMost is how many strange records and entries are kept in mind.
const strangersMost = 10_000

func (s *strangers) note(entry uint64, record ID) {
	if s.records == nil {
		s.records, s.entries = make(map[ID]bool), make(map[uint64]bool)
	}
	if len(s.records) >= strangersMost || len(s.entries) >= strangersMost {
		s.many = true
		return
	}
	s.records[record], s.entries[entry] = true, true
}

// concerns reports whether a key that the log does not lead to may be theirs.
func (s *strangers) concerns(f Finding) bool {
	switch {
	case f.Part == PartHistory || f.Part == PartDeeds || f.Part == PartUndone:
		return false // every entry tells these of itself
	case s.many:
		return true
	}
	return s.records[f.Record] || s.records[f.Other] || f.Part == PartTouched && s.entries[f.Entry]
}

// leniency is what became of going on with what was not understood.
type leniency struct {
	strange  strangers
	unread   bool // an entry could not be read
	findings []Finding
	more     int

	odd map[uint64][]Put // of entries that were not applied yet, by sequence: the puts of no kind that is known
}

func (l *leniency) find(f Finding) {
	if len(l.findings) < findingsMost {
		l.findings = append(l.findings, f)
	} else {
		l.more++
	}
}

// understand is the part of an entry that can be applied. It notes the rest.
// The error is that of an entry that cannot be read at all.
func (r *rebuilding) understand(entry Entry) (Entry, error) {
	if !contains(Verbs(), entry.Verb) {
		r.find(Finding{Part: PartEntry, Wrong: WrongStrange, Entry: entry.Sequence, Name: string(entry.Verb)})
	}
	known := make([]Put, 0, len(entry.Puts))
	for _, put := range entry.Puts {
		if put.Kind.blank() == nil {
			r.find(Finding{
				Part: PartEntry, Wrong: WrongStrange, Entry: entry.Sequence, Record: put.Record, Name: strconv.Itoa(int(put.Kind)),
			})
			r.strange.note(entry.Sequence, put.Record)
			if r.odd == nil {
				r.odd = make(map[uint64][]Put)
			}
			r.odd[entry.Sequence] = append(r.odd[entry.Sequence], put)
			continue
		}
		if !put.Deletes() {
			if _, err := r.codec.decodeRecord(put.Kind, put.Body); err != nil {
				return entry, fmt.Errorf("entry %d: %w", entry.Sequence, err)
			}
		}
		known = append(known, put)
	}
	entry.Puts = known
	return entry, nil
}

// applyStrange writes what every entry leads to, whatever it put.
func (r *rebuilding) applyStrange(w writer, entry Entry) {
	for _, put := range r.odd[entry.Sequence] {
		w.Put(sequenceKey(spaceHistory, put.Record, entry.Sequence), nil)
	}
	delete(r.odd, entry.Sequence)
}
