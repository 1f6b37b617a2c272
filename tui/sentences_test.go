package tui

import (
	"slices"
	"strings"
	"testing"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/words"
)

// everything does what can be done to a summit: each verb of the interface, and
// to records of every kind that they can be added, taken back, hidden and shown.
func (r *rights) everything() {
	for _, deed := range deeds() {
		actor := r.someone(r.next("boss"))
		actor.Role = store.Organiser
		r.made(actor, deed.do(r))
	}
	circle := r.coalition(false)
	member := r.someone(r.next("leaves"))
	r.made(member, &store.JoinCoalition{Coalition: circle})
	r.made(member, &store.LeaveCoalition{Coalition: circle})
	r.made(member, &store.Endorse{})
	r.made(member, &store.WithdrawEndorsement{})
	action := r.procurement().ID
	for _, record := range []store.Record{
		&store.Organisation{Name: "Agora", Type: "civil-society"},
		&store.Action{Number: 77, Name: store.Text{"en": "Something new"}},
		&store.Commitment{Name: store.Text{"en": "A promise"}, Type: "project", By: "state", Actions: []store.ID{action}},
		&store.Term{Vocabulary: "use", Value: "sing", Label: store.Text{"en": "Sing"}},
	} {
		made := r.made(r.boss(), &store.Add{Record: record})
		if record.Kind() == store.KindTerm {
			continue // cannot be hidden
		}
		r.made(r.boss(), &store.Hide{Kind: record.Kind(), Record: made.Record, Reason: "x"})
		r.made(r.boss(), &store.Unhide{Kind: record.Kind(), Record: made.Record})
	}
	for _, about := range []store.ID{action, r.tool(), circle} {
		r.made(r.boss(), &store.PostMessage{Post: store.Post{About: about, Words: "Hello."}})
	}
	closed := r.coalition(true)
	r.made(r.owner, &store.AnswerRequest{Coalition: closed, Person: r.joining(closed), Accept: false})
}

// takeBack undoes what can be undone of all that was done.
func (r *rights) takeBack() {
	entries, err := r.store.Feed(0, 10_000)
	if err != nil {
		r.t.Fatal(err)
	}
	for _, entry := range slices.Backward(entries) {
		if !entry.Actor.IsZero() && entry.Verb != store.VerbUndo {
			_, _ = r.store.Submit(r.t.Context(), r.boss(), &store.Undo{Entry: entry.ID}) // not everything can be
		}
	}
}

// No entry is without a sentence, in any language: who did it, and to what.
func TestEveryEntryIsASentence(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	r := &rights{driver: d, owner: d.someone("owner")}
	r.everything()
	r.takeBack()
	entries, err := d.store.Feed(0, 10_000)
	if err != nil {
		t.Fatal(err)
	}
	d.shell.Actor = r.boss()
	catalogue := allWords()
	verbs, kinds := map[store.Verb]bool{}, map[store.Kind]bool{}
	for _, lang := range words.Languages() {
		d.shell.Words = catalogue.In(lang)
		for _, entry := range entries {
			kind, _ := entry.Subject()
			verbs[entry.Verb], kinds[kind] = true, true
			said := d.shell.Sentence(entry)
			who := d.shell.Person(entry.Actor)
			if entry.Verb == store.VerbIntroduce {
				who = "" // whoever left again has no name but in the sentence
			}
			switch {
			case strings.Contains(said, "⟦") || strings.Contains(said, "<no value>"):
				t.Errorf("%s: %s of a %s: %q", lang, entry.Verb, kind, said)
			case !strings.HasPrefix(said, who) || strings.TrimSpace(strings.TrimPrefix(said, who)) == "":
				t.Errorf("%s: %s of a %s does not say who did what: %q", lang, entry.Verb, kind, said)
			case strings.HasSuffix(said, d.shell.T("shell.unknown")) || strings.Contains(said, d.shell.T("vocabulary.feed.something")) || strings.HasSuffix(said, " "):
				t.Errorf("%s: %s of a %s does not say of what: %q", lang, entry.Verb, kind, said)
			}
		}
	}
	for _, verb := range store.Verbs() {
		if said := d.shell.Words.F("vocabulary.feed."+string(verb), map[string]any{"Who": "x", "What": "y"}); !verbs[verb] && strings.Contains(said, "⟦") {
			t.Errorf("nothing is said of %s", verb)
		}
	}
	for _, kind := range store.Kinds() {
		if !kinds[kind] {
			t.Errorf("no %s was in the feed: the test looks at too little", kind)
		}
	}
}

func TestSomeEntriesSayMore(t *testing.T) {
	t.Parallel()
	d := session(t, "en", 120, 40)
	r := &rights{driver: d, owner: d.someone("owner")}
	d.shell.Actor = r.boss()
	said := func(receipt store.Receipt) string {
		entry, err := d.store.Entry(receipt.Entry)
		if err != nil {
			t.Fatal(err)
		}
		return d.shell.Sentence(entry)
	}
	promise := &store.Add{Record: &store.Commitment{
		Name: store.Text{"en": "A promise"}, Type: "project", By: "state", Actions: []store.ID{d.procurement().ID},
	}}
	if got := said(r.made(r.owner, promise)); got != "owner deposited the commitment A promise" {
		t.Error(got)
	}
	closed := r.made(r.owner, &store.CreateCoalition{Coalition: store.Coalition{
		Name: "Closed circle", Purpose: store.Text{"en": "x"}, ByRequest: true,
	}}).Record
	for accept, want := range map[bool]string{true: "owner let somebody into Closed circle", false: "owner declined a request to join Closed circle"} {
		if got := said(r.made(r.owner, &store.AnswerRequest{Coalition: closed, Person: r.joining(closed), Accept: accept})); got != want {
			t.Error(got)
		}
	}
}
