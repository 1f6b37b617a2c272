package search

// Key identifies a document. The index gives it no meaning but equality, and the order of its bytes as the last tie-break.
type Key [16]byte

// Document is what the index is told about one thing that can be found.
type Document struct {
	Key       Key
	Name      string     // shown and sorted by; its words count as names too
	Names     []string   // tier 0: the name in every spelling and language
	Tags      []string   // tier 1: tags, organisations, labels, countries
	Summaries []string   // tier 2
	Texts     []string   // tier 3: descriptions
	Facets    [][]string // values by facet, in the order given to New; empty and repeated values do not count
	Created   int64      // larger is newer
	Used      int        // how many use it
}

// Sort is the order of what is found. Every order ends with the most used, the name and the key, so that it is total.
type Sort uint8

const (
	// Relevance puts the whole name first, then names before tags before summaries before descriptions, whole words
	// before beginnings of words. Without text there is nothing to be relevant to, and it is MostUsed.
	Relevance Sort = iota
	// Newest puts the largest Created first.
	Newest
	// MostUsed puts the largest Used first.
	MostUsed
	// ByName sorts by the folded name.
	ByName
)

// Query asks for one window of what matches.
type Query struct {
	Text    string              // every word must match, each may be unfinished; empty finds everything
	Filters map[string][]string // by facet: several values of one widen, several facets narrow
	Sort    Sort
	Offset  int // of the first key wanted
	Limit   int // how many keys at most; 0 asks for the total and the counts alone
	Counts  bool
}

// Result is one window of what a Query finds.
type Result struct {
	Total   int
	Keys    []Key
	Counts  map[string][]Count // by facet, most frequent first; nil unless asked for
	Relaxed Relaxed
}

// Count is how many of the documents found have a value.
type Count struct {
	Value string
	N     int
}

// Relaxed says what was relaxed to find something. The zero value: nothing was.
type Relaxed struct {
	Typos   []Correction // words read with a typo, in the order typed
	Dropped []string     // words left out, in the order typed
	Filters bool         // the filters leave nothing of what the text finds; they were applied all the same
}

// Correction is a word that nothing begins with, and the word it was read as.
type Correction struct{ Typed, Read string }

// CountedValues is how many values of a facet a result counts at most, beside those filtered by.
const CountedValues = 50
