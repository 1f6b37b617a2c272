package store

import "github.com/ogptoolbox/concorde/store/search"

// commitmentDocument is found by what it says, and by the names of the tools,
// the organisation and the country that it is with.
func commitmentDocument(st state, c *Commitment, doc *search.Document) {
	doc.Names = c.Name.all()
	doc.Tags = append(names(st, KindTool, c.Tools...), names(st, KindOrganisation, c.Organisation)...)
	doc.Tags = append(append(doc.Tags, countryNames(values(c.Country))...), c.Plan)
	for _, needs := range [][]Need{c.Offers, c.Needs} {
		for _, need := range needs {
			doc.Tags = append(doc.Tags, need.Kind, need.Words)
		}
	}
	doc.Texts = c.Description.all()
	doc.Facets = [][]string{
		slugs(st, KindAction, c.Actions...), themes(st, c.Actions...), values(c.Country), values(c.By), values(c.Type),
		needSkills(c.Offers), needSkills(c.Needs),
	}
}

// themes are those of actions, each once.
func themes(st state, actions ...ID) []string {
	var out []string
	for _, theme := range eachOf(st, KindAction, actions, func(r Record) string { return r.(*Action).Theme }) {
		if theme != "" && !contains(out, theme) {
			out = append(out, theme)
		}
	}
	return out
}
