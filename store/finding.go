package store

import (
	"fmt"
	"strconv"
	"strings"
)

// Finding is one thing that is wrong with a store. A door puts it in words.
type Finding struct {
	Part   Part
	Wrong  Wrong
	Kind   Kind   // of the record, where it is known
	Record ID     // that it is about, if any
	Other  ID     // the record that refers to it, or is found by it
	Name   string // the record's slug; of a slug, name, address or claim, that itself
	Entry  uint64 // its sequence
	Last   uint64 // where several entries are missing, the last of them
	Detail string // what was read, where nothing better is known
}

// Part is what of a store a finding is about.
type Part string

// The parts of a store. All but the first two can be made again from them.
const (
	PartLog       Part = "log"
	PartEntry     Part = "entry"     // of the log
	PartFiles     Part = "files"     // in which the store is, or its index of the log
	PartRecord    Part = "record"    //
	PartID        Part = "id"        // → kind
	PartSlug      Part = "slug"      // → record
	PartClaim     Part = "claim"     // a handle, an SSH key, … → record
	PartName      Part = "name"      // → records
	PartAddress   Part = "address"   // → records
	PartHistory   Part = "history"   // of a record: an entry
	PartDeeds     Part = "deeds"     // of a person: an entry
	PartHidden    Part = "hidden"    // that a record is
	PartMerged    Part = "merged"    // a record → what it was merged into
	PartUndone    Part = "undone"    // an entry → what undid it
	PartReference Part = "reference" // of one record to another
	PartTouched   Part = "touched"   // by an entry, what is another's: news
	PartUnknown   Part = "unknown"   // a key of no form that this version knows
)

// The parts of what a store that is open keeps in memory. All of it is made
// anew each time the store is opened.
const (
	PartMemoryReferences  Part = "memory-references"  // who refers to a record
	PartMemoryMade        Part = "memory-made"        // which tools somebody referenced
	PartMemoryHidden      Part = "memory-hidden"      // that a record is hidden
	PartMemoryUsed        Part = "memory-used"        // how many use a tool, how many are in a coalition
	PartMemoryCompany     Part = "memory-company"     // who they are
	PartMemoryIndex       Part = "memory-index"       // what of a record the search knows
	PartMemoryLists       Part = "memory-lists"       // by which the search finds records of a kind
	PartMemoryComposition Part = "memory-composition" // of a coalition: an answer that was kept
	PartMemorySignatories Part = "memory-signatories" // the same, of the Declaration
	PartMemoryGaps        Part = "memory-gaps"        // the same: what an action lacks
	PartMemoryNews        Part = "memory-news"        // that there may be news of a record
	PartMemoryBans        Part = "memory-bans"        // that somebody is banned
	PartMemoryTaken       Part = "memory-taken"       // that a name is, which the writer wants to know
)

// Parts lists all of them.
func Parts() []Part {
	return []Part{
		PartLog, PartEntry, PartFiles, PartRecord, PartID, PartSlug, PartClaim, PartName, PartAddress, PartHistory, PartDeeds,
		PartHidden, PartMerged, PartUndone, PartReference, PartTouched, PartUnknown,
		PartMemoryReferences, PartMemoryMade, PartMemoryHidden, PartMemoryUsed, PartMemoryCompany, PartMemoryIndex, PartMemoryLists,
		PartMemoryComposition, PartMemorySignatories, PartMemoryGaps, PartMemoryNews, PartMemoryBans, PartMemoryTaken,
	}
}

// Wrong is what is wrong with it.
type Wrong string

// What may be wrong. What is strange or unread is never touched.
const (
	WrongMissing Wrong = "missing" // the log says that it is there
	WrongChanged Wrong = "changed" // it is not as the log says
	WrongExtra   Wrong = "extra"   // the log does not say that it is there
	WrongDamaged Wrong = "damaged" // it is not as it was written
	WrongUnread  Wrong = "unread"  // an entry cannot be read, so nobody knows what it led to
	WrongStrange Wrong = "strange" // this version knows nothing of it
)

// Wrongs lists all of them.
func Wrongs() []Wrong {
	return []Wrong{WrongMissing, WrongChanged, WrongExtra, WrongDamaged, WrongUnread, WrongStrange}
}

// InMemory reports whether it is about what is kept in memory, and not on disk.
func (f Finding) InMemory() bool { return strings.HasPrefix(string(f.Part), "memory-") }

// Derivable reports whether what is wrong can be put right from the log, by
// [Repair].
func (f Finding) Derivable() bool {
	if f.InMemory() {
		return false // opening the store does that
	}
	switch f.Wrong {
	case WrongMissing, WrongChanged, WrongExtra:
		return f.Part != PartLog
	}
	return f.Part == PartFiles
}

// String is for logs; people are told in their language.
func (f Finding) String() string {
	parts := []string{string(f.Part)}
	if f.Kind != 0 {
		parts = append(parts, f.Kind.String())
	}
	if f.Name != "" {
		parts = append(parts, strconv.Quote(f.Name))
	}
	for _, id := range []ID{f.Record, f.Other} {
		if !id.IsZero() {
			parts = append(parts, id.String())
		}
	}
	if f.Entry != 0 {
		parts = append(parts, fmt.Sprintf("entry %d", f.Entry))
	}
	if f.Last > f.Entry {
		parts = append(parts, fmt.Sprintf("to %d", f.Last))
	}
	line := strings.Join(parts, " ") + ": " + string(f.Wrong)
	if f.Detail != "" {
		line += ": " + f.Detail
	}
	return line
}
