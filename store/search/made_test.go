package search

import "github.com/ogptoolbox/concorde/store/search/searchtest"

// made returns made-up documents.
func made(seed uint64, n int) []Document {
	docs := make([]Document, 0, n)
	for t := range searchtest.New(seed).Tools(n) {
		docs = append(docs, Document{
			Key: t.Key, Name: t.Name, Names: t.Names, Tags: t.Tags, Summaries: t.Summaries, Texts: t.Texts,
			Facets: t.Facets, Created: t.Created, Used: t.Used,
		})
	}
	return docs
}

func names(docs []Document) []string {
	names := make([]string, 0, len(docs))
	for _, d := range docs {
		names = append(names, d.Name)
	}
	return names
}
