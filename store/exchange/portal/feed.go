package portal

import (
	"bytes"
	"cmp"
	"context"
	"encoding/hex"
	"encoding/xml"
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// feedMost is how many entries a feed has, the newest.
const feedMost = 50

// feedEntry is something new, in one language.
type feedEntry struct {
	meta         store.Meta
	title, about string
	path         string // of the page that shows it
}

// feedPath is the feed of one record.
func (e *edition) feedPath(r store.Record) string {
	return e.lang + "/" + r.Kind().String() + "/" + r.Head().Slug + ".xml"
}

// entry tells of a record by its name.
func (e *edition) entry(r store.Record, about string) feedEntry {
	title := e.pair(e.T("vocabulary.kind."+r.Kind().String()), e.name(r).Text)
	return feedEntry{meta: r.Head(), title: title, about: about, path: e.path(r)}
}

// posts tell of what was written under a record, on whose page they are.
func (e *edition) posts(t talk, of store.Record) []feedEntry {
	var out []feedEntry
	for i, post := range t.posts {
		title := e.pair(e.person(t.authors[i]).Text, e.name(of).Text)
		out = append(out, feedEntry{meta: post.Meta, title: title, about: text.Block(post.Words), path: e.path(of)})
	}
	return out
}

func (x *export) actionFeed(e *edition, read *hubRead) []feedEntry {
	out := e.posts(read.posts, read.Action)
	for _, c := range read.Coalitions {
		out = append(out, e.entry(c.Coalition, e.in(c.Purpose, true).Text))
	}
	for _, c := range read.Commitments {
		out = append(out, e.entry(c, e.in(c.Description, true).Text))
	}
	return out
}

func (x *export) coalitionFeed(e *edition, read *coalitionRead) []feedEntry {
	out := e.posts(read.posts, read.Coalition)
	for _, c := range read.commitments {
		out = append(out, e.entry(c, e.in(c.Description, true).Text))
	}
	return out
}

// writeFeeds writes the feed of the whole site: what is new on the record.
func (x *export) writeFeeds(context.Context) error {
	query := store.Query{Sort: store.ByNewest, Limit: feedMost}
	tools, err := store.List[*store.Tool](x.store, query)
	if err != nil {
		return err
	}
	coalitions, err := store.List[*store.Coalition](x.store, query)
	if err != nil {
		return err
	}
	commitments, err := store.List[*store.Commitment](x.store, query)
	if err != nil {
		return err
	}
	for _, e := range x.editions {
		var entries []feedEntry
		for _, t := range tools.Rows {
			entries = append(entries, e.entry(t, e.in(t.Summary, false).Text))
		}
		for _, c := range coalitions.Rows {
			entries = append(entries, e.entry(c, e.in(c.Purpose, true).Text))
		}
		for _, c := range commitments.Rows {
			entries = append(entries, e.entry(c, e.in(c.Description, true).Text))
		}
		if err := x.putFeed(e, e.lang+"/feed.xml", e.T("portal.title"), e.lang+"/index.html", store.Meta{}, entries); err != nil {
			return err
		}
	}
	return nil
}

// putFeed writes an Atom feed. It was updated when the newest of what it tells was.
func (x *export) putFeed(e *edition, path, title, page string, of store.Meta, entries []feedEntry) error {
	slices.SortStableFunc(entries, func(a, b feedEntry) int {
		return cmp.Or(b.meta.CreatedAt.Compare(a.meta.CreatedAt), slices.Compare(a.meta.ID[:], b.meta.ID[:]))
	})
	entries = entries[:min(len(entries), feedMost)]
	updated := of.CreatedAt
	for _, one := range entries {
		updated = later(updated, one.meta.ChangedAt)
	}
	var buffer bytes.Buffer
	out := xmlWriter{w: &buffer}
	out.raw(xml.Header + `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="` + e.lang + "\">\n")
	out.element("id", feedID(of.ID, e.lang))
	out.element("title", title)
	out.element("updated", stamp(updated))
	out.element("rights", "CC0 1.0 "+cc0)
	out.raw("<author>")
	out.element("name", e.T("portal.title"))
	out.raw("</author>")
	out.link("alternate", x.address+escapePath(page))
	out.link("self", x.address+escapePath(path))
	for _, one := range entries {
		x.feedEntry(&out, one)
	}
	out.raw("</feed>\n")
	if out.err != nil {
		return out.err
	}
	return x.put(path, buffer.Bytes())
}

func (x *export) feedEntry(out *xmlWriter, one feedEntry) {
	out.raw("<entry>")
	out.element("id", urn(one.meta.ID))
	out.element("title", one.title)
	out.element("published", stamp(one.meta.CreatedAt))
	out.element("updated", stamp(later(one.meta.CreatedAt, one.meta.ChangedAt)))
	out.link("alternate", x.address+escapePath(one.path))
	out.element("summary", one.about, "type", "text")
	out.raw("</entry>\n")
}

func (x *xmlWriter) link(rel, href string) {
	x.element("link", "", "rel", rel, "href", href)
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// urn is an identity that stays whatever the site's address is.
func urn(id store.ID) string {
	h := hex.EncodeToString(id[:])
	return "urn:uuid:" + h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// feedID is a feed's: of a record, or of the whole, in one language.
func feedID(of store.ID, lang string) string {
	return urn(store.StableID("portal feed " + of.String() + " " + lang))
}
