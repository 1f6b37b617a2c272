package portal

import (
	"cmp"
	"context"
	"slices"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// signatoriesPerPage is how many of those who endorse the Declaration a page shows.
const signatoriesPerPage = 500

// writeDeclaration writes what the Declaration is, its text where there is one,
// and who endorses it.
func (x *export) writeDeclaration(context.Context) error {
	all, err := x.store.Signatories()
	if err != nil {
		return err
	}
	last := max((len(all)+signatoriesPerPage-1)/signatoriesPerPage, 1)
	for number := 1; number <= last; number++ {
		from := (number - 1) * signatoriesPerPage
		shown := all[from:min(from+signatoriesPerPage, len(all))]
		for _, e := range x.editions {
			p := x.declarationPage(e, all, number)
			p.Pager = e.pager("declaration/index", number, last)
			p.section(section{Title: e.N("declaration.signatories", len(all)), Items: e.signatories(shown)})
			if err := x.publish(e, p, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *export) declarationPage(e *edition, all []store.Signatory, number int) *page {
	p := &page{
		Path: e.lang + "/" + pageFile("declaration/index", number), Title: e.T("declaration.title"), Number: number,
		Lead: phrase{Text: e.T("declaration.what")},
		Data: described("CreativeWork", "name", e.T("declaration.title"), "description", e.T("declaration.what"), "datePublished", "2016-12-07"),
	}
	p.fact(e.T("declaration.adopted"), item{Text: e.T("declaration.adopted.when")})
	p.fact(e.T("declaration.official"), item{Text: e.T("declaration.official.when")})
	if number > 1 {
		return p
	}
	p.fact(e.T("declaration.by-kind"), e.counted(all, store.Signatory.Kind, e.signatoryKind)...)
	p.fact(e.T("declaration.by-country"), e.counted(all, store.Signatory.Country, e.country)...)
	if x.options.Charter != nil {
		words, in := x.options.Charter(e.lang)
		if in == e.lang {
			in = ""
		}
		p.section(section{Title: e.T("declaration.text"), Prose: x.prose.html(words), Lang: in})
	}
	return p
}

// signatoryKind is the label of a kind of people, or else of organisations.
func (e *edition) signatoryKind(kind string) string {
	if key := "vocabulary.person-kind." + kind; e.Has(key) {
		return e.T(key)
	}
	return e.term("organisation-kind", kind).Text
}

// counted says how many there are of each value, the most first.
func (e *edition) counted(all []store.Signatory, value func(store.Signatory) string, label func(string) string) []item {
	n := make(map[string]int)
	var order []string
	for _, one := range all {
		v := value(one)
		if n[v]++; n[v] == 1 {
			order = append(order, v)
		}
	}
	slices.SortFunc(order, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	out := make([]item, 0, len(order))
	for _, v := range order {
		one := item{Text: label(v), Note: phrase{Text: e.Number(n[v])}}
		if one.Text == "" {
			one.Text = e.T("declaration.unknown")
		}
		out = append(out, one)
	}
	return out
}

func (e *edition) signatories(all []store.Signatory) []item {
	out := make([]item, 0, len(all))
	for _, s := range all {
		var one item
		var by string
		if s.Organisation != nil {
			one = e.ref(s.Organisation)
			by = e.F("declaration.by", map[string]any{"Names": e.names(s.People)})
		} else {
			one = e.ref(s.People[0])
		}
		one.Note.Text = joined(e.signatoryKind(s.Kind()), e.country(s.Country()), by, e.LongDate(s.Since.UTC()))
		out = append(out, one)
	}
	return out
}

// names are people's, one after the other, as far as there is room.
func (e *edition) names(people []*store.Person) string {
	const enough = 10
	out := ""
	for i, person := range people[:min(len(people), enough)] {
		if i > 0 {
			out += ", "
		}
		out += text.Line(person.Title(e.lang))
	}
	if len(people) > enough {
		out += ", …"
	}
	return out
}
