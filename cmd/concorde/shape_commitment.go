package main

import (
	"slices"

	"github.com/ogptoolbox/concorde/store"
)

type commitmentShape struct {
	headShape
	Title        map[string]block `json:"title"`
	Kind         line             `json:"kind"` // project or resource
	By           line             `json:"by"`   // state, local-authority, civil-society, other
	Organisation *ref             `json:"organisation"`
	Country      line             `json:"country"`
	Actions      []ref            `json:"actions"`
	Tools        []ref            `json:"tools"`
	Offers       []needShape      `json:"offers"`
	Needs        []needShape      `json:"needs"`
	Until        line             `json:"until"` // a day, a month or a year
	Plan         line             `json:"plan"`  // FR 2015-2017 #4 where it can be read, else in words
	Description  map[string]block `json:"description"`
}

func (s *shaper) commitment(c *store.Commitment) commitmentShape {
	return commitmentShape{
		headShape: s.head(c.Meta), Title: blocks(c.Name), Kind: line(c.Type), By: line(c.By),
		Organisation: s.organisation(c.Organisation), Country: line(c.Country),
		Actions: s.refs(store.KindAction, c.Actions), Tools: s.refs(store.KindTool, c.Tools),
		Offers: needShapes(c.Offers), Needs: needShapes(c.Needs),
		Until: line(c.Until), Plan: line(c.Plan), Description: blocks(c.Description),
	}
}

func needShapes(needs []store.Need) []needShape {
	out := make([]needShape, 0, len(needs))
	for _, need := range needs {
		out = append(out, needShape{line(need.Kind), line(need.Words)})
	}
	return out
}

// commitmentPage is a commitment with what was built around it, which tools
// others use for the same collective actions, and what was said under it.
type commitmentPage struct {
	commitmentShape
	Coalitions []ref          `json:"coalitions"`
	OthersUse  []toolForShape `json:"others_use"`
	Posts      []postShape    `json:"posts"` // newest last
}

// toolForShape is a tool that others use for the same, with their evidence.
type toolForShape struct {
	Tool        ref   `json:"tool"`
	Coalitions  []ref `json:"coalitions"`
	Commitments []ref `json:"commitments"`
	People      []ref `json:"people"` // at work on it, who say that they use the tool
}

func (s *shaper) commitmentPage(c *store.Commitment) (commitmentPage, error) {
	page := commitmentPage{
		commitmentShape: s.commitment(c), OthersUse: []toolForShape{},
		Coalitions: s.refs(store.KindCoalition, s.store.Referrers(c.ID, store.KindCoalition)),
	}
	tools, err := s.store.ToolsFor(c.Actions...)
	if err != nil {
		return page, err
	}
	for _, tool := range tools {
		if rest, others := tool.Without(c.ID); others {
			page.OthersUse = append(page.OthersUse, s.toolFor(rest))
		}
	}
	posts, err := store.Referring[*store.Post](s.store, c.ID)
	page.Posts = s.posts(posts)
	return page, err
}

func (s *shaper) toolFor(t store.ToolFor) toolForShape {
	out := toolForShape{Tool: refTo(t.Tool, s.lang), Coalitions: []ref{}, Commitments: []ref{}, People: []ref{}}
	for _, c := range t.Coalitions {
		out.Coalitions = append(out.Coalitions, refTo(c, s.lang))
	}
	for _, c := range t.Commitments {
		out.Commitments = append(out.Commitments, refTo(c, s.lang))
	}
	for _, tie := range t.Ties {
		if person := s.person(tie.Person); person != nil && !slices.Contains(out.People, *person) {
			out.People = append(out.People, *person)
		}
	}
	return out
}
