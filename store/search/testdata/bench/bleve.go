package main

import (
	"context"
	"fmt"
	"iter"
	"path/filepath"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/keyword"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/token/edgengram"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/query"

	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

// longestEdge is up to how many letters beginnings of words are terms of their own. Longer ones are asked for by their first.
const longestEdge = 8

// bleveIndex is Bleve with its own index, Scorch: a prefix query a word and field, or with edges a term query.
type bleveIndex struct {
	bleve.Index
	mapping *mapping.IndexMappingImpl
	edges   bool
}

func openBleve(dir string, edges bool) (engine, error) {
	m, err := bleveMapping(edges)
	if err != nil {
		return nil, fmt.Errorf("describing the index: %w", err)
	}
	if dir != "" {
		dir = filepath.Join(dir, "index")
	}
	index, err := bleve.NewUsing(dir, m, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("opening: %w", err)
	}
	return &bleveIndex{index, m, edges}, nil
}

// boosts is how much more a word counts in one field than in another.
func boosts() map[string]float64 {
	return map[string]float64{"name": 8, "tags": 4, "summary": 2, "text": 1}
}

func bleveMapping(edges bool) (*mapping.IndexMappingImpl, error) {
	m, plain := bleve.NewIndexMapping(), []string{lowercase.Name}
	parts := map[string]any{"type": edgengram.Name, "min": 1.0, "max": float64(longestEdge)}
	if err := m.AddCustomTokenFilter("edges", parts); err != nil {
		return nil, err
	}
	for name, filters := range map[string][]string{"words": plain, "beginnings": append(plain, "edges")} {
		how := map[string]any{
			"type": custom.Name, "char_filters": []string{asciifolding.Name}, "tokenizer": unicode.Name, "token_filters": filters,
		}
		if err := m.AddCustomAnalyzer(name, how); err != nil {
			return nil, err
		}
	}
	tool := bleve.NewDocumentStaticMapping()
	for field := range boosts() {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeTermVectors, f.IncludeInAll, f.DocValues = "words", false, false, false, false
		if edges {
			f.Analyzer = "beginnings"
		}
		tool.AddFieldMappingsAt(field, f)
	}
	for _, facet := range searchtest.Facets()[:countedFacets] {
		f := bleve.NewTextFieldMapping()
		f.Analyzer, f.Store, f.IncludeTermVectors, f.IncludeInAll = keyword.Name, false, false, false
		tool.AddFieldMappingsAt(facet, f)
	}
	m.DefaultMapping = tool
	return m, nil
}

// fill leaves an index on disk in one segment, which is the fastest to ask.
func (b *bleveIndex) fill(ctx context.Context, tools iter.Seq[searchtest.Tool]) error {
	batch := b.NewBatch()
	for t := range tools {
		if err := batch.Index(string(t.Key[:]), fields(t)); err != nil {
			return fmt.Errorf("indexing: %w", err)
		}
		if batch.Size() == 5000 {
			if err := b.write(ctx, batch); err != nil {
				return err
			}
		}
	}
	if err := b.write(ctx, batch); err != nil {
		return err
	}
	index, err := b.Advanced()
	if err != nil {
		return fmt.Errorf("merging: %w", err)
	}
	if s, ok := index.(*scorch.Scorch); ok && b.Name() != "" {
		return s.ForceMerge(ctx, nil)
	}
	return nil
}

func (b *bleveIndex) write(ctx context.Context, batch *bleve.Batch) error {
	if err := b.Batch(batch); err != nil {
		return fmt.Errorf("indexing: %w", err)
	}
	batch.Reset()
	return ctx.Err()
}

func fields(t searchtest.Tool) map[string]any {
	f := map[string]any{"name": append([]string{t.Name}, t.Names...), "tags": t.Tags, "summary": t.Summaries, "text": t.Texts}
	for i, facet := range searchtest.Facets()[:countedFacets] {
		f[facet] = t.Facets[i]
	}
	return f
}

func (b *bleveIndex) put(_ context.Context, t searchtest.Tool) error {
	return b.Index.Index(string(t.Key[:]), fields(t))
}

func (b *bleveIndex) close() error { return b.Close() }

// find reads words with typos where it finds nothing as they are.
func (b *bleveIndex) find(ctx context.Context, q question) (int, error) {
	found, err := b.ask(ctx, q, b.beginning)
	if err == nil && found == 0 {
		found, err = b.ask(ctx, q, similar)
	}
	return found, err
}

func (b *bleveIndex) ask(ctx context.Context, q question, word func(word, field string) boostable) (int, error) {
	all := bleve.NewConjunctionQuery()
	for _, token := range b.mapping.AnalyzerNamed("words").Analyze([]byte(q.text)) {
		any := bleve.NewDisjunctionQuery()
		for field, boost := range boosts() {
			w := word(string(token.Term), field)
			w.SetBoost(boost)
			any.AddQuery(w)
		}
		all.AddQuery(any)
	}
	if q.use != "" {
		use := bleve.NewTermQuery(q.use)
		use.SetField(searchtest.Facets()[0])
		all.AddQuery(use)
	}
	request := bleve.NewSearchRequestOptions(all, window, 0, false)
	for _, facet := range searchtest.Facets()[:countedFacets] {
		request.AddFacet(facet, bleve.NewFacetRequest(facet, window))
	}
	result, err := b.SearchInContext(ctx, request)
	if err != nil {
		return 0, fmt.Errorf("searching %q: %w", q.text, err)
	}
	return int(result.Total), nil
}

// boostable is a query that says how much it counts.
type boostable interface {
	query.Query
	SetBoost(boost float64)
}

func (b *bleveIndex) beginning(word, field string) boostable {
	if !b.edges {
		q := bleve.NewPrefixQuery(word)
		q.SetField(field)
		return q
	}
	if utf8.RuneCountInString(word) > longestEdge {
		word = string([]rune(word)[:longestEdge])
	}
	q := bleve.NewTermQuery(word)
	q.SetField(field)
	return q
}

// similar allows as many edits as we do.
func similar(word, field string) boostable {
	q := bleve.NewFuzzyQuery(word)
	q.SetField(field)
	q.SetFuzziness(1)
	if utf8.RuneCountInString(word) >= 8 {
		q.SetFuzziness(2)
	}
	return q
}
