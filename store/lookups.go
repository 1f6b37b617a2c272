package store

// lookup is a name or an address by which a record is looked for. Several
// records may have one, but hardly any do; so the first to have it is found by
// a key of its own, which is cheaper than looking for all keys that begin alike.
type lookup struct {
	space byte
	value string
}

// lookups are the names and addresses of a record, each once.
func lookups(record Record) []lookup {
	r, ok := record.(named)
	if !ok {
		return nil
	}
	var out []lookup
	for _, name := range r.nameKeys() {
		out = append(out, lookup{spaceName, name})
	}
	for _, address := range r.addressKeys() {
		out = append(out, lookup{spaceAddress, address})
	}
	return out
}

// holders lists the records of a kind that have a name or an address.
func (st state) holders(kind Kind, l lookup) ([]ID, error) {
	first, err := st.lookup(lookupKey(kind, l))
	if err != nil || first.IsZero() {
		return nil, err
	}
	others, err := st.others(kind, l)
	return append([]ID{first}, others...), err
}

// others are those that have a name or an address as well as the first.
func (st state) others(kind Kind, l lookup) (out []ID, err error) {
	prefix := othersPrefix(kind, l)
	err = st.Scan(prefix, nil, func(key, _ []byte) bool {
		if rest := key[len(prefix):]; len(rest) == len(ID{}) {
			out = append(out, ID(rest))
		}
		return true
	})
	return out, err
}

// relook files a record under the names and addresses that it has now, and no
// longer under those that it had.
func (c codec) relook(w writer, before, after Record) error {
	was, is := lookups(before), lookups(after)
	for _, l := range was {
		if !contains(is, l) {
			if err := c.letGo(w, before, l); err != nil {
				return err
			}
		}
	}
	for _, l := range is {
		if !contains(was, l) {
			if err := c.hold(w, after, l); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c codec) hold(w writer, record Record, l lookup) error {
	kind, id := record.Kind(), record.Head().ID
	first, err := state{c, w}.lookup(lookupKey(kind, l))
	if err != nil {
		return err
	}
	if first.IsZero() {
		w.Put(lookupKey(kind, l), id[:])
	} else {
		w.Put(otherKey(kind, l, id), nil)
	}
	return nil
}

// letGo leaves the first place to the next, if it was the record's.
func (c codec) letGo(w writer, record Record, l lookup) error {
	st := state{c, w}
	kind, id := record.Kind(), record.Head().ID
	ids, err := st.holders(kind, l)
	switch {
	case err != nil:
		return err
	case len(ids) == 0:
	case ids[0] != id:
		w.Delete(otherKey(kind, l, id))
	case len(ids) == 1:
		w.Delete(lookupKey(kind, l))
	default:
		w.Put(lookupKey(kind, l), ids[1][:])
		w.Delete(otherKey(kind, l, ids[1]))
	}
	return nil
}
