package portal

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/ogptoolbox/concorde/store"
)

// perPage is how many records a page of a list shows.
const perPage = 100

// list is a list of records, in pages, in every language.
type list[R store.Record] struct {
	name  string // of its files, such as tools/index
	query store.Query
	title func(*edition) string
	over  func(*edition) string // above the title; nil: nothing
	row   func(*edition, R) item
	first func(*edition, *page) // adds to the first page; nil: nothing
}

// writeList writes the pages of a list, each window of it read once.
func writeList[R store.Record](ctx context.Context, x *export, l list[R]) error {
	l.query.Limit = perPage
	for l.query.Offset = 0; ; l.query.Offset += perPage {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, err := store.List[R](x.store, l.query)
		if err != nil {
			return err
		}
		number, last := l.query.Offset/perPage+1, max((found.Total+perPage-1)/perPage, 1)
		for _, e := range x.editions {
			if err := x.publish(e, l.page(e, found.Rows, number, last), ""); err != nil {
				return err
			}
		}
		if number == last {
			return nil
		}
	}
}

func (l list[R]) page(e *edition, rows []R, number, last int) *page {
	title := l.title(e)
	p := &page{
		Path: e.lang + "/" + pageFile(l.name, number), Title: title, Number: number, Pager: e.pager(l.name, number, last),
		Data: described("CollectionPage", "name", title, "license", cc0, "inLanguage", e.lang),
	}
	if l.over != nil {
		p.Over = l.over(e)
	}
	if number == 1 && l.first != nil {
		l.first(e, p)
	}
	items := make([]item, 0, len(rows))
	for _, row := range rows {
		items = append(items, l.row(e, row))
	}
	if len(items) == 0 {
		items = plain(e.T("portal.empty"))
	}
	p.section(section{Items: items})
	return p
}

// pageFile is the file of one page of a list.
func pageFile(name string, number int) string {
	if number > 1 {
		name += "-" + strconv.Itoa(number)
	}
	return name + ".html"
}

// pager leads to the pages of a list: the next ones, the first and the last.
func (e *edition) pager(name string, number, last int) []step {
	if last < 2 {
		return nil
	}
	var out []step
	to := func(label, rel string, n int) {
		out = append(out, step{Name: label, Rel: rel, Href: e.lang + "/" + pageFile(name, n), Here: rel == "" && n == number})
	}
	if number > 1 {
		to(e.T("portal.previous"), "prev", number-1)
	}
	for n := 1; n <= last; n++ {
		if n == 1 || n == last || max(n-number, number-n) <= 2 || n%10 == 0 {
			to(e.Number(n), "", n)
		}
	}
	if number < last {
		to(e.T("portal.next"), "next", number+1)
	}
	return out
}

// writeLists lists everything that is no tool.
func (x *export) writeLists(ctx context.Context) error {
	byName := store.Query{Sort: store.ByName}
	return firstOf(
		x.writeActionList(),
		writeList(ctx, x, list[*store.Coalition]{
			name: "coalitions/index", query: byName, title: kinds(store.KindCoalition), row: (*edition).coalitionRow,
		}),
		writeList(ctx, x, list[*store.Commitment]{
			name: "commitments/index", query: byName, title: kinds(store.KindCommitment), row: func(e *edition, c *store.Commitment) item {
				return e.commitments([]*store.Commitment{c})[0]
			},
		}),
		writeList(ctx, x, list[*store.Organisation]{
			name: "organisations/index", query: byName, title: kinds(store.KindOrganisation), row: (*edition).organisationRow,
		}),
		writeList(ctx, x, list[*store.Person]{
			name: "people/index", query: byName, title: kinds(store.KindPerson), row: (*edition).personRow,
		}),
	)
}

func (e *edition) coalitionRow(c *store.Coalition) item {
	one := e.ref(c)
	one.Note.Text = e.term("stage", c.Stage).Text
	return one
}

func (e *edition) organisationRow(o *store.Organisation) item {
	one := e.ref(o)
	one.Note.Text = joined(e.term("organisation-kind", o.Type).Text, e.country(o.Country))
	return one
}

func (e *edition) personRow(p *store.Person) item {
	one := e.ref(p)
	one.Note.Text = joined(e.term("person-kind", p.Type).Text, e.country(p.Country))
	return one
}

// actions are all collective actions in the order of their numbers: there are some twenty.
func (r reading) actions() ([]*store.Action, error) {
	page, err := store.List[*store.Action](r.store, store.Query{Limit: r.store.Count(store.KindAction)})
	slices.SortFunc(page.Rows, func(a, b *store.Action) int { return cmp.Compare(a.Number, b.Number) })
	return page.Rows, err
}

func (x *export) writeActionList() error {
	actions, err := x.actions()
	if err != nil {
		return err
	}
	l := list[*store.Action]{name: "actions/index", title: kinds(store.KindAction), row: (*edition).numbered}
	for _, e := range x.editions {
		if err := x.publish(e, l.page(e, actions, 1, 1), ""); err != nil {
			return err
		}
	}
	return nil
}
