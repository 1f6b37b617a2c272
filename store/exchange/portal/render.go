package portal

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// publisher renders pages and puts them on the site.
type publisher struct {
	*site
	editions  []*edition
	template  *template.Template
	address   string
	downloads []string
	sitemap   *sitemap
	buffer    bytes.Buffer
}

// view is what the template is told. It has no methods: the template would look
// for each of its fields among them first, which takes longer than all else.
type view struct {
	*page
	Say                        *said
	Called                     phrase // the title with its language
	Site, Heading, Description string
	Lang, Root, Canonical      string
	Others                     []tongue // the page in every language
	Tongues                    []tongue // where readers change language
	Rooms                      []step
	Downloads                  []step
}

type tongue struct {
	Lang, Name, Href string
	Here             bool
}

// publish renders a page. Stamped, if any, is when what it shows changed last.
func (p *publisher) publish(e *edition, page *page, stamped string) error {
	page.link()
	v := view{
		page: page, Say: e.said, Called: phrase{page.Title, page.TitleLang}, Lang: e.lang, Root: page.root(), Site: e.T("portal.title"),
		Rooms: e.rooms(page), Description: describe(page),
	}
	v.Heading = e.heading(page)
	v.Others, v.Tongues = p.tongues(e, page)
	if p.address != "" {
		v.Canonical = p.address + page.Path
	}
	for _, name := range p.downloads {
		v.Downloads = append(v.Downloads, step{Name: name, Href: page.root() + "data/" + name})
	}
	p.buffer.Reset()
	if err := p.template.Execute(&p.buffer, v); err != nil {
		return fmt.Errorf("write the page %s: %w", page.Path, err)
	}
	if err := p.put(page.Path, p.buffer.Bytes()); err != nil {
		return err
	}
	return p.sitemap.add(page.Path, stamped)
}

// heading is the title of the window: what the page is, and of which site.
func (e *edition) heading(p *page) string {
	title := p.Title
	if p.Number > 1 {
		title = e.F("portal.page", map[string]any{"Title": title, "N": e.Number(p.Number)})
	}
	if site := e.T("portal.title"); title != site {
		title += " · " + site
	}
	return title
}

// describe is what the page is in a sentence, for those who find it elsewhere.
func describe(p *page) string {
	const enough = 200
	said := p.About
	if said == "" {
		said = p.Lead.Text
	}
	if said == "" {
		said = strings.TrimPrefix(p.Over+" · "+p.Title, " · ")
	}
	said = text.Line(said)
	if utf8.RuneCountInString(said) > enough {
		said = string([]rune(said)[:enough-1]) + "…"
	}
	return said
}

// tongues are where the page is in each language: for machines, with an
// address where one is known, and for people.
func (p *publisher) tongues(of *edition, page *page) (machines, people []tongue) {
	own := strings.TrimPrefix(page.Path, of.lang+"/")
	base := p.address
	if base == "" {
		base = page.root()
	}
	for _, e := range p.editions {
		to := e.lang + "/" + own
		if page.Alone {
			to = e.lang + "/index.html"
		} else {
			machines = append(machines, tongue{Lang: e.lang, Href: base + to})
		}
		people = append(people, tongue{e.lang, e.T("portal.self"), page.root() + to, e == of && !page.Alone})
	}
	if !page.Alone {
		machines = append(machines, tongue{Lang: "x-default", Href: base + p.editions[0].lang + "/" + own})
	}
	return machines, people
}

// rooms are the lists of the site, and the Declaration.
func (e *edition) rooms(of *page) []step {
	var out []step
	for _, kind := range listed() {
		path := e.lang + "/" + room(kind) + "/index.html"
		out = append(out, step{Name: e.T("vocabulary.kinds." + kind.String()), Href: of.root() + path, Here: path == of.Path})
	}
	path := e.lang + "/declaration/index.html"
	return append(out, step{Name: e.T("declaration.title"), Href: of.root() + path, Here: path == of.Path})
}

// listed are the kinds that have pages, in the order in which they are offered.
func listed() []store.Kind {
	return []store.Kind{
		store.KindTool, store.KindAction, store.KindCoalition, store.KindCommitment, store.KindOrganisation, store.KindPerson,
	}
}

// room is the directory of the lists of a kind.
func room(kind store.Kind) string {
	if kind == store.KindPerson {
		return "people"
	}
	return kind.String() + "s"
}
