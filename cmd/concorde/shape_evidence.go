package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

// evidenceShape is a use of a tool, with those who attest it.
type evidenceShape struct {
	Use   line             `json:"use"`   // empty: put to work, without saying for what
	Entry bool             `json:"entry"` // the tool's own entry names it
	By    []testimonyShape `json:"by"`
}

type testimonyShape struct {
	Organisation *ref      `json:"organisation"` // for whom; null: for themself
	Person       *ref      `json:"person"`       // who said so
	Coalition    *ref      `json:"coalition"`    // null: a person's word
	Where        line      `json:"where"`
	Link         line      `json:"link"`
	At           time.Time `json:"at"`
}

// contestShape is a field that people voted about; the first value shows.
type contestShape struct {
	Field  line             `json:"field"`
	Values []competingShape `json:"values"`
}

type competingShape struct {
	Value  line  `json:"value"`
	Entry  bool  `json:"entry"` // it is what the tool's own entry says
	Votes  int   `json:"votes"`
	Voters []ref `json:"voters"`
}

// stillTrueShape says who found the tool last to be as it is said to be.
type stillTrueShape struct {
	On line `json:"on"` // a day, UTC
	By *ref `json:"by"`
}

// evidence is what is known of how we know what we say of a tool.
func (s *shaper) evidence(page *toolPage, t *store.Tool) error {
	uses, err := s.store.Evidence(t)
	if err != nil {
		return fmt.Errorf("read what attests the uses of %s: %w", t.Slug, err)
	}
	contests, err := s.store.Contests(t)
	if err != nil {
		return fmt.Errorf("count the votes about %s: %w", t.Slug, err)
	}
	confirmations, err := s.store.Confirmations(t.ID)
	if err != nil {
		return fmt.Errorf("read who confirmed %s: %w", t.Slug, err)
	}
	page.Evidence, page.Contested, page.StillTrue = []evidenceShape{}, []contestShape{}, []stillTrueShape{}
	for _, use := range uses {
		page.Evidence = append(page.Evidence, s.attested(use))
	}
	for _, contest := range contests {
		page.Contested = append(page.Contested, s.contest(contest))
	}
	for _, one := range confirmations {
		page.StillTrue = append(page.StillTrue, stillTrueShape{line(one.Day), s.person(one.Person)})
	}
	return nil
}

func (s *shaper) attested(use store.Attested) evidenceShape {
	shape := evidenceShape{Use: line(use.Use), Entry: use.Entry, By: []testimonyShape{}}
	for _, by := range use.By {
		shape.By = append(shape.By, testimonyShape{
			Organisation: s.organisation(by.Organisation), Person: s.person(by.Person),
			Coalition: s.ref(store.KindCoalition, by.Coalition), Where: line(by.Where), Link: line(by.Link), At: by.At,
		})
	}
	return shape
}

func (s *shaper) contest(contest store.Contest) contestShape {
	shape := contestShape{Field: line(contest.Field), Values: []competingShape{}}
	for _, value := range contest.Values {
		shape.Values = append(shape.Values, competingShape{
			Value: line(value.Value), Entry: value.Recorded, Votes: len(value.Voters),
			Voters: s.refs(store.KindPerson, value.Voters),
		})
	}
	return shape
}

// evidenceFields are the same on a card: one line a use that is attested, one
// a field that is contested, and when it was last found true.
func (inv *invocation) evidenceFields(c *card, page toolPage) {
	for _, use := range page.Evidence {
		if len(use.By) > 0 {
			c.add("evidence", inv.evidenceLine(use))
		}
	}
	for _, contest := range page.Contested {
		values := make([]string, len(contest.Values))
		for i, value := range contest.Values {
			values[i] = string(value.Value) + " (" + strconv.Itoa(value.Votes) + ")"
		}
		c.add("votes", inv.label(string(contest.Field))+": "+strings.Join(values, ", "))
	}
	if len(page.StillTrue) > 0 {
		latest := page.StillTrue[0]
		c.add("still_true", string(latest.On)+" · "+inv.name(latest.By))
	}
}

// evidenceLine is a use with who attests it: whom it is for, and who said so when.
func (inv *invocation) evidenceLine(use evidenceShape) string {
	label := inv.say().T("evidence.put-to-work")
	if use.Use != "" {
		label = inv.useNames([]string{string(use.Use)})[0]
	}
	who := make([]string, len(use.By))
	for i, by := range use.By {
		who[i] = inv.testimonyWords(by)
	}
	return label + ": " + strings.Join(who, ", ")
}

func (inv *invocation) testimonyWords(by testimonyShape) string {
	whom := firstWord(inv.name(by.Coalition), inv.name(by.Organisation), string(by.Where))
	behind := []string{inv.name(by.Person), by.At.UTC().Format(time.DateOnly)}
	if whom == "" {
		whom, behind = behind[0], behind[1:]
	}
	if by.Link != "" {
		behind = append(behind, string(by.Link))
	}
	return whom + " (" + strings.Join(behind, ", ") + ")"
}

// firstWord is the first of these that is not empty.
func firstWord(words ...string) string {
	for _, word := range words {
		if word != "" {
			return word
		}
	}
	return ""
}
