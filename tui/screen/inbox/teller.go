package inbox

import (
	"strings"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Teller says in words what news are, for the screen and for the command.
type Teller struct {
	Words *words.Words
	Store *store.Store
	Actor store.Actor // who reads: what they may not see is not named
}

// Sentence is what happened: "Bo joined Budgets for all".
func (t Teller) Sentence(news store.News) string {
	return t.Words.F("inbox.did."+string(news.Happened), map[string]any{
		"Who": t.person(news.Entry.Actor), "Whom": t.person(news.Whom), "What": t.What(news),
		"Own": t.own(news), "Skills": t.skills(news.Skills),
	})
}

// Why says why it is the reader's: "You lead it".
func (t Teller) Why(news store.News) string { return t.Words.T("inbox.mine." + string(news.Mine)) }

// Quote is what was said, or the reason that was given, on one line; empty if nothing was.
func (t Teller) Quote(news store.News) string {
	words := text.Line(news.Words)
	if words == "" {
		return ""
	}
	return t.Words.F("inbox.quote", map[string]any{"Words": words})
}

// What is the name of what the news lead to, in the reader's language while it is there.
func (t Teller) What(news store.News) string {
	if name := t.name(news.Kind, news.Record); name != "" {
		return name
	}
	if title := text.Line(news.Title); title != "" {
		return title
	}
	return t.Words.T("shell.unknown")
}

func (t Teller) person(id store.ID) string {
	if name := t.name(store.KindPerson, id); name != "" {
		return name
	}
	return t.Words.T("shell.unknown")
}

// own is the name of what is the reader's.
func (t Teller) own(news store.News) string {
	kind := store.KindTool
	switch news.Mine {
	case store.MineSelf:
		kind = store.KindPerson
	case store.MineLed, store.MineMember:
		kind = store.KindCoalition
	case store.MineCommitment:
		kind = store.KindCommitment
	case store.MineOrganisation:
		kind = store.KindOrganisation
	}
	return t.name(kind, news.Own)
}

// name is what a record is called; empty if it is not there, or not to be seen.
func (t Teller) name(kind store.Kind, id store.ID) string {
	if id.IsZero() {
		return ""
	}
	record, err := t.Store.Record(kind, id)
	if err != nil || !store.MaySee(t.Actor, record) {
		return ""
	}
	return text.Line(record.Title(t.Words.Lang()))
}

// skills names them as in the middle of a sentence.
func (t Teller) skills(skills []string) string {
	out := make([]string, len(skills))
	for i, skill := range skills {
		out[i] = text.Line(skill)
		if key := "vocabulary.need." + skill; t.Words.Has(key) {
			out[i] = strings.ToLower(t.Words.T(key))
		}
	}
	return strings.Join(out, ", ")
}
