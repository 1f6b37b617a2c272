package store

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// inboxRead is how many entries are read to find the news among them, at most.
const inboxRead = 4 * InboxMost

// sighting is a sequence at which something may have happened, and to which
// interest.
type sighting struct {
	sequence uint64
	interest int
}

// gather finds the sequences at which something may have happened: what began
// to refer to what is the person's own from memory, the rest from the lists of
// what was changed.
func (x *inboxSearch) gather() error {
	for i, one := range x.interests {
		if !x.of.view.concerns.after(one.id, x.since(i)) {
			continue
		}
		for _, kind := range one.by {
			view := x.of.known()
			for _, sequence := range view.relations.since(relation{one.id, kind}, x.since(i), inboxRead, view.hidden.has) {
				x.see(sequence, i)
			}
		}
		if one.self {
			if err := x.along(spaceHistory, i); err != nil {
				return err
			}
		}
		if one.mine == MineSought || one.mine == MineOffered {
			continue
		}
		if err := x.along(spaceTouched, i); err != nil {
			return err
		}
	}
	return nil
}

// since is after which sequence something is news to an interest.
func (x *inboxSearch) since(interest int) uint64 {
	return max(x.after, x.interests[interest].since, x.floor)
}

// see takes in a sequence. No more are kept than are read, the latest.
func (x *inboxSearch) see(sequence uint64, interest int) {
	x.found = append(x.found, sighting{sequence, interest})
	if len(x.found) < 2*inboxRead {
		return
	}
	x.sort()
	x.found = x.found[:inboxRead]
	x.floor = x.found[inboxRead-1].sequence - 1
}

// sort puts the latest first, and of one sequence the first interest.
func (x *inboxSearch) sort() {
	slices.SortFunc(x.found, func(a, b sighting) int {
		return cmp.Or(cmp.Compare(b.sequence, a.sequence), cmp.Compare(a.interest, b.interest))
	})
}

// along takes in the sequences of a list, newest first.
func (x *inboxSearch) along(space byte, interest int) error {
	prefix := append([]byte{space}, x.interests[interest].id[:]...)
	left := inboxRead
	err := x.snapshot.ScanReverse(prefix, nil, func(key, _ []byte) bool {
		sequence := binary.BigEndian.Uint64(key[len(prefix):])
		if sequence <= x.since(interest) || left == 0 {
			return false
		}
		left--
		x.see(sequence, interest)
		return true
	})
	if err != nil {
		return fmt.Errorf("read what was done to %s: %w", x.interests[interest].id, err)
	}
	return nil
}

// read reads the entries, newest first, and tells those that are news.
func (x *inboxSearch) read() error {
	x.sort()
	left := inboxRead
	for from := 0; from < len(x.found) && left > 0 && len(x.news) < x.limit; left-- {
		to := from + 1
		for to < len(x.found) && x.found[to].sequence == x.found[from].sequence {
			to++
		}
		entry, err := x.of.entryAt(x.found[from].sequence)
		if err != nil {
			return err
		}
		if entry.At.Before(x.oldest) {
			break
		}
		if err := x.consider(entry, x.found[from:to]); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// consider takes in an entry, as the first of the person's interests sees it.
func (x *inboxSearch) consider(entry Entry, of []sighting) error {
	if entry.Actor.IsZero() || entry.Actor == x.me.ID || x.of.IsHidden(entry.Actor) || len(entry.Puts) == 0 {
		return nil
	}
	undone, err := x.st.undoneBy(entry.ID)
	if err != nil || !undone.IsZero() {
		return err
	}
	change, err := x.changeIn(entry)
	if err != nil {
		return err
	}
	told := teller{inboxSearch: x, entry: entry, change: change}
	for _, seen := range of {
		one := x.interests[seen.interest]
		news, ok := told.tell(one)
		if !ok {
			continue
		}
		news.Entry, news.Mine, news.Own = entry, one.mine, one.id
		if mine := x.known[news.Record]; one.mine == MineSelf && len(mine) > 0 {
			news.Mine, news.Own = mine[0], news.Record // which says more
		}
		if there, err := x.complete(&news); err != nil || !there {
			return err
		}
		x.news = append(x.news, news)
		return nil
	}
	return nil
}

// changeIn is what an entry did to the first of its records.
func (x *inboxSearch) changeIn(entry Entry) (change applied, err error) {
	put := entry.Puts[0]
	if change.after, err = x.of.version(put.Kind, put.Body); err != nil || put.Base == 0 {
		return change, err
	}
	change.before, err = x.of.versionAt(put.Kind, put.Record, put.Base)
	return change, err
}

// complete says what the record that news lead to is called; there is false
// where the person may not see it, or what was said is gone.
func (x *inboxSearch) complete(news *News) (there bool, err error) {
	own := news.Happened == HappenedHid || news.Happened == HappenedGone
	if !own && x.of.IsHidden(news.Record) {
		return false, nil
	}
	subject, id := news.Entry.Subject()
	if news.Happened == HappenedPosted {
		if _, err := x.st.record(subject, id); err != nil || x.of.IsHidden(id) {
			return false, ignoreMissing(err)
		}
	}
	if news.Happened == HappenedAsked {
		record, err := x.st.find(subject, id)
		if err != nil {
			return false, err
		}
		m, ok := record.(*Membership)
		news.Settled = !ok || m.State != MembershipAsked || m.Revision != news.Entry.Sequence
	}
	record, err := x.st.record(news.Kind, news.Record)
	switch {
	case errors.Is(err, ErrNotFound):
		return own || news.Title != "", nil
	case err != nil:
		return false, err
	}
	news.Title = record.Title("en")
	return true, nil
}
