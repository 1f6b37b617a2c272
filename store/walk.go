package store

import (
	"fmt"
	"slices"
)

// Walk calls visit with every record of the kinds, hidden ones among them: kind
// after kind, and in each in the order in which they were made. All are of one
// moment, whatever is written meanwhile. An error of visit ends it.
func (s *Store) Walk(kinds []Kind, visit func(Record) error) error {
	return s.read(func(st state) error {
		for _, kind := range kinds {
			if err := st.walk(kind, visit); err != nil {
				return fmt.Errorf("read every %s: %w", kind, err)
			}
		}
		return nil
	})
}

// walk keeps but the order in memory, and reads each record when its turn comes.
func (st state) walk(kind Kind, visit func(Record) error) error {
	var order []referrer
	if err := st.each(kind, func(record Record) { order = append(order, referrerOf(record)) }); err != nil {
		return err
	}
	slices.SortFunc(order, referrer.compare)
	for _, at := range order {
		record, err := st.record(kind, at.id)
		if err != nil {
			return err
		}
		if err := visit(record); err != nil {
			return err
		}
	}
	return nil
}
