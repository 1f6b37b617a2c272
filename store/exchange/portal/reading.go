package portal

import (
	"errors"
	"fmt"

	"github.com/ogptoolbox/concorde/store"
)

// most is how many records of one kind a page lists around its own, the latest.
const most = 200

// reading reads what everybody may see.
type reading struct{ store *store.Store }

// see finds a record; the zero of its type where it is hidden, or not there any more.
func see[R store.Record](r reading, id store.ID) (found R, err error) {
	if id.IsZero() {
		return found, nil
	}
	record, err := r.store.Record(found.Kind(), id)
	if errors.Is(err, store.ErrNotFound) {
		return found, nil
	}
	if err != nil {
		return found, fmt.Errorf("read %s %s: %w", found.Kind(), id, err)
	}
	if record.Head().Hidden {
		return found, nil
	}
	return record.(R), nil
}

// all finds those of the records that are there to be seen.
func all[R store.Record](r reading, ids []store.ID) ([]R, error) {
	records, err := store.Records[R](r.store, ids)
	if err != nil {
		return nil, err
	}
	return shown(records), nil
}

func shown[R store.Record](records []R) []R {
	out := records[:0]
	for _, record := range records {
		if !record.Head().Hidden {
			out = append(out, record)
		}
	}
	return out
}

// around reads the latest records of type R that refer to a record, and how
// many more there are.
func around[R store.Record](r reading, to store.ID) (records []R, more int, err error) {
	var zero R
	ids := r.store.Referrers(to, zero.Kind())
	more = max(len(ids)-most, 0)
	records, err = store.Records[R](r.store, ids[more:])
	if err != nil {
		return nil, 0, fmt.Errorf("read the %ss around %s: %w", zero.Kind(), to, err)
	}
	return shown(records), more, nil
}
