package portal

import (
	"context"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// newest is how many of the newest records the first page shows.
const newest = 12

// search is the form that looks through the tools in the browser.
func (e *edition) search() *search {
	return &search{Index: e.lang + "/find/", Pages: e.lang + "/tool/"}
}

// writeHome writes the first page in every language, and the one on which a
// language is chosen.
func (x *export) writeHome(context.Context) error {
	tools, err := store.List[*store.Tool](x.store, store.Query{Sort: store.ByNewest, Limit: newest})
	if err != nil {
		return err
	}
	coalitions, err := store.List[*store.Coalition](x.store, store.Query{Sort: store.ByNewest, Limit: newest})
	if err != nil {
		return err
	}
	actions, err := x.actions()
	if err != nil {
		return err
	}
	announcements, err := x.store.Announcements(newest)
	if err != nil {
		return err
	}
	for _, e := range x.editions {
		p := x.home(e)
		p.section(section{Title: e.T("portal.announcements"), Posts: e.announcements(shown(announcements))})
		p.section(section{Title: kinds(store.KindAction)(e), Items: rows(e, actions, (*edition).numbered)})
		p.section(section{Title: e.T("portal.new-coalitions"), Items: rows(e, coalitions.Rows, (*edition).coalitionRow)})
		p.section(section{Title: e.T("portal.new-tools"), Items: rows(e, tools.Rows, (*edition).toolRow)})
		if err := x.publish(e, p, ""); err != nil {
			return err
		}
	}
	return x.writeChoice()
}

// home is the first page with what there is, by number.
func (x *export) home(e *edition) *page {
	p := &page{
		Path: e.lang + "/index.html", Title: e.T("portal.title"), Lead: phrase{Text: e.T("portal.about")}, Search: e.search(),
		Data: described("WebSite", "name", e.T("portal.title"), "description", e.T("portal.about"), "license", cc0, "inLanguage", e.lang),
	}
	for _, kind := range listed() {
		p.fact(kinds(kind)(e), item{Text: e.Number(x.store.Count(kind)), Href: e.lang + "/" + room(kind) + "/index.html"})
	}
	return p
}

func rows[R store.Record](e *edition, records []R, row func(*edition, R) item) []item {
	out := make([]item, 0, len(records))
	for _, record := range records {
		out = append(out, row(e, record))
	}
	return out
}

func (e *edition) announcements(all []*store.Announcement) []message {
	var out []message
	for _, a := range all {
		out = append(out, message{
			By: item{Text: e.T("vocabulary.role.organiser")}, When: e.LongDate(a.CreatedAt.UTC()), Stamp: stamp(a.CreatedAt), Words: text.Block(a.Words),
		})
	}
	return out
}

// writeChoice writes the page at the root, in all languages at once.
func (x *export) writeChoice() error {
	first := x.editions[0]
	p := &page{Path: "index.html", Title: first.T("portal.title"), Alone: true}
	var ways []item
	var titles []string
	for _, e := range x.editions {
		ways = append(ways, item{
			Text: e.T("portal.self"), Lang: e.lang, Href: e.lang + "/index.html", Note: phrase{e.T("portal.title"), e.lang},
		})
		titles = append(titles, e.T("portal.title"))
	}
	p.section(section{Items: ways})
	p.About = strings.Join(titles, " · ")
	return x.publish(first, p, "")
}
