package main

import (
	"fmt"
	"time"

	"github.com/ogptoolbox/concorde/store"
)

type toolShape struct {
	headShape
	Name        line             `json:"name"`
	Summary     map[string]block `json:"summary"`
	Description map[string]block `json:"description"`
	Website     line             `json:"website"`
	Repository  line             `json:"repository"`
	Licence     line             `json:"licence"`
	WrittenIn   []line           `json:"written_in"`
	Languages   []line           `json:"languages"`
	Platforms   []line           `json:"platforms"`
	Maturity    line             `json:"maturity"`
	Uses        []line           `json:"uses"`
	Tags        []line           `json:"tags"`
	Developers  []ref            `json:"developers"`
	Countries   []line           `json:"countries"`
}

func (s *shaper) tool(t *store.Tool) toolShape {
	return toolShape{
		headShape: s.head(t.Meta), Name: line(t.Name),
		Summary: blocks(t.Summary), Description: blocks(t.Description),
		Website: line(t.Website), Repository: line(t.Repository), Licence: line(t.Licence),
		WrittenIn: lines(t.WrittenIn), Languages: lines(t.Languages), Platforms: lines(t.Platforms),
		Maturity: line(t.Maturity), Uses: lines(t.Uses), Tags: lines(t.Tags),
		Developers: s.refs(store.KindOrganisation, t.Developers), Countries: lines(t.Countries),
	}
}

// toolRow is a tool in a list.
type toolRow struct {
	toolShape
	UsedBy      int `json:"used_by"`      // how many people say they use it
	DevelopedBy int `json:"developed_by"` // and develop it
}

func (s *shaper) toolRow(t *store.Tool) (toolRow, error) {
	ties, err := store.Referring[*store.Tie](s.store, t.ID)
	if err != nil {
		return toolRow{}, fmt.Errorf("count who uses %s: %w", t.Slug, err)
	}
	row := toolRow{toolShape: s.tool(t)}
	for _, tie := range ties {
		if tie.Relation == store.Uses {
			row.UsedBy++
		} else {
			row.DevelopedBy++
		}
	}
	return row, nil
}

// toolPage is a tool with all that is known of it.
type toolPage struct {
	toolRow
	Ties       []tieShape `json:"ties"`
	Coalitions []ref      `json:"coalitions"`

	Evidence  []evidenceShape  `json:"evidence"`   // of its uses
	Contested []contestShape   `json:"contested"`  // fields that people voted about
	StillTrue []stillTrueShape `json:"still_true"` // the latest day first

	History []entryShape `json:"history,omitempty"` // where it was asked for
}

// tieShape says who uses or develops a tool, and how we know.
type tieShape struct {
	ID           string `json:"id"`
	Relation     line   `json:"relation"` // uses, develops
	Tool         *ref   `json:"tool"`
	Person       *ref   `json:"person"` // null for an organisation that the tool itself names
	Organisation *ref   `json:"organisation"`
	Uses         []line `json:"uses"`
	Where        line   `json:"where"`
	Since        line   `json:"since"`
	Evidence     line   `json:"evidence"`

	SaidAt *time.Time `json:"said_at"` // last; null for an organisation that the tool itself names
}

func (s *shaper) tie(t *store.Tie) tieShape {
	return tieShape{
		ID: t.ID.String(), Relation: line(t.Relation), Tool: s.ref(store.KindTool, t.Tool),
		Person: s.person(t.Person), Organisation: s.organisation(t.Organisation),
		Uses: lines(t.Uses), Where: line(t.Where), Since: line(t.Since), Evidence: line(t.Evidence),
		SaidAt: &t.ChangedAt,
	}
}

// ties are the organisations that a tool names as its developers, and what
// people said of themselves.
func (s *shaper) ties(t *store.Tool) ([]tieShape, error) {
	out := make([]tieShape, 0, len(t.Developers))
	tool := refTo(t, s.lang)
	for _, id := range t.Developers {
		out = append(out, tieShape{
			Relation: line(store.Develops), Tool: &tool, Organisation: s.organisation(id), Uses: []line{},
		})
	}
	ties, err := store.Referring[*store.Tie](s.store, t.ID)
	if err != nil {
		return nil, fmt.Errorf("read who uses %s: %w", t.Slug, err)
	}
	for _, tie := range ties {
		out = append(out, s.tie(tie))
	}
	return out, nil
}

func (s *shaper) toolPage(t *store.Tool) (toolPage, error) {
	row, err := s.toolRow(t)
	if err != nil {
		return toolPage{}, err
	}
	page := toolPage{toolRow: row}
	if page.Ties, err = s.ties(t); err != nil {
		return toolPage{}, err
	}
	page.Coalitions = s.refs(store.KindCoalition, s.store.Referrers(t.ID, store.KindCoalition))
	return page, s.evidence(&page, t)
}
