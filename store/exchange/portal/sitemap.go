package portal

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
)

// sitemapMost is how many addresses one sitemap names; the protocol allows 50,000.
const sitemapMost = 40_000

const sitemapSpace = `xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"`

// sitemap gathers the pages of the site for search engines. They are held in a
// spool: in which order they stand does not matter, but it is always the same.
type sitemap struct {
	address string
	pages   *spool
}

func (m *sitemap) add(path, changed string) error { return m.pages.add(path + "\t" + changed) }

// write puts the sitemaps on the site, and sitemap.xml, which names them.
func (m *sitemap) write(s *site) error {
	var names []string
	var held []string
	flush := func() error {
		if len(held) == 0 {
			return nil
		}
		name := "sitemap-" + strconv.Itoa(len(names)+1) + ".xml"
		names = append(names, name)
		err := s.stream(name, func(w io.Writer) error { return m.part(w, held) }, nil)
		held = held[:0]
		return err
	}
	err := m.pages.each(func(lines []string) error {
		if len(held)+len(lines) > sitemapMost {
			if err := flush(); err != nil {
				return err
			}
		}
		held = append(held, lines...)
		return nil
	})
	if err == nil {
		err = flush()
	}
	if err != nil {
		return err
	}
	return s.stream("sitemap.xml", func(w io.Writer) error { return m.index(w, names) }, nil)
}

func (m *sitemap) part(w io.Writer, lines []string) error {
	out := xmlWriter{w: w}
	out.raw(xml.Header + "<urlset " + sitemapSpace + ">\n")
	for _, line := range lines {
		path, changed, _ := strings.Cut(line, "\t")
		out.raw("<url>")
		out.element("loc", m.address+escapePath(path))
		if changed != "" {
			out.element("lastmod", changed)
		}
		out.raw("</url>\n")
	}
	out.raw("</urlset>\n")
	return out.err
}

func (m *sitemap) index(w io.Writer, names []string) error {
	out := xmlWriter{w: w}
	out.raw(xml.Header + "<sitemapindex " + sitemapSpace + ">\n")
	for _, name := range names {
		out.raw("<sitemap>")
		out.element("loc", m.address+name)
		out.raw("</sitemap>\n")
	}
	out.raw("</sitemapindex>\n")
	return out.err
}

func escapePath(path string) string { return (&url.URL{Path: path}).EscapedPath() }

// xmlWriter writes XML, and keeps the first error.
type xmlWriter struct {
	w   io.Writer
	err error
}

func (x *xmlWriter) raw(s string) {
	if x.err == nil {
		_, x.err = io.WriteString(x.w, s)
	}
}

func (x *xmlWriter) text(s string) {
	if x.err == nil {
		x.err = xml.EscapeText(x.w, []byte(s))
	}
}

func (x *xmlWriter) element(name, s string, attributes ...string) {
	x.raw("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		x.raw(fmt.Sprintf(" %s=\"", attributes[i]))
		x.text(attributes[i+1])
		x.raw(`"`)
	}
	x.raw(">")
	x.text(s)
	x.raw("</" + name + ">")
}
