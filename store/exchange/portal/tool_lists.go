package portal

import (
	"context"
	"maps"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// toolValues are the uses and countries that tools have.
type toolValues struct{ uses, countries map[string]bool }

func newToolValues() toolValues {
	return toolValues{make(map[string]bool), make(map[string]bool)}
}

func (v toolValues) take(t *store.Tool) {
	for _, use := range t.Uses {
		v.uses[use] = true
	}
	for _, country := range t.Countries {
		v.countries[country] = true
	}
}

func (e *edition) toolRow(t *store.Tool) item {
	one := e.ref(t)
	one.Note = e.in(t.Summary, false)
	return one
}

func kinds(kind store.Kind) func(*edition) string {
	return func(e *edition) string { return e.T("vocabulary.kinds." + kind.String()) }
}

// writeToolLists lists the tools: all of them, by use, and by country.
func (x *export) writeToolLists(ctx context.Context) error {
	uses, countries := slices.Sorted(maps.Keys(x.tools.uses)), slices.Sorted(maps.Keys(x.tools.countries))
	err := writeList(ctx, x, list[*store.Tool]{
		name: "tools/index", query: store.Query{Sort: store.ByName}, title: kinds(store.KindTool), row: (*edition).toolRow,
		first: func(e *edition, p *page) {
			p.Search = e.search()
			p.section(section{Title: e.T("portal.by-use"), Items: byName(e.uses(uses)), Short: true})
			p.section(section{Title: e.T("portal.by-country"), Items: byName(e.countryRefs(countries)), Short: true})
		},
	})
	for _, use := range uses {
		if err == nil {
			err = x.writeToolsBy(ctx, "use", store.FacetUse, use, func(e *edition) string { return e.use(use).Text })
		}
	}
	for _, code := range countries {
		if err == nil {
			err = x.writeToolsBy(ctx, "country", store.FacetCountry, code, func(e *edition) string { return e.Country(code) })
		}
	}
	return err
}

func (x *export) writeToolsBy(ctx context.Context, dir, facet, value string, title func(*edition) string) error {
	return writeList(ctx, x, list[*store.Tool]{
		name:  "tools/" + dir + "/" + text.Slug(value),
		query: store.Query{Sort: store.ByName, Filters: map[string][]string{facet: {value}}},
		title: title, over: kinds(store.KindTool), row: (*edition).toolRow,
	})
}

func byName(items []item) []item {
	slices.SortStableFunc(items, func(a, b item) int { return compareFolded(a.Text, b.Text) })
	return items
}
