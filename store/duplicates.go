package store

import (
	"slices"

	"github.com/ogptoolbox/concorde/store/search"
	"github.com/ogptoolbox/concorde/store/text"
)

// Likeness says in which way a tool looks like another.
type Likeness string

// The likenesses, strongest first.
const (
	SameAddress Likeness = "same address"
	SameName    Likeness = "same name"
	NearName    Likeness = "name one typo away"
)

// Candidate is a tool that is there already and may be the one being referenced.
type Candidate struct {
	Tool *Tool
	Why  Likeness
}

// sameTools finds tools with the same address or the same name. It sees
// the whole batch, so that two people who reference one tool in the same
// moment do not both succeed. Of each name and address a few are enough,
// however many others said yes to a duplicate.
func (st state) sameTools(tool *Tool) (out []Candidate, err error) {
	for _, l := range lookups(tool) {
		why := SameName
		if l.space == spaceAddress {
			why = SameAddress
		}
		if out, err = st.addHolders(out, l, why); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b Candidate) int { return a.Why.compare(b.Why) })
	return out[:min(len(out), maxCandidates)], nil
}

// addHolders adds the first of the tools that have a name or an address.
func (st state) addHolders(to []Candidate, l lookup, why Likeness) ([]Candidate, error) {
	ids, err := st.holders(KindTool, l)
	for most := len(to) + maxCandidates; err == nil && len(ids) > 0 && len(to) < most; ids = ids[1:] {
		to, err = st.addCandidate(to, ids[0], why)
	}
	return to, err
}

// compare puts the stronger likeness first.
func (l Likeness) compare(other Likeness) int {
	strength := []Likeness{SameAddress, SameName, NearName}
	return slices.Index(strength, l) - slices.Index(strength, other)
}

func (st state) addCandidate(to []Candidate, id ID, why Likeness) ([]Candidate, error) {
	for i, candidate := range to {
		if candidate.Tool.ID == id {
			if why.compare(candidate.Why) < 0 {
				to[i].Why = why
			}
			return to, nil
		}
	}
	record, err := st.find(KindTool, id)
	if err != nil || record == nil || record.Head().Hidden {
		return to, err
	}
	return append(to, Candidate{record.(*Tool), why}), nil
}

// maxCandidates keeps the warning on one screen.
const maxCandidates = 5

// Similar finds the tools that may be the one being referenced: same address
// after normalising, same folded name, or a name one typo away; best first.
// It is quick enough to be asked at every letter typed.
func (s *Store) Similar(tool Tool) (out []Candidate, err error) {
	tool = Tool{Name: atMost(8*maxName, tool.Name), Website: atMost(4096, tool.Website), Repository: atMost(4096, tool.Repository)}
	index, err := s.index(KindTool)
	if err != nil {
		return nil, err
	}
	near := index.Near(tool.Name, nearest)
	err = s.read(func(st state) error {
		if out, err = st.sameTools(&tool); err != nil {
			return err
		}
		out, err = st.addNear(out, tool.Name, near)
		return err
	})
	return out[:min(len(out), maxCandidates)], err
}

// nearest is how many names are looked at as they are, of those that are like one as they are indexed.
const nearest = 2 * maxCandidates

// misspelt reports whether there is a tool of this name, but for a typo. It
// reads no record unless there is one that may be it.
func (s *Store) misspelt(name string) (bool, error) {
	index, err := s.index(KindTool)
	if err != nil {
		return false, err
	}
	near := index.Misspelt(name, nearest)
	if len(near) == 0 {
		return false, nil
	}
	var found []Candidate
	err = s.read(func(st state) (err error) {
		found, err = st.addNear(nil, name, near)
		return err
	})
	return len(found) > 0, err
}

// atMost is empty for what is too long to be any tool's, which half of it might be.
func atMost(limit int, s string) string {
	if len(s) > limit {
		return ""
	}
	return s
}

func (st state) addNear(out []Candidate, name string, near []search.Key) ([]Candidate, error) {
	for _, key := range near {
		record, err := st.find(KindTool, ID(key))
		if err != nil {
			return out, err
		}
		other, ok := record.(*Tool)
		if !ok || !text.OneTypoAway(text.Fold(name), text.Fold(other.Name)) {
			continue
		}
		if out, err = st.addCandidate(out, other.ID, NearName); err != nil {
			return out, err
		}
	}
	return out, nil
}
