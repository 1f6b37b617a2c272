package portal

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// chunk is how many tools one file of rows has: a phone fetches those files
// that have what it shows.
const chunk = 50

// What the browser looks through is in small files, of which it fetches only
// those that a question needs: the words that begin with the same two letters
// share one, each value of a facet has one, and the rows are in chunks. Tools
// go by a number, the oldest first, so that a new one changes few of the files.

// finder writes these files for one language.
type finder struct {
	e      *edition
	words  *spool // by the beginnings of words: word, where it stands, tool
	values *spool // by facet and value: tool
	facets map[string]map[string]*facetValue
	rows   [][]string // of the chunk being filled, the newest first
	total  int
}

// facetValue is a value by which tools are narrowed.
type facetValue struct {
	label string
	n     int
}

// inText marks a word that stands elsewhere than in the name.
const inText = "1"

func newFinder(e *edition, scratch string) (*finder, error) {
	f := &finder{e: e, facets: map[string]map[string]*facetValue{"use": {}, "country": {}, "licence": {}}}
	var err error
	if f.words, err = newSpool(scratch, "words-"+e.lang); err != nil {
		return nil, err
	}
	f.values, err = newSpool(scratch, "values-"+e.lang)
	return f, err
}

// take takes in a tool by its number; the numbers come in falling order, to 0.
func (f *finder) take(s *site, number int, read *toolRead) error {
	t := read.tool
	f.total = max(f.total, number+1)
	summary := f.e.in(t.Summary, false)
	if err := f.takeWords(number, read, summary.Text); err != nil {
		return err
	}
	if err := f.takeValues(number, t); err != nil {
		return err
	}
	f.rows = append(f.rows, []string{t.Slug, text.Line(t.Name), clipped(summary.Text), summary.Lang})
	if number%chunk != 0 {
		return nil
	}
	slices.Reverse(f.rows)
	err := f.put(s, "t-"+strconv.Itoa(number/chunk), f.rows)
	f.rows = f.rows[:0]
	return err
}

// clipped is as much of a summary as a list of what was found shows.
func clipped(s string) string {
	const enough = 160
	if utf8.RuneCountInString(s) <= enough {
		return s
	}
	return string([]rune(s)[:enough-1]) + "…"
}

func (f *finder) takeWords(number int, read *toolRead, summary string) error {
	t := read.tool
	said := []string{summary, strings.Join(t.Tags, " "), strings.Join(labels(f.e.uses(t.Uses)), " ")}
	for _, o := range read.developers {
		said = append(said, o.Name)
	}
	for _, country := range t.Countries {
		said = append(said, f.e.Country(country))
	}
	seen := make(map[string]bool)
	for where, words := range [][]string{text.Words(t.Name), text.Words(strings.Join(said, " "))} {
		for _, word := range words {
			if seen[word] {
				continue
			}
			seen[word] = true
			line := word + "\t" + strconv.Itoa(where) + "\t" + strconv.Itoa(number)
			if err := f.words.addTo(shard(word), line); err != nil {
				return err
			}
		}
	}
	return nil
}

// shard names the file of a word: its first two characters, by their numbers.
func shard(word string) string {
	var out []string
	for _, r := range word {
		if out = append(out, strconv.FormatInt(int64(r), 16)); len(out) == 2 {
			break
		}
	}
	return "w-" + strings.Join(out, "-")
}

func (f *finder) takeValues(number int, t *store.Tool) error {
	take := func(facet, value, label string) error {
		if value == "" {
			return nil
		}
		known := f.facets[facet][value]
		if known == nil {
			known = &facetValue{label: label}
			f.facets[facet][value] = known
		}
		known.n++
		return f.values.addTo(valueFile(facet, value), strconv.Itoa(number))
	}
	err := take("licence", t.Licence, text.Line(t.Licence))
	for _, use := range t.Uses {
		err = firstOf(err, take("use", use, f.e.use(use).Text))
	}
	for _, country := range t.Countries {
		err = firstOf(err, take("country", country, f.e.Country(country)))
	}
	return err
}

// valueFile names the file of a value, which may be any text.
func valueFile(facet, value string) string {
	sum := fnv.New64a()
	_, _ = sum.Write([]byte(value)) // a hash takes everything
	return facet + "-" + strconv.FormatUint(sum.Sum64(), 36)
}

// finish writes the files that need all tools.
func (f *finder) finish(s *site) error {
	for _, name := range f.words.buckets() {
		lines, err := f.words.read(name)
		if err != nil {
			return err
		}
		if err := f.put(s, name, postings(lines)); err != nil {
			return err
		}
	}
	for _, name := range f.values.buckets() {
		lines, err := f.values.read(name)
		if err != nil {
			return err
		}
		if err := f.put(s, name, gaps(numbers(lines))); err != nil {
			return err
		}
	}
	return f.put(s, "facets", f.summary())
}

// facetFile is what is fetched first: how many tools there are in which chunks,
// and by which values they can be narrowed.
type facetFile struct {
	Tools  int                `json:"tools"`
	Chunk  int                `json:"chunk"`
	Facets map[string][][]any `json:"facets"` // by facet: file, label, how many
}

func (f *finder) summary() facetFile {
	out := facetFile{Tools: f.total, Chunk: chunk, Facets: make(map[string][][]any)}
	for facet, values := range f.facets {
		list := make([][]any, 0, len(values))
		keys := slices.SortedFunc(maps.Keys(values), func(a, b string) int {
			if by := compareFolded(values[a].label, values[b].label); by != 0 {
				return by
			}
			return strings.Compare(a, b)
		})
		for _, value := range keys {
			list = append(list, []any{valueFile(facet, value), values[value].label, values[value].n})
		}
		out.Facets[facet] = list
	}
	return out
}

func (f *finder) put(s *site, name string, what any) error {
	data, err := json.Marshal(what)
	if err != nil {
		return fmt.Errorf("write what is searched: %w", err)
	}
	return s.put(filepath.ToSlash(f.e.lang+"/find/"+name+".json"), data)
}
