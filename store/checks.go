package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// freeSlug is the record's slug, or the first of slug-2, slug-3, … that no
// other record of its kind has. A name given to a hundred records gets no
// number any more but the identifier, so that the writer need not count on.
func (st state) freeSlug(kind Kind, id ID, wanted string) (string, error) {
	const most = 100
	slug := wanted
	for n := 2; wanted != ""; n++ {
		if n > most {
			return wanted + "-" + strings.ToLower(id.String()), nil
		}
		holder, err := st.lookup(slugKey(kind, slug))
		if err != nil {
			return "", fmt.Errorf("find a slug: %w", err)
		}
		if holder.IsZero() || holder == id {
			break
		}
		slug = wanted + "-" + strconv.Itoa(n)
	}
	return slug, nil
}

// checkClaims refuses a name that another record holds.
func (st state) checkClaims(record Record) error {
	r, ok := record.(unique)
	if !ok {
		return nil
	}
	for _, claim := range r.claims() {
		holder, err := st.lookup(claimKey(claim))
		if err != nil {
			return fmt.Errorf("check %s: %w", claim.field, err)
		}
		if !holder.IsZero() && holder != record.Head().ID {
			return &FieldError{Field: claim.field, Problem: ProblemTaken, Value: claim.shown}
		}
	}
	return nil
}

// checkLinks refuses a reference, new since before, to what is not there, and
// does not come with it.
func (st state) checkLinks(before, after Record, with []applied) error {
	var known []link
	if before != nil {
		known = before.links()
	}
	for _, l := range after.links() {
		if contains(known, l) || l.id == after.Head().ID || puts(with, l.id) {
			continue
		}
		kind, err := st.kindOf(l.id)
		if err != nil {
			return fmt.Errorf("check %s: %w", l.field, err)
		}
		if kind == 0 || l.kind != 0 && kind != l.kind {
			return l.broken()
		}
	}
	return nil
}

// puts reports whether a record is among what changes, and there from then on.
func puts(changes []applied, id ID) bool {
	return slices.ContainsFunc(changes, func(c applied) bool { return c.after != nil && c.after.Head().ID == id })
}

// broken says that a reference leads nowhere.
func (l link) broken() error {
	if l.word != "" {
		return &FieldError{Field: l.field, Problem: ProblemUse, Value: l.word, Suggest: closest(l.word, UseSlugs())}
	}
	return &FieldError{Field: l.field, Problem: ProblemReference, Value: l.id.String()}
}
