package main

import (
	"context"
	"iter"
	"slices"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// engine is something that finds tools.
type engine interface {
	fill(ctx context.Context, tools iter.Seq[searchtest.Tool]) error
	// find answers a question as a screen needs it, and says how many tools there are in all.
	find(ctx context.Context, q question) (int, error)
	put(ctx context.Context, t searchtest.Tool) error
	close() error
}

// peer is how to get an engine that is not ours.
type peer struct {
	name string
	open func(dir string) (engine, error)
	// cannot is the kinds of questions that it has no answer to.
	cannot []string
}

func peers() []peer {
	return []peer{
		{name: "bleve disk", open: func(dir string) (engine, error) { return openBleve(dir, false) }},
		{name: "bleve memory", open: func(string) (engine, error) { return openBleve("", false) }},
		{name: "bleve edges", open: func(dir string) (engine, error) { return openBleve(dir, true) }},
		{name: "FTS5", open: openFTS5, cannot: []string{misspelt}},
	}
}

func peerNames() (names []string) {
	for _, p := range peers() {
		names = append(names, p.name)
	}
	return names
}

func (p peer) can(kind string) bool { return !slices.Contains(p.cannot, kind) }

// catalogue makes up tools. It does so again for each engine: a catalogue in memory would be swept with every engine's heap.
func catalogue(n int) iter.Seq[searchtest.Tool] { return searchtest.New(1).Tools(n) }

// countedFacets is how many of the facets the peers count: use, licence, country, language and maturity.
const countedFacets = 5

// window is how many tools a screen asks for.
const window = 50
