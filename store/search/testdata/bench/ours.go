package main

import (
	"context"
	"iter"
	"sync"

	"github.com/ogptoolbox/concorde/store/search"
	"github.com/ogptoolbox/concorde/store/search/searchtest"
)

const us = "ours"

// ours is the index of the program. It counts all seven facets, which is two more than its peers.
type ours struct{ *search.Index }

func openOurs() *ours { return new(ours) }

// fill makes the index with as many goroutines as the machine has cores, as a start of the program does.
func (o *ours) fill(_ context.Context, tools iter.Seq[searchtest.Tool]) error {
	made, builder := make(chan searchtest.Tool, 256), search.NewBuilder(searchtest.Facets()...)
	var loaders sync.WaitGroup
	for range cores() {
		batch := builder.Batch()
		loaders.Go(func() {
			for t := range made {
				batch.Put(document(t))
			}
		})
	}
	for t := range tools {
		made <- t
	}
	close(made)
	loaders.Wait()
	o.Index = builder.Index(together)
	return nil
}

// together runs tasks at once.
func together(tasks ...func()) {
	var group sync.WaitGroup
	for _, task := range tasks {
		group.Go(task)
	}
	group.Wait()
}

func (o *ours) find(_ context.Context, q question) (int, error) {
	query := search.Query{Text: q.text, Limit: window, Counts: true}
	if q.use != "" {
		query.Filters = map[string][]string{"use": {q.use}}
	}
	return o.Search(query).Total, nil
}

func (o *ours) put(_ context.Context, t searchtest.Tool) error {
	o.Put(document(t))
	return nil
}

func (o *ours) close() error { return nil }

func document(t searchtest.Tool) search.Document {
	return search.Document{
		Key: t.Key, Name: t.Name, Names: t.Names, Tags: t.Tags, Summaries: t.Summaries, Texts: t.Texts,
		Facets: t.Facets, Created: t.Created, Used: t.Used,
	}
}
