package portal

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/ogptoolbox/concorde/store"
)

// window is how many records are read at once.
const window = 128

// export is one writing of the site.
type export struct {
	*publisher
	reading
	prose   *prose
	finders []*finder // of the editions
	options Options
	tools   toolValues
	done    uint64
	total   uint64
}

// Write writes the whole record as a site into a directory: one that is empty,
// or not there, or a portal already; [ErrNotOurs] otherwise. Only what would
// change is written, and the pages of what is gone go. A canceled context ends
// it between two records, with whole pages; the next export goes on.
func Write(ctx context.Context, s *store.Store, dir string, options Options) (result Result, err error) {
	scratch, err := os.MkdirTemp("", "concorde-portal-*")
	if err != nil {
		return result, fmt.Errorf("make room for lists: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	target, err := openSite(dir, scratch)
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, target.close()) }()
	x, err := begin(s, target, scratch, options)
	if err != nil {
		return result, err
	}
	if err := x.write(ctx); err != nil {
		return result, err
	}
	return Result{Files: target.files, Written: target.written, Removed: target.removed}, nil
}

func begin(s *store.Store, target *site, scratch string, options Options) (*export, error) {
	x := &export{
		publisher: &publisher{site: target, address: options.Address}, reading: reading{s},
		prose: newProse(), options: options, tools: newToolValues(),
	}
	for _, kind := range listed() {
		x.total += uint64(s.Count(kind))
	}
	for _, data := range options.Data {
		x.downloads = append(x.downloads, data.Name)
	}
	uses, err := s.Uses()
	if err != nil {
		return nil, err
	}
	for _, words := range options.Words {
		e := &edition{Words: words, lang: words.Lang(), vocabulary: uses}
		x.editions = append(x.editions, e)
		found, err := newFinder(e, scratch)
		if err != nil {
			return nil, err
		}
		x.finders = append(x.finders, found)
	}
	pages, err := newSpool(scratch, "pages")
	if err != nil {
		return nil, err
	}
	x.sitemap = &sitemap{address: options.Address, pages: pages}
	x.template, err = parseTemplate()
	return x, err
}

// write writes all that belongs to the site; what does not any more goes last.
func (x *export) write(ctx context.Context) error {
	for _, step := range []func(context.Context) error{
		x.writeAssets, x.writeTools, x.writeOthers, x.writeToolLists, x.writeLists, x.writeDeclaration, x.writeHome, x.writeFeeds, x.writeData,
	} {
		if err := step(ctx); err != nil {
			return err
		}
	}
	if err := x.sitemap.write(x.site); err != nil {
		return err
	}
	return x.finish()
}

func (x *export) writeAssets(context.Context) error {
	for _, name := range assets() {
		data, err := files.ReadFile("assets/" + name)
		if err == nil {
			err = x.put(name, data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (x *export) writeData(ctx context.Context) error {
	for _, data := range x.options.Data {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := x.stream("data/"+data.Name, data.Write, nil); err != nil {
			return err
		}
	}
	return nil
}

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
