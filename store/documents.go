package store

import (
	"fmt"
	"strconv"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/ogptoolbox/concorde/store/search"
)

// document is what can be found of a record, and by which words.
func (v *views) document(st state, record Record) search.Document {
	head := record.Head()
	doc := search.Document{
		Key: search.Key(head.ID), Name: record.Title("en"),
		Created: head.CreatedAt.UnixMilli(), Used: v.usedBy(st, record),
	}
	switch r := record.(type) {
	case *Tool:
		toolDocument(st, r, v.contested(st, r), &doc)
	case *Action:
		doc.Name = fmt.Sprintf("%03d", r.Number) // so that by name is by number
		doc.Names = append(r.Name.all(), strconv.Itoa(r.Number))
		doc.Tags = append([]string{r.WorkingGroup}, countryNames(r.Governments)...)
		doc.Texts = r.Description.all()
		doc.Facets = [][]string{values(r.Theme), r.Governments}
	case *Commitment:
		commitmentDocument(st, r, &doc)
	case *Coalition:
		coalitionDocument(st, r, &doc)
	case *Organisation:
		doc.Names = []string{r.Name}
		doc.Tags = countryNames([]string{r.Country})
		doc.Facets = [][]string{values(r.Type), values(r.Country)}
	case *Person:
		doc.Names = []string{r.Handle, r.Name}
		doc.Tags = append(append(names(st, KindOrganisation, r.Organisation), r.Offers...), countryNames([]string{r.Country})...)
		doc.Summaries = r.Seeks
		doc.Facets = [][]string{values(r.Type), values(r.Country), r.Languages, skills(r.Offers), skills(r.Seeks)}
	}
	switch record.(type) {
	case *Tool, *Action, *Coalition: // see facetsOf
		doc.Facets = append([][]string{missingIn(record)}, doc.Facets...)
	}
	return doc
}

// toolDocument finds a tool under every value that people hold of a field.
func toolDocument(st state, t *Tool, held func(field string) []string, doc *search.Document) {
	doc.Names = []string{t.Name}
	doc.Tags = append(append([]string{}, t.Tags...), t.WrittenIn...)
	for _, use := range t.Uses {
		doc.Tags = append(doc.Tags, useLabels(st, use)...)
	}
	doc.Tags = append(doc.Tags, names(st, KindOrganisation, t.Developers...)...)
	doc.Tags = append(doc.Tags, countryNames(t.Countries)...)
	doc.Tags = append(doc.Tags, held("licence")...)
	doc.Summaries = t.Summary.all()
	doc.Texts = t.Description.all()
	doc.Facets = [][]string{
		t.Uses, held("licence"), t.Languages, t.Countries, held("maturity"), t.WrittenIn,
		slugs(st, KindOrganisation, t.Developers...),
	}
}

func coalitionDocument(st state, c *Coalition, doc *search.Document) {
	doc.Names = []string{c.Name}
	doc.Tags = names(st, KindTool, c.Tools...)
	for _, need := range c.Needs {
		doc.Tags = append(doc.Tags, need.Kind, need.Words)
	}
	doc.Summaries = c.Purpose.all()
	doc.Facets = [][]string{slugs(st, KindAction, c.Actions...), values(c.Stage), needSkills(c.Needs)}
}

// values is a facet's values where there is at most one.
func values(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

func names(st state, kind Kind, ids ...ID) []string {
	return eachOf(st, kind, ids, func(r Record) string { return r.Title("en") })
}

func slugs(st state, kind Kind, ids ...ID) []string {
	return eachOf(st, kind, ids, func(r Record) string { return r.Head().Slug })
}

func eachOf(st state, kind Kind, ids []ID, of func(Record) string) []string {
	var out []string
	for _, id := range ids {
		if record, err := st.find(kind, id); err == nil && record != nil && !record.Head().Hidden {
			out = append(out, of(record))
		}
	}
	return out
}

func useLabels(st state, slug string) []string {
	for _, use := range builtinUses() {
		if use.slug == slug {
			return []string{use.en, use.fr, use.es}
		}
	}
	if term, err := st.find(KindTerm, TermID(VocabularyUse, slug)); err == nil && term != nil {
		return append(term.(*Term).Label.all(), slug)
	}
	return []string{slug}
}

// countryName is a country's name in a language, in English where there is no
// name in that; the code itself where it is no country's.
func countryName(code, lang string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	if namer := display.Regions(language.Make(lang)); namer != nil {
		return namer.Name(region)
	}
	return display.Regions(language.English).Name(region)
}

// countryNames are countries' names in the languages of the summit.
func countryNames(codes []string) []string {
	var out []string
	for _, code := range codes {
		region, err := language.ParseRegion(code)
		if err != nil {
			continue
		}
		for _, namer := range []display.Namer{display.Regions(language.English), display.Regions(language.French), display.Regions(language.Spanish)} {
			out = append(out, namer.Name(region))
		}
	}
	return out
}
