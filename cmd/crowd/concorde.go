package main

import (
	"crypto/rand"
	mathrand "math/rand/v2"
	"strings"
)

// manners are how people behave at a program: what they do at the keyboard by
// their roles, and what they say in commands.
type manners struct {
	roles     []role
	hello     script // pressed at the first screen, unmeasured: what it answers depends on who comes
	introduce string // said by each who contributes, before they sit down
	prepare   string // said by one of them before the others come
	write     string // said over and over by writers
	done      string // answers with what was done in the last {since}
	verbs     func(answer string) map[string]int
	submits   string // the metric of how long the server took over contributions
}

// role is what one of the crowd is there for.
type role struct {
	name   string
	turn   script // pressed again and again; nothing by those who sit idle
	leaves bool   // after each turn, to come again
}

// verbs are of what is done in a turn.
func (r role) verbs() (verbs []string) {
	for _, k := range r.turn.keys(strings.NewReplacer()) {
		if k.verb != "" {
			verbs = append(verbs, k.verb)
		}
	}
	return verbs
}

// ofKeys are the manners of people who press keys in turn, at any program.
func ofKeys(keys script) manners { return manners{roles: []role{{name: "keys", turn: keys}}} }

// concorde is all that this program knows of Concorde. What is done there comes
// to nothing on the screen it began on, so that a turn can be taken again.
func concorde() manners {
	return manners{
		roles: []role{
			{name: "browse", turn: newScript("j j j enter esc j j k k k k k 2 j j enter esc k k 3 5 6 1")},
			{name: "search", turn: newScript("/ text:{word} enter j enter esc esc")},
			{name: "reference", turn: newScript("a text:{new} enter space enter text:Made_here save!reference esc")},
			{name: "join", turn: newScript("3 / text:{run} enter J!join esc 1 j j k k 3 / text:{run} enter J enter!leave esc 1")},
			{name: "idle"},
			{name: "leave", turn: newScript("j j enter esc k k / text:map esc 2 1"), leaves: true},
		},
		hello:     newScript("esc"),
		introduce: "me set --handle {me} --name {me} --kind other",
		prepare:   "coalition create --name 'Crowd {run}' --purpose 'Be measured.'",
		write:     "coalition post crowd-{run} 'See you at table 12.'",
		done:      "feed --since {since}",
		verbs:     verbsOf,
		submits:   `concorde_submit_seconds_%s{outcome="done"}`,
	}
}

// verbsOf counts the verbs in a feed: the third of what tabs separate.
func verbsOf(feed string) map[string]int {
	verbs := make(map[string]int)
	for line := range strings.Lines(feed) {
		if cells := strings.Split(line, "\t"); len(cells) > 2 {
			verbs[cells[2]]++
		}
	}
	return verbs
}

// fresh is a name that nobody has had, and that is no typing error away from another. It begins with a letter, as some have to.
func fresh() string { return "x" + strings.ToLower(rand.Text()[:11]) }

// filling writes what differs from turn to turn into texts and commands.
func (c *crowd) filling(me string) *strings.Replacer {
	words := [...]string{"budget", "map", "petition", "vote", "consult", "debate", "law", "data", "procure", "licence"}
	return strings.NewReplacer("{me}", me, "{run}", c.name, "{new}", fresh(), "{word}", words[mathrand.IntN(len(words))])
}
