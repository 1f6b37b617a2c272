package govern

import (
	"context"
	"slices"
	"time"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// mostTools is how many tools there are to choose from.
const mostTools = 5000

// merge makes one tool of two.
func (d *deed) merge(about store.Record) {
	from, once := about.Head().ID, store.Once{ID: store.NewID()}
	name := screen.Clean(about.Title(d.Lang()))
	d.title, d.intro = d.Words.F("govern.merge", map[string]any{"Name": name}), d.T("govern.merge.intro")
	d.fields = func() []form.Field {
		into := form.Field{Name: "into", Label: d.T("govern.merge.into"), Kind: form.One, Required: true, Options: d.tools(from)}
		return append([]form.Field{into}, d.reason(false)()...)
	}
	d.save = func(v form.Values) screen.ContributeMsg {
		into, _ := store.ParseID(v.Text("into"))
		said := map[string]any{"Name": name, "Into": d.Name(store.KindTool, into)}
		return screen.ContributeMsg{
			Command: &store.MergeTools{Once: once, From: from, Into: into, Reason: v.Text("reason")},
			Said:    d.Words.F("govern.merge.done", said),
		}
	}
}

// tools are those to choose from, but for one.
func (d *deed) tools(but store.ID) []form.Option {
	page, err := store.List[*store.Tool](d.Store, store.Query{Sort: store.ByName, Limit: mostTools})
	if err != nil {
		return nil
	}
	var out []form.Option
	for _, tool := range page.Rows {
		if tool.ID != but {
			out = append(out, form.Option{Value: tool.ID.String(), Label: screen.Clean(tool.Name)})
		}
	}
	return out
}

// spans are how far back deeds can be taken back.
func spans() []string { return []string{"all", "day", "hour"} }

// takeBack takes back everything that a person did since a moment.
func (d *deed) takeBack(person *store.Person) {
	name := map[string]any{"Name": screen.Clean(person.Title(d.Lang()))}
	d.title, d.intro = d.Words.F("govern.take-back", name), d.T("govern.take-back.intro")
	d.begin = form.Values{"since": {"all"}}
	d.fields = func() []form.Field {
		since := form.Field{Name: "since", Label: d.T("govern.take-back.since"), Kind: form.One, Required: true}
		for _, span := range spans() {
			since.Options = append(since.Options, form.Option{Value: span, Label: d.T("govern.since." + span)})
		}
		return append(d.reason(true)(), since)
	}
	d.save = func(v form.Values) screen.ContributeMsg {
		by := store.UndoBy{Person: person.ID, Since: d.since(v.Text("since")), Reason: v.Text("reason")}
		words, records := d.Words, d.Store // the reader may change language meanwhile
		return screen.ContributeMsg{Do: func(ctx context.Context, actor store.Actor) (string, error) {
			taken, err := records.UndoBy(ctx, actor, by)
			left := slices.DeleteFunc(slices.Clone(taken), func(t store.TakenBack) bool { return t.Err == nil })
			said := words.N("govern.take-back.done", len(taken)-len(left))
			if len(left) > 0 {
				said += " · " + words.N("govern.take-back.left", len(left))
			}
			return said, err
		}}
	}
}

// since is the moment from which deeds are taken back; zero is the beginning.
func (d *deed) since(span string) time.Time {
	switch span {
	case "hour":
		return d.Now().Add(-time.Hour)
	case "day":
		return d.Now().Add(-24 * time.Hour)
	}
	return time.Time{}
}
