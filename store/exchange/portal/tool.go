package portal

import (
	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// toolPage shows a tool.
func (e *edition) toolPage(read *toolRead, prose *prose) *page {
	t := read.tool
	p := &page{
		Path: e.path(t), Over: e.T("vocabulary.kind.tool"), Title: text.Line(t.Name), Lead: e.in(t.Summary, false),
		Changed: e.changed(t.Meta), File: filePath(t), Data: toolData(e, read),
	}
	e.toolFacts(p, read)
	p.section(e.prose(e.label("tool", "description"), t.Description, prose))
	for _, one := range read.evidence {
		p.section(e.evidenceSection(one))
	}
	p.section(e.disagreement(read.contests))
	p.section(section{Title: e.T("vocabulary.kinds.coalition"), Items: refs(e, read.coalitions)})
	p.section(section{Title: e.T("vocabulary.kinds.commitment"), Items: refs(e, read.commitments), More: e.more(read.more)})
	p.section(e.talkSection(read.posts))
	return p
}

func (e *edition) toolFacts(p *page, read *toolRead) {
	t := read.tool
	label := func(field string) string { return e.label("tool", field) }
	p.fact(label("uses"), e.uses(t.Uses)...)
	p.fact(label("website"), address(t.Website))
	p.fact(label("repository"), address(t.Repository))
	p.fact(label("licence"), item{Text: text.Line(t.Licence)})
	p.fact(label("developers"), refs(e, read.developers)...)
	p.fact(label("countries"), e.countryRefs(t.Countries)...)
	p.fact(label("maturity"), e.term("maturity", t.Maturity))
	p.fact(label("languages"), e.languages(t.Languages)...)
	platforms := make([]item, 0, len(t.Platforms))
	for _, platform := range t.Platforms {
		platforms = append(platforms, e.term("platform", platform))
	}
	p.fact(label("platforms"), platforms...)
	p.fact(label("written_in"), plain(t.WrittenIn...)...)
	p.fact(label("tags"), plain(t.Tags...)...)
	if read.confirmed != "" {
		p.fact(e.T("portal.confirmed"), item{Text: e.LongDay(read.confirmed)})
	}
}

// uses lead to the tools of the same use.
func (e *edition) uses(slugs []string) []item {
	out := make([]item, 0, len(slugs))
	for _, slug := range slugs {
		use := e.use(slug)
		use.Href = e.lang + "/tools/use/" + text.Slug(slug) + ".html"
		out = append(out, use)
	}
	return out
}

// countryRefs lead to the tools of the same country.
func (e *edition) countryRefs(codes []string) []item {
	out := make([]item, 0, len(codes))
	for _, code := range codes {
		out = append(out, item{Text: e.Country(code), Href: e.lang + "/tools/country/" + text.Slug(code) + ".html"})
	}
	return out
}

// evidenceSection lists who uses the tool for one thing.
func (e *edition) evidenceSection(one attested) section {
	s := section{Title: e.F("portal.used-for", map[string]any{"Use": e.use(one.use).Text}), More: e.more(one.more)}
	if one.use == "" {
		s.Title = e.T("portal.used")
	}
	for _, word := range one.by {
		who := e.ref(word.person)
		var notes []string
		if word.organisation != nil {
			notes = append(notes, e.name(word.organisation).Text)
		}
		who.Note.Text = joined(append(notes, text.Line(word.where))...)
		s.Items = append(s.Items, who)
		if link := address(word.link); link.Href != "" {
			s.Items = append(s.Items, link)
		}
	}
	return s
}

// disagreement lists the values of a field that people gave beside the one that shows.
func (e *edition) disagreement(contests []store.Contest) section {
	s := section{Title: e.T("portal.competing")}
	for _, contest := range contests {
		if len(contest.Values) < 2 {
			continue
		}
		for _, value := range contest.Values[1:] {
			one := item{Text: text.Line(value.Value)}
			if contest.Field == "maturity" {
				one = e.term("maturity", value.Value)
			}
			one.Note.Text = joined(e.label("tool", contest.Field), e.N("portal.votes", len(value.Voters)))
			s.Items = append(s.Items, one)
		}
	}
	return s
}
