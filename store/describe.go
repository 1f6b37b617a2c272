package store

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store/kv"
)

// describer tells what a key is for. It reads names from what the log led to.
type describer struct {
	state
	log *kv.DB
}

// Where a key is of none of the forms that keys.go makes, it is unknown.
const idLength = len(ID{})

// describe says what a key and its value are for.
func (d describer) describe(key, value []byte) Finding {
	f := Finding{Part: PartUnknown}
	if len(key) == 0 {
		return f
	}
	rest := key[1:]
	known := false
	switch key[0] {
	case spaceRecord:
		known = len(rest) == 1+idLength && f.is(PartRecord, rest[0], rest[1:])
	case spaceID:
		known = len(rest) == idLength && f.is(PartID, kindIn(value), rest)
	case spaceSlug:
		known = len(rest) > 1 && f.called(PartSlug, rest[0], rest[1:], value)
	case spaceClaim:
		if space, name, ok := bytes.Cut(rest, []byte{0}); ok {
			kind, claims := claimant(string(space))
			known = claims && f.called(PartClaim, byte(kind), name, value)
		}
	case spaceName, spaceAddress:
		known = f.lookup(key, value)
	case spaceHistory, spaceDeeds, spaceTouched:
		known = f.moment(key)
	case spaceHidden:
		known = len(rest) == idLength && f.is(PartHidden, 0, rest)
	case spaceLead:
		known = len(rest) == idLength && f.is(PartMerged, 0, rest) && f.leadsTo(value)
	case spaceUndone:
		known = len(rest) == idLength && f.is(PartUndone, 0, rest) && f.leadsTo(value)
	case spaceBacklink:
		to, by, ok := backlink(key)
		known = ok && f.is(PartReference, byte(to.by), to.to[:])
		f.Other = by.id
	}
	if !known || f.Kind != 0 && f.Kind.blank() == nil {
		return Finding{Part: PartUnknown, Detail: strings.Trim(strconv.QuoteToASCII(string(key)), `"`), Record: f.Record, Other: f.Other}
	}
	return f
}

// claimant is the kind of record that claims names of a space, if any does.
func claimant(space string) (Kind, bool) {
	for _, record := range []Record{&Person{Keys: []string{""}}, &Organisation{}, &Action{}} {
		for _, claim := range record.(unique).claims() {
			if claim.space == space {
				return record.Kind(), true
			}
		}
	}
	return 0, false
}

func (f *Finding) is(part Part, kind byte, id []byte) bool {
	f.Part, f.Kind, f.Record = part, Kind(kind), ID(id)
	return true
}

// called is a name of a record of a kind, which the value identifies.
func (f *Finding) called(part Part, kind byte, name, value []byte) bool {
	f.Part, f.Kind, f.Name = part, Kind(kind), string(name)
	return f.leadsTo(value)
}

func (f *Finding) leadsTo(value []byte) bool {
	if len(value) == idLength {
		f.Other = ID(value)
	}
	return true // a value that is none is what is wrong with it
}

// kindIn is the kind that a value tells; 0 if it tells none.
func kindIn(value []byte) byte {
	if len(value) != 1 {
		return 0
	}
	return value[0]
}

// lookup is a name or an address, of whom it was first or of another.
func (f *Finding) lookup(key, value []byte) bool {
	part, rest := PartName, key[1:]
	if key[0] == spaceAddress {
		part = PartAddress
	}
	if len(rest) < 2 {
		return false
	}
	name := rest[1:]
	if at := len(name) - idLength - 1; len(value) == 0 && at > 0 && name[at] == 0 {
		name, value = name[:at], name[at+1:]
	}
	return f.called(part, rest[0], name, value)
}

// moment is an entry in a history of some sort.
func (f *Finding) moment(key []byte) bool {
	part := map[byte]Part{spaceHistory: PartHistory, spaceDeeds: PartDeeds, spaceTouched: PartTouched}[key[0]]
	rest := key[1:]
	if len(rest) != idLength+8 {
		return false
	}
	f.Entry = binary.BigEndian.Uint64(rest[idLength:])
	return f.is(part, 0, rest[:idLength])
}

// name gives a finding the names that people know things by.
func (d describer) name(f *Finding) {
	if f.Part == PartUndone {
		for _, id := range []ID{f.Record, f.Other} {
			if entry, err := d.log.EntryByID(kv.ID(id)); err == nil && f.Entry == 0 {
				f.Entry = entry.Sequence
			}
		}
		return
	}
	kind, err := d.kindOf(f.Record)
	if err != nil || kind == 0 || kind.blank() == nil {
		return
	}
	if f.Kind == 0 {
		f.Kind = kind
	}
	record, err := d.find(kind, f.Record)
	if err == nil && record != nil && f.Name == "" {
		f.Name = record.Head().Slug
	}
}
