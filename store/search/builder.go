package search

import (
	"slices"
	"sync"
)

// Together runs tasks, at once where there are processors for that, and returns when all are done.
type Together func(tasks ...func())

// Builder makes an index of many documents at once, which is several times as fast as to [Index.Put] one after the other:
// nothing has to be in its place before the end. Several goroutines fill it, each a [Batch] of its own.
type Builder struct {
	facets []string
	terms  *lexicon
	values []*lexicon // by facet

	mu      sync.Mutex
	batches []*Batch
}

// NewBuilder begins an index of documents with the given facets, as [New] does.
func NewBuilder(facets ...string) *Builder {
	b := &Builder{facets: facets, terms: newLexicon()}
	for range facets {
		b.values = append(b.values, newLexicon())
	}
	return b
}

// Batch is some of the documents of an index to be, for one goroutine.
type Batch struct {
	terms     glossary
	values    []glossary
	documents []document
	classes   []uint32 // by document and facet: how many values, and these
}

// Batch begins one.
func (b *Builder) Batch() *Batch {
	batch := &Batch{terms: newGlossary(b.terms)}
	for _, values := range b.values {
		batch.values = append(batch.values, newGlossary(values))
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.batches = append(b.batches, batch)
	return batch
}

// Put takes in a document, of which no other has the key.
func (b *Batch) Put(d Document) {
	terms := pack(prepare(d).terms(b.terms.number))
	b.documents = append(b.documents, document{d.Key, fold(d.Name), d.Created, d.Used, terms})
	for i, values := range b.values {
		var texts []string
		if i < len(d.Facets) {
			texts = d.Facets[i]
		}
		b.classify(values, texts)
	}
}

// classify notes the values that a document has of one facet.
func (b *Batch) classify(values glossary, texts []string) {
	at := len(b.classes)
	b.classes = append(b.classes, 0)
	for _, text := range texts {
		if text != "" {
			b.classes = append(b.classes, values.number(text))
		}
	}
	slices.Sort(b.classes[at+1:])
	b.classes = b.classes[:at+1+len(slices.Compact(b.classes[at+1:]))]
	b.classes[at] = uint32(len(b.classes) - at - 1)
}

// Index returns the index of all that was put in. It is called once, when every batch is finished.
func (b *Builder) Index(together Together) *Index {
	p := parts{facets: b.facets, terms: b.terms.texts, hashes: &b.terms.table, seed: b.terms.seed, columns: newColumns(len(b.facets))}
	for _, values := range b.values {
		p.values = append(p.values, values.texts)
	}
	for _, batch := range b.batches {
		batch.into(&p)
	}
	together(p.sortings()...)
	return p.assemble(together)
}

// into adds a batch to the parts, and numbers its documents on the way.
func (b *Batch) into(p *parts) {
	reserve(p.columns, len(p.documents)+len(b.documents))
	rest := b.classes
	for _, d := range b.documents {
		for i := range p.columns {
			end := 1 + rest[0]
			p.columns[i].set(uint32(len(p.documents)), rest[1:end])
			rest = rest[end:]
		}
		p.documents = append(p.documents, d)
	}
}
