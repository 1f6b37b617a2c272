package store

import (
	"fmt"
	"slices"
)

// move says what makes the records that refer to one tool refer to another, as
// far as they have room; whole: all of them had.
func (st state) move(from, into ID, room int) (changes []applied, whole bool, err error) {
	referrers, err := st.referrersOf(from)
	if err != nil {
		return nil, false, err
	}
	before, after := 0, 0
	for _, one := range referrers {
		record, err := st.record(one.kind, one.id)
		if err != nil {
			return nil, false, err
		}
		moved, err := st.redirect(record, from, into)
		if err != nil {
			return nil, false, err
		}
		was, is, err := st.sizes(moved)
		if before, after = before+was, after+is; err != nil || max(before, after) > room {
			return changes, false, err
		}
		changes = append(changes, moved...)
	}
	return changes, true, nil
}

// pointer is a record that refers to another.
type pointer struct {
	kind Kind
	id   ID
}

func (st state) referrersOf(to ID) (out []pointer, err error) {
	err = st.Scan(backlinkPrefix(to), nil, func(key, _ []byte) bool {
		if relation, one, ok := backlink(key); ok {
			out = append(out, pointer{relation.by, one.id})
		}
		return true
	})
	if err != nil {
		return nil, fmt.Errorf("read what refers to %s: %w", to, err)
	}
	return out, nil
}

// sizes is what changes take in an entry, and what undoing them does.
func (st state) sizes(changes []applied) (before, after int, err error) {
	for _, change := range changes {
		was, err := st.size(change.before)
		if err != nil {
			return 0, 0, err
		}
		is, err := st.size(change.after)
		if err != nil {
			return 0, 0, err
		}
		before, after = before+was, after+is
	}
	return before, after, nil
}

// size is what a record, which may be nil, takes in an entry.
func (st state) size(record Record) (int, error) {
	const beside = 80 // bytes of a put beside its body
	if record == nil {
		return beside, nil
	}
	body, err := st.encode(record)
	return beside + len(body), err
}

// redirect is what makes a record refer to another tool. What is keyed by the
// tool becomes a record of its own, in place of the one that it was; if there
// is one already, that stays as it is.
func (st state) redirect(record Record, from, into ID) ([]applied, error) {
	after, err := st.copyOf(record)
	if err != nil {
		return nil, err
	}
	id := record.Head().ID
	switch r := after.(type) {
	case *Tie:
		r.Tool = into
		id = TieID(r.Person, r.Tool, r.Relation, r.Organisation)
	case *Vote:
		r.About = into
		id = VoteID(r.Person, r.About, r.Field)
	case *Post:
		r.About = into
	case *Coalition:
		r.Tools = replaced(r.Tools, from, into)
	case *Commitment:
		r.Tools = replaced(r.Tools, from, into)
	default:
		return nil, fmt.Errorf("%s %s refers to a tool in a way that is not known", record.Kind(), id)
	}
	if id == record.Head().ID {
		return []applied{{before: record, after: after}}, nil
	}
	there, err := st.kindOf(id)
	if err != nil || there != 0 {
		return []applied{{before: record}}, err
	}
	after.meta().ID = id
	return []applied{{before: record}, {after: after}}, nil
}

// replaced is the list with one in the place of another, once.
func replaced(ids []ID, from, into ID) []ID {
	if contains(ids, into) {
		return slices.DeleteFunc(ids, func(id ID) bool { return id == from })
	}
	for i, id := range ids {
		if id == from {
			ids[i] = into
		}
	}
	return ids
}

// filled is a tool with what it lacks of another that is the same: texts in
// other languages, values of lists, and single fields that are empty. What it
// says already stays, and nothing grows beyond what a tool may hold.
func (st state) filled(tool, from *Tool) (*Tool, error) {
	record, err := st.copyOf(tool)
	if err != nil {
		return nil, err
	}
	out := record.(*Tool)
	out.Summary = united(out.Summary, from.Summary)
	out.Description = united(out.Description, from.Description)
	for _, field := range []struct {
		to   *string
		from string
	}{
		{&out.Website, from.Website}, {&out.Repository, from.Repository}, {&out.Licence, from.Licence}, {&out.Maturity, from.Maturity},
	} {
		if *field.to == "" {
			*field.to = field.from
		}
	}
	for _, list := range []struct {
		to   *[]string
		from []string
	}{
		{&out.Uses, from.Uses}, {&out.Tags, from.Tags}, {&out.Countries, from.Countries}, {&out.WrittenIn, from.WrittenIn},
		{&out.Languages, from.Languages}, {&out.Platforms, from.Platforms},
	} {
		*list.to = union(*list.to, list.from)
	}
	out.Developers = union(out.Developers, from.Developers)
	if len(out.Extra) == 0 {
		out.Extra = from.Extra
	}
	return out, out.clean()
}

// union is a list with the values of another that it lacks, as many as it may hold.
func union[T comparable](values, more []T) []T {
	for _, value := range more {
		if !contains(values, value) && len(values) < maxValues {
			values = append(values, value)
		}
	}
	return values
}

// united is a text with the languages of another that it lacks.
func united(text, more Text) Text {
	for _, lang := range more.languages() {
		if _, has := text[lang]; has {
			continue
		}
		if longer := text.With(lang, more[lang]); longer.fits() {
			text = longer
		}
	}
	return text
}

// fits reports whether one text may hold all that.
func (t Text) fits() bool {
	total := 0
	for _, words := range t {
		total += len(words)
	}
	return len(t) <= maxTranslations && total <= maxText
}
