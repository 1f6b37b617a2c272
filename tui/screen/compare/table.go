package compare

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
)

// Row is one field of the tools that are compared, in the reader's words: a
// value for each, in the order of the tools.
type Row struct {
	Label  string
	Values []string
}

// Differs reports whether the tools do not all have the same value.
func (r Row) Differs() bool {
	return slices.ContainsFunc(r.Values, func(value string) bool { return value != r.Values[0] })
}

// Table is what at least one of some tools says of itself: first the fields in
// which they differ, then those that they have in common.
type Table struct {
	Names         []string
	Differ, Agree []Row
}

// Of compares tools, each with the values that most people voted for.
func Of(c *screen.Common, tools []*store.Tool) Table {
	var table Table
	rows := fields(c)
	for i := range rows {
		rows[i].row.Values = make([]string, len(tools))
	}
	for n, tool := range tools {
		if contests, err := c.Store.Contests(tool); err == nil {
			tool = store.AsVoted(tool, contests)
		}
		table.Names = append(table.Names, screen.Clean(tool.Name))
		for i := range rows {
			rows[i].row.Values[n] = rows[i].of(tool)
		}
	}
	for _, field := range rows {
		switch {
		case strings.Join(field.row.Values, "") == "":
		case field.row.Differs():
			table.Differ = append(table.Differ, field.row)
		default:
			table.Agree = append(table.Agree, field.row)
		}
	}
	return table
}

// field is how a row's value is read from a tool.
type field struct {
	row Row
	of  func(*store.Tool) string
}

// fields are the rows there can be, those first that people choose by.
func fields(c *screen.Common) []field {
	named := func(name string, of func(*store.Tool) string) field {
		return field{Row{Label: c.T("vocabulary.field.tool." + name)}, of}
	}
	list := func(of func(*store.Tool) []string) func(*store.Tool) string {
		return func(t *store.Tool) string { return screen.Clean(strings.Join(of(t), ", ")) }
	}
	return []field{
		named("summary", func(t *store.Tool) string { return c.Text(t.Summary) }),
		named("uses", func(t *store.Tool) string { return c.UseLabels(t.Uses) }),
		named("licence", func(t *store.Tool) string { return screen.Clean(t.Licence) }),
		named("maturity", func(t *store.Tool) string { return c.Term("maturity", t.Maturity) }),
		{Row{Label: c.T("compare.used-by")}, func(t *store.Tool) string { return who(c, t, store.Uses) }},
		{Row{Label: c.T("compare.coalitions")}, func(t *store.Tool) string {
			return c.Names(store.KindCoalition, c.Store.Referrers(t.ID, store.KindCoalition))
		}},
		named("developers", func(t *store.Tool) string { return c.Names(store.KindOrganisation, t.Developers) }),
		named("countries", func(t *store.Tool) string { return c.Countries(t.Countries) }),
		named("languages", func(t *store.Tool) string { return c.Languages(t.Languages) }),
		named("platforms", func(t *store.Tool) string { return c.Terms("platform", t.Platforms) }),
		named("written_in", list(func(t *store.Tool) []string { return t.WrittenIn })),
		named("tags", list(func(t *store.Tool) []string { return t.Tags })),
		named("website", func(t *store.Tool) string { return screen.Clean(t.Website) }),
		named("repository", func(t *store.Tool) string { return screen.Clean(t.Repository) }),
	}
}

// named is how many of those who use a tool are called by their names.
const named = 3

// who are some of those who say that they use a tool, each for whom, and how
// many more there are.
func who(c *screen.Common, tool *store.Tool, relation store.Relation) string {
	ties, _ := store.Referring[*store.Tie](c.Store, tool.ID)
	var names []string
	for _, tie := range ties {
		if tie.Relation != relation {
			continue
		}
		name := c.Name(store.KindOrganisation, tie.Organisation)
		if name == "" {
			name = c.Person(tie.Person)
		}
		names = append(names, name)
	}
	if more := len(names) - named; more > 0 {
		names = append(names[:named], "+"+strconv.Itoa(more))
	}
	return strings.Join(names, ", ")
}
