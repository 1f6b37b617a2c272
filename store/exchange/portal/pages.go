package portal

import (
	"context"

	"github.com/ogptoolbox/concorde/store"
)

// each reads the records of a type that match a query, a window at a time, and
// calls f with each and its place among all.
func each[R store.Record](ctx context.Context, x *export, query store.Query, f func(record R, at, total int) error) error {
	query.Limit = window
	for query.Offset = 0; ; query.Offset += window {
		page, err := store.List[R](x.store, query)
		if err != nil {
			return err
		}
		for i, record := range page.Rows {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := f(record, query.Offset+i, page.Total); err != nil {
				return err
			}
		}
		if query.Offset+window >= page.Total {
			return nil
		}
	}
}

// step tells how far the export has come.
func (x *export) step() {
	x.done++
	if x.options.Progress != nil {
		x.options.Progress(x.done, max(x.total, x.done))
	}
}

// writeTools writes a page and a file for each tool, the newest first, and
// tells the search of it.
func (x *export) writeTools(ctx context.Context) error {
	err := each(ctx, x, store.Query{Sort: store.ByNewest}, func(t *store.Tool, at, total int) error {
		read, err := x.tool(t)
		if err != nil {
			return err
		}
		x.tools.take(read.tool)
		data, err := read.file()
		if err == nil {
			err = x.put(filePath(t), data)
		}
		if err != nil {
			return err
		}
		for i, e := range x.editions {
			if err := x.publish(e, e.toolPage(read, x.prose), stamp(t.ChangedAt)); err != nil {
				return err
			}
			if err := x.finders[i].take(x.site, total-1-at, read); err != nil {
				return err
			}
		}
		x.step()
		return nil
	})
	for _, found := range x.finders {
		if err == nil {
			err = found.finish(x.site)
		}
	}
	return err
}

// writeOthers writes the pages of all that is no tool.
func (x *export) writeOthers(ctx context.Context) error {
	return firstOf(
		pages(ctx, x, x.action, (*edition).actionPage, x.actionFeed),
		pages(ctx, x, x.coalition, (*edition).coalitionPage, x.coalitionFeed),
		pages(ctx, x, x.commitment, (*edition).commitmentPage, nil),
		pages(ctx, x, x.organisation, func(e *edition, read *houseRead, _ *prose) *page { return e.organisationPage(read) }, nil),
		pages(ctx, x, x.person, func(e *edition, read *personRead, _ *prose) *page { return e.personPage(read) }, nil),
	)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// pages writes the page of every record of a type in every language, and its
// feed where it has one.
func pages[R store.Record, Read any](
	ctx context.Context, x *export, read func(R) (Read, error), show func(*edition, Read, *prose) *page, feed func(*edition, Read) []feedEntry,
) error {
	return each(ctx, x, store.Query{Sort: store.ByNewest}, func(record R, _, _ int) error {
		around, err := read(record)
		if err != nil {
			return err
		}
		for _, e := range x.editions {
			page := show(e, around, x.prose)
			if err := x.publish(e, page, stamp(record.Head().ChangedAt)); err != nil {
				return err
			}
			if feed == nil {
				continue
			}
			if err := x.putFeed(e, page.Feed, page.Title, e.path(record), record.Head(), feed(e, around)); err != nil {
				return err
			}
		}
		x.step()
		return nil
	})
}
