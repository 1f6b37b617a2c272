package portal

import (
	"html/template"
	"strings"
)

// page is what one page of the site shows, in one language.
type page struct {
	Path      string // from the root of the site
	Over      string // above the title: what it is
	Title     string
	TitleLang string // where it is not the page's
	Number    int    // of a list of several pages; 0 and 1 are the first
	Lead      phrase
	About     string // for those who find the page elsewhere; empty: made of what is there
	Facts     []fact
	Search    *search
	Sections  []section
	Pager     []step
	Changed   string // when, in words
	File      string // the record as a publiccode.yml, from the root
	Feed      string // of this page alone, from the root
	Data      map[string]any
	Alone     bool // it is not in the other languages
}

// phrase is a text, with the language it is in where that is not the page's.
type phrase struct{ Text, Lang string }

// item is a text or a link with a note beside it. A link leads to a page of the
// site, or away.
type item struct {
	Text, Lang string
	Href       string // from the root of the site, or a whole address
	Away       bool
	Note       phrase
}

type fact struct {
	Label string
	Items []item
}

type section struct {
	Title string
	Prose template.HTML // Markdown of people's, as HTML
	Lang  string        // of the prose
	Items []item
	Short bool // the items are so short that they stand beside each other
	Posts []message
	More  string // how many more there are
}

// message is what somebody wrote under a record.
type message struct {
	By    item
	When  string
	Stamp string
	Words string
}

// step is a page of a list.
type step struct {
	Name, Href, Rel string
	Here            bool
}

// search is the form of the search in the browser, which JavaScript shows.
type search struct{ Index, Pages string }

// root leads from a page to the root of the site.
func (p *page) root() string { return strings.Repeat("../", strings.Count(p.Path, "/")) }

// link makes the addresses of a page lead from where it is.
func (p *page) link() {
	root := p.root()
	for _, fact := range p.Facts {
		linkItems(root, fact.Items)
	}
	for _, section := range p.Sections {
		linkItems(root, section.Items)
		for i := range section.Posts {
			linkItem(root, &section.Posts[i].By)
		}
	}
	for i := range p.Pager {
		p.Pager[i].Href = root + p.Pager[i].Href
	}
	if p.Search != nil {
		p.Search = &search{root + p.Search.Index, root + p.Search.Pages}
	}
}

func linkItems(root string, items []item) {
	for i := range items {
		linkItem(root, &items[i])
	}
}

func linkItem(root string, i *item) {
	if i.Href != "" && !i.Away {
		i.Href = root + i.Href
	}
}

// fact adds a fact where there is something to tell.
func (p *page) fact(label string, items ...item) {
	kept := items[:0]
	for _, item := range items {
		if item.Text != "" {
			kept = append(kept, item)
		}
	}
	if len(kept) > 0 {
		p.Facts = append(p.Facts, fact{label, kept})
	}
}

// section adds a section where it has something to show.
func (p *page) section(s section) {
	if s.Prose != "" || len(s.Items) > 0 || len(s.Posts) > 0 {
		p.Sections = append(p.Sections, s)
	}
}
