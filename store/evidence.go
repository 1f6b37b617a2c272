package store

import (
	"slices"
	"time"
)

// Attested is a use of a tool, with those who attest it.
type Attested struct {
	Use   string // its slug; empty: put to work, without saying for what
	Entry bool   // the tool's own entry names it
	By    []Testimony
}

// Testimony is somebody's word that a tool is used: a person's, for an
// organisation or for themself, or a coalition's that builds on it.
type Testimony struct {
	Person       ID // who said so; of a coalition, who changed it last
	Organisation ID // for whom; zero: for themself
	Coalition    ID // zero: a person's word
	Where        string
	Link         string
	At           time.Time // when it was said last
}

// Evidence is what a tool is used for, computed from what people say of their
// own use and from the coalitions that build on it: first the uses that its
// entry names, in its order and even where nobody attests them, then others
// that people attest. What a coalition does not say for what comes last. What
// is hidden is left out.
func (s *Store) Evidence(tool *Tool) ([]Attested, error) {
	ties, err := Referring[*Tie](s, tool.ID)
	if err != nil {
		return nil, err
	}
	coalitions, err := Referring[*Coalition](s, tool.ID)
	if err != nil {
		return nil, err
	}
	var out attestations
	for _, use := range tool.Uses {
		out.use(use).Entry = true
	}
	for _, tie := range ties {
		if tie.Relation == Uses {
			out.take(tie)
		}
	}
	for _, c := range coalitions {
		put := out.use("")
		put.By = append(put.By, Testimony{Person: c.ChangedBy, Coalition: c.ID, At: c.ChangedAt})
	}
	return out, nil
}

// attestations are the uses found so far.
type attestations []Attested

func (a *attestations) take(tie *Tie) {
	word := Testimony{
		Person: tie.Person, Organisation: tie.Organisation, Where: tie.Where, Link: tie.Evidence, At: tie.ChangedAt,
	}
	for _, use := range tie.Uses {
		attested := a.use(use)
		attested.By = append(attested.By, word)
	}
}

func (a *attestations) use(use string) *Attested {
	at := slices.IndexFunc(*a, func(one Attested) bool { return one.Use == use })
	if at < 0 {
		at = len(*a)
		*a = append(*a, Attested{Use: use})
	}
	return &(*a)[at]
}
