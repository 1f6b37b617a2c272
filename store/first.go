package store

import (
	"github.com/ogptoolbox/concorde/store/search"
)

// While the index of a kind is being made, its list has a beginning all the
// same: what came first in it when the store was closed, or else the first by
// name, and for who types, the names that begin so.

// firstPage is the beginning of a list without filters, as it was kept.
type firstPage struct {
	Total  int                       `cbor:"1,keyasint"`
	IDs    []ID                      `cbor:"2,keyasint"`
	Counts map[string][]search.Count `cbor:"3,keyasint"`
}

// firstRows is how much of each list is kept: some screens full.
const firstRows = 200

// keepFirst writes the beginnings of all lists.
func (v *views) keepFirst(c codec, w *blockWriter) error {
	first := make(map[Kind]firstPage)
	for _, kind := range listedKinds() {
		found := v.shelves[kind].index.Search(search.Query{Limit: firstRows, Counts: true})
		first[kind] = firstPage{found.Total, asIDs(found.Keys), found.Counts}
	}
	block, err := c.encode(first)
	if err != nil {
		return err
	}
	return w.write(block)
}

// loadFirst reads them.
func (k *keptFile) loadFirst(c codec) (first map[Kind]firstPage, err error) {
	block, err := k.block()
	if err != nil {
		return nil, err
	}
	return first, c.decode([]byte(block), &first)
}

func asIDs(keys []search.Key) []ID {
	ids := make([]ID, len(keys))
	for i, key := range keys {
		ids[i] = ID(key)
	}
	return ids
}

// early answers a query while there is no index to ask; false where only that can.
func (s *Store) early(kind Kind, query Query) (found search.Result, ids []ID, ok bool, err error) {
	first, kept := s.view.first[kind]
	end, more := query.Offset+query.Limit, false
	switch {
	case len(query.Filters) > 0 || query.Sort == ByNewest:
		return found, nil, false, nil
	case query.Text != "" || query.Sort == ByName || !kept:
		ids, more, err = s.namedLike(kind, query)
	case end <= len(first.IDs) || len(first.IDs) == first.Total:
		ids = first.IDs[min(query.Offset, len(first.IDs)):min(end, len(first.IDs))]
		if query.Counts {
			found.Counts = first.Counts
		}
	default:
		return found, nil, false, nil
	}
	if found.Total = query.Offset + len(ids); more {
		found.Total += query.Limit // so that whoever goes on reads on
	}
	if query.Text == "" {
		found.Total = max(found.Total, s.Count(kind))
	}
	return found, ids, true, err
}

// namedLike lists records of a kind by name, those whose name begins with what
// was typed, from the keys by which names are looked up, and tells whether there
// are more. What is called just that is the first.
func (s *Store) namedLike(kind Kind, query Query) (ids []ID, more bool, err error) {
	if query.Limit <= 0 {
		return nil, false, nil
	}
	prefix, skip := lookupKey(kind, lookup{spaceName, foldedName(query.Text)}), query.Offset
	err = s.read(func(st state) error {
		return st.Scan(prefix, nil, func(key, value []byte) bool {
			id, ok := heldBy(key, value)
			if !ok || s.view.hidden.has(id) {
				return true
			}
			if skip--; skip >= 0 {
				return true
			}
			if more = len(ids) == query.Limit; !more {
				ids = append(ids, id)
			}
			return !more
		})
	})
	return ids, more, err
}

// heldBy is the record that a key of a name or an address leads to.
func heldBy(key, value []byte) (id ID, ok bool) {
	if len(value) != len(id) {
		value = key[max(0, len(key)-len(id)):]
	}
	if len(value) != len(id) {
		return id, false
	}
	return ID(value), true
}
