package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// usual is a mix as at a summit.
const usual = "browse=60,search=20,reference=5,join=5,idle=5,leave=5"

// mixed are manners in which so many parts of the people have each role, as in
// "browse=60,search=20"; roles that are not named are had by nobody.
func (m manners) mixed(parts string) (_ manners, shares []int, err error) {
	if parts == "usual" {
		parts = usual
	}
	known := m.roles
	m.roles = nil
	for part := range strings.SplitSeq(parts, ",") {
		name, count, _ := strings.Cut(strings.TrimSpace(part), "=")
		at := slices.IndexFunc(known, func(r role) bool { return r.name == name })
		share, err := strconv.Atoi(count)
		if at < 0 || err != nil || share < 1 {
			return m, nil, fmt.Errorf("%q is not a role and its part; roles are %s", part, namesOf(known))
		}
		m.roles, shares = append(m.roles, known[at]), append(shares, share)
	}
	return m, shares, nil
}

func namesOf(roles []role) string {
	names := make([]string, 0, len(roles))
	for _, r := range roles {
		names = append(names, r.name)
	}
	return strings.Join(names, ", ")
}

// deal gives roles to so many people, by their number: whichever lags most
// behind its part is next, so that any number of them is mixed as it should be.
func deal(people int, shares []int) []int {
	total := 0
	for _, share := range shares {
		total += share
	}
	dealt, given := make([]int, people), make([]int, len(shares))
	for i := range dealt {
		next := 0
		for role, share := range shares {
			if share*(i+1)-given[role]*total > shares[next]*(i+1)-given[next]*total {
				next = role
			}
		}
		dealt[i] = next
		given[next]++
	}
	return dealt
}

// cast is who does what: the role of each, by its place among the manners' roles.
type cast struct {
	manners
	places []int
}

// castOf gives roles to people, of whom so many press keys at most; the others sit idle.
func castOf(m manners, shares []int, people, typing int) cast {
	idle := slices.IndexFunc(m.roles, func(r role) bool { return len(r.turn) == 0 })
	if idle < 0 {
		idle = len(m.roles)
		m.roles = append(slices.Clip(m.roles), role{name: "idle"})
	}
	places := deal(typing, shares)
	for range people - typing {
		places = append(places, idle)
	}
	return cast{m, places}
}

// typing is how many press keys.
func (c cast) typing() (people int) {
	for _, at := range c.places {
		if len(c.roles[at].turn) > 0 {
			people++
		}
	}
	return people
}
