package declaration

import (
	"cmp"
	"slices"
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/sheet"
)

// listed is how many signatories are named one by one.
const listed = 200

func (m *Screen) blocks(width int) []sheet.Block {
	blocks := []sheet.Block{
		sheet.Title(m.Title()),
		sheet.Field(m.T("declaration.adopted"), m.T("declaration.adopted.when")),
		sheet.Field(m.T("declaration.official"), m.T("declaration.official.when")),
		sheet.Field(m.T("declaration.you"), m.ownWords()),
		sheet.Gap(), sheet.Paragraph(m.T("declaration.what")),
	}
	blocks = append(blocks, m.signatories()...)
	return append(blocks, m.text(width)...)
}

// text is what the organisers give to read, marked where it is in another language.
func (m *Screen) text(width int) []sheet.Block {
	if m.Charter == nil {
		return nil
	}
	words, in := m.Charter(m.Lang())
	if words = text.Block(words); words == "" {
		return nil
	}
	heading := m.T("declaration.text")
	if in != "" && in != m.Lang() {
		heading += " (" + m.Words.Language(in) + ")"
	}
	return []sheet.Block{sheet.Heading(heading), sheet.Raw(m.Markdown.Render(words, width))}
}

// ownWords say for whom the reader endorsed it, or how to.
func (m *Screen) ownWords() string {
	self, organisations := m.own()
	var names []string
	if self {
		names = append(names, m.T("declaration.you.self"))
	}
	for _, organisation := range organisations {
		names = append(names, screen.Clean(organisation.Name))
	}
	if len(names) == 0 {
		return m.Words.F("declaration.you.none", map[string]any{"Key": m.Key(screen.Endorse)})
	}
	return m.Words.F("declaration.you.for", map[string]any{"Names": strings.Join(names, ", ")})
}

// own is what the reader endorsed for: themself, and organisations.
func (m *Screen) own() (self bool, organisations []*store.Organisation) {
	for _, one := range m.all {
		mine := slices.ContainsFunc(one.People, func(p *store.Person) bool {
			return p.ID == m.Actor.Person && !p.ID.IsZero()
		})
		switch {
		case mine && one.Organisation == nil:
			self = true
		case mine:
			organisations = append(organisations, one.Organisation)
		}
	}
	return self, organisations
}

// signatories are counted by kind and by country, and then named.
func (m *Screen) signatories() []sheet.Block {
	blocks := []sheet.Block{sheet.Heading(m.Words.N("declaration.signatories", len(m.all)))}
	if len(m.all) == 0 {
		return append(blocks, sheet.Note("  "+m.Words.F("declaration.signatories.none", map[string]any{"Key": m.Key(screen.Endorse)})))
	}
	blocks = append(blocks,
		sheet.Field(m.T("declaration.by-kind"), m.counts(m.kind)),
		sheet.Field(m.T("declaration.by-country"), m.counts(func(s store.Signatory) string { return m.Words.Country(s.Country()) })),
		sheet.Gap(),
	)
	for _, one := range m.all[:min(listed, len(m.all))] {
		blocks = append(blocks, m.item(one))
	}
	if more := len(m.all) - listed; more > 0 {
		blocks = append(blocks, sheet.Note("  "+m.Words.N("declaration.more", more)))
	}
	return blocks
}

// item is a signatory: what it is, where, and of an organisation who endorsed for it.
func (m *Screen) item(one store.Signatory) sheet.Block {
	parts := []string{m.kind(one)}
	if country := one.Country(); country != "" {
		parts = append(parts, m.Words.Country(country))
	}
	if one.Organisation != nil {
		var people []string
		for _, person := range one.People {
			people = append(people, screen.Clean(person.Title(m.Lang())))
		}
		parts = append(parts, m.Words.F("declaration.by", map[string]any{"Names": strings.Join(people, ", ")}))
	}
	parts = append(parts, m.Words.Date(one.Since))
	target := screen.ShowMsg{Kind: store.KindPerson, ID: one.People[0].ID}
	if one.Organisation != nil {
		target = screen.ShowMsg{Kind: store.KindOrganisation, ID: one.Organisation.ID}
	}
	return sheet.Item(screen.Clean(one.Title(m.Lang())), strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · "), target)
}

// kind is what a signatory is, in words.
func (m *Screen) kind(one store.Signatory) string {
	if one.Organisation != nil {
		return m.Term("organisation-kind", one.Kind())
	}
	return m.Term("person-kind", one.Kind())
}

// counts are how many signatories there are of each, most first.
func (m *Screen) counts(of func(store.Signatory) string) string {
	n := make(map[string]int)
	for _, one := range m.all {
		label := of(one)
		if label == "" {
			label = m.T("declaration.unknown")
		}
		n[label]++
	}
	labels := make([]string, 0, len(n))
	for label := range n {
		labels = append(labels, label)
	}
	slices.SortFunc(labels, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	for i, label := range labels {
		labels[i] = label + " " + m.Words.Number(n[label])
	}
	return strings.Join(labels, " · ")
}
