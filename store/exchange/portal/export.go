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
		if data.Main {
			x.downloads = append(x.downloads, data.Name)
		}
	}
	uses, err := s.Uses()
	if err != nil {
		return nil, err
	}
	for _, words := range options.Words {
		e := &edition{Words: words, lang: words.Lang(), said: sayings(words), vocabulary: uses}
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
