package main

import "github.com/ogptoolbox/concorde/store"

// hubShape is a collective action with everything around it.
type hubShape struct {
	actionRow
	Partners []atWorkShape  `json:"partners"`     // who is at work on it now
	Teams    []teamShape    `json:"compositions"` // of the coalitions
	Promises []promiseShape `json:"promises"`     // the commitments, with whose they are
	Offers   []stakeShape   `json:"offers"`
	Needs    []stakeShape   `json:"needs"`
	Tools    []usedShape    `json:"tools"`
	Posts    []postShape    `json:"posts"` // newest last
}

type atWorkShape struct {
	Party        line  `json:"party"`        // state, local-authority, civil-society, research, other
	Organisation *ref  `json:"organisation"` // null: none is named
	Country      line  `json:"country"`      // of a State that no organisation is named for
	People       []ref `json:"people"`
	Lead         bool  `json:"lead"` // of one of the coalitions
	Coalitions   []ref `json:"coalitions"`
	Commitments  []ref `json:"commitments"`
}

type teamShape struct {
	Coalition   ref            `json:"coalition"`
	Stage       line           `json:"stage"`
	MemberCount int            `json:"member_count"`
	Parties     map[string]int `json:"parties"`
	Missing     []line         `json:"missing"` // of state and civil-society
}

type promiseShape struct {
	Commitment   ref  `json:"commitment"`
	Kind         line `json:"kind"` // project, resource
	By           line `json:"by"`
	Organisation *ref `json:"organisation"`
	Country      line `json:"country"`
	Until        line `json:"until"`
}

// stakeShape is something offered or needed, and whose it is.
type stakeShape struct {
	needShape
	Of     ref   `json:"of"`
	OfKind line  `json:"of_kind"` // coalition, commitment
	MetBy  []ref `json:"met_by"`  // of a need: the commitments that offer it
}

// usedShape is a tool put to work on an action, with the evidence.
type usedShape struct {
	toolForShape
	Users []userShape `json:"users"` // of those at work on it
}

type userShape struct {
	Person       *ref   `json:"person"`
	Organisation *ref   `json:"organisation"`
	Where        line   `json:"where"`
	Uses         []line `json:"uses"`
}

func (s *shaper) hub(hub store.Hub) hubShape {
	out := hubShape{
		actionRow: s.actionRow(hub.Action, hub.Gaps), Partners: []atWorkShape{}, Teams: []teamShape{}, Promises: []promiseShape{},
		Offers: s.stakes(hub.Offers), Needs: s.stakes(hub.Needs), Tools: []usedShape{}, Posts: s.posts(hub.Posts),
	}
	for _, p := range hub.Partners {
		out.Partners = append(out.Partners, s.atWork(p))
	}
	for _, c := range hub.Coalitions {
		out.Teams = append(out.Teams, s.team(c))
	}
	for _, c := range hub.Commitments {
		out.Promises = append(out.Promises, promiseShape{
			Commitment: refTo(c, s.lang), Kind: line(c.Type), By: line(c.By),
			Organisation: s.organisation(c.Organisation), Country: line(c.Country), Until: line(c.Until),
		})
	}
	for _, t := range hub.Tools {
		out.Tools = append(out.Tools, s.used(t))
	}
	return out
}

func (s *shaper) atWork(p store.Partner) atWorkShape {
	return atWorkShape{
		Party: line(p.Party), Organisation: s.organisation(p.Organisation), Country: line(p.Country),
		People: s.refs(store.KindPerson, p.People), Lead: p.Lead,
		Coalitions: s.refs(store.KindCoalition, p.Coalitions), Commitments: s.refs(store.KindCommitment, p.Commitments),
	}
}

func (s *shaper) team(c store.HubCoalition) teamShape {
	out := teamShape{
		Coalition: refTo(c, s.lang), Stage: line(c.Stage), MemberCount: c.Members,
		Parties: make(map[string]int), Missing: []line{},
	}
	for _, party := range store.Parties() {
		out.Parties[string(party)] = c.Count(party)
	}
	for _, party := range c.Missing() {
		out.Missing = append(out.Missing, line(party))
	}
	return out
}

func (s *shaper) stakes(stakes []store.Stake) []stakeShape {
	out := make([]stakeShape, 0, len(stakes))
	for _, stake := range stakes {
		shape := stakeShape{
			needShape: needShape{line(stake.Kind), line(stake.Words)},
			Of:        refTo(stake.Of, s.lang), OfKind: line(stake.Of.Kind().String()), MetBy: []ref{},
		}
		for _, by := range stake.MetBy {
			shape.MetBy = append(shape.MetBy, refTo(by, s.lang))
		}
		out = append(out, shape)
	}
	return out
}

func (s *shaper) used(t store.ToolFor) usedShape {
	out := usedShape{toolForShape: s.toolFor(t), Users: []userShape{}}
	for _, tie := range t.Ties {
		out.Users = append(out.Users, userShape{
			s.person(tie.Person), s.organisation(tie.Organisation), line(tie.Where), lines(tie.Uses),
		})
	}
	return out
}
