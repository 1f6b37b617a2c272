package store

// referring reads the latest coalitions or commitments that refer to a record,
// without those that are hidden.
func referring[R Record](a *allySearch, to ID) ([]R, error) {
	var zero R
	return readAll[R](a, a.of.Referrers(to, zero.Kind()), nil)
}

// readAll reads coalitions or commitments, the last first, while as many may be
// read as are left: each counts once, however often it is come upon.
func readAll[R Record](a *allySearch, ids []ID, each func(Record)) ([]R, error) {
	var out []R
	for i := len(ids) - 1; i >= 0; i-- {
		record, err := readOnce[R](a, ids[i])
		if err != nil {
			return out, err
		}
		if found, ok := record.(R); ok {
			out = append(out, found)
			if each != nil {
				each(found)
			}
		}
	}
	return out, nil
}

// readOnce reads a record that may be shown; nil if there is none, or if enough
// were read.
func readOnce[R Record](a *allySearch, id ID) (Record, error) {
	if record, known := a.read[id]; known {
		return record, nil
	}
	if a.left == 0 || a.of.IsHidden(id) {
		return nil, nil
	}
	a.left--
	var zero R
	record, err := a.st.find(zero.Kind(), id)
	if err == nil {
		a.read[id] = record
	}
	return record, err
}
