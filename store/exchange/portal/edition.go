package portal

import (
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
)

// edition is the site in one language.
type edition struct {
	Words
	lang       string
	said       *said
	vocabulary []store.Use
}

// use is the label of a use; its slug where it has none.
func (e *edition) use(slug string) item {
	for _, use := range e.vocabulary {
		if use.Slug == slug {
			label := e.in(use.Label, false)
			return item{Text: label.Text, Lang: label.Lang}
		}
	}
	return item{Text: text.Line(slug)}
}

// path is the page of a record.
func (e *edition) path(r store.Record) string {
	return e.lang + "/" + r.Kind().String() + "/" + r.Head().Slug + ".html"
}

// ref is a record by its name, with the way to its page.
func (e *edition) ref(r store.Record) item {
	name := e.name(r)
	return item{Text: name.Text, Lang: name.Lang, Href: e.path(r)}
}

func refs[R store.Record](e *edition, records []R) []item {
	out := make([]item, 0, len(records))
	for _, r := range records {
		out = append(out, e.ref(r))
	}
	return out
}

// name is what a record is called, and in which language where it has several.
func (e *edition) name(r store.Record) phrase {
	switch r := r.(type) {
	case *store.Action:
		return e.in(r.Name, false)
	case *store.Commitment:
		return e.in(r.Name, false)
	}
	return phrase{Text: text.Line(r.Title(e.lang))}
}

// in is a text as readers of the language read it.
func (e *edition) in(t store.Text, block bool) phrase {
	words, in := t.In(e.lang)
	clean := text.Line
	if block {
		clean = text.Block
	}
	p := phrase{Text: clean(words)}
	if in != e.lang {
		p.Lang = in
	}
	return p
}

// term is the label of a value of a vocabulary; the value where it has none.
func (e *edition) term(vocabulary, value string) item {
	if value == "" {
		return item{}
	}
	if key := "vocabulary." + vocabulary + "." + value; e.Has(key) {
		return item{Text: e.T(key)}
	}
	return item{Text: text.Line(value)}
}

func (e *edition) label(kind, field string) string {
	return e.T("vocabulary.field." + kind + "." + field)
}

// plain are items that lead nowhere.
func plain(values ...string) []item {
	out := make([]item, 0, len(values))
	for _, value := range values {
		out = append(out, item{Text: text.Line(value)})
	}
	return out
}

// countries are by name, in the order of the language.
func (e *edition) countries(codes []string) []item {
	out := make([]item, 0, len(codes))
	for _, code := range codes {
		out = append(out, item{Text: e.Country(code)})
	}
	slices.SortStableFunc(out, func(a, b item) int { return compareFolded(a.Text, b.Text) })
	return out
}

func (e *edition) languages(tags []string) []item {
	out := make([]item, 0, len(tags))
	for _, tag := range tags {
		out = append(out, item{Text: e.Language(tag)})
	}
	return out
}

// address leads away, where it is one of the web.
func address(s string) item {
	clean, err := text.Address(s)
	if s == "" || err != nil {
		return item{Text: text.Line(s)}
	}
	return item{Text: clean, Href: clean, Away: true}
}

// needs are skills and resources with what is said of them.
func (e *edition) needs(needs []store.Need) []item {
	out := make([]item, 0, len(needs))
	for _, need := range needs {
		one := e.term("need", need.Kind)
		if words := text.Line(need.Words); need.Kind == "other" && words != "" {
			one.Text = words
		} else {
			one.Note.Text = words
		}
		out = append(out, one)
	}
	return out
}

// skills are those that people name in words of their own, or by the vocabulary.
func (e *edition) skills(words []string) []item {
	out := make([]item, 0, len(words))
	for _, said := range words {
		need := store.NeedOf(said)
		out = append(out, e.needs([]store.Need{need})...)
	}
	return out
}

// changed says when a record changed last.
func (e *edition) changed(m store.Meta) string {
	if m.ChangedAt.IsZero() {
		return ""
	}
	return e.F("portal.changed", map[string]any{"Date": e.LongDate(m.ChangedAt.UTC())})
}

// pair says of something what it is.
func (e *edition) pair(what, name string) string {
	return e.F("portal.pair", map[string]any{"What": what, "Name": name})
}

func stamp(t time.Time) string { return t.UTC().Format(time.RFC3339) }

func compareFolded(a, b string) int {
	return slices.Compare([]byte(text.Fold(a)), []byte(text.Fold(b)))
}
