package allies

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/store/text"
	"github.com/ogptoolbox/concorde/tui/words"
)

// Teller says in words why somebody, a coalition or a commitment is an ally.
type Teller struct {
	Words *words.Words
	Store *store.Store
	Actor store.Actor // who reads: what they may not see is not named
}

// named is how many tools are named one by one.
const named = 3

// Why is one line: "You both work on action 7 · they offer translation, which you seek".
func (t Teller) Why(ally store.Ally) string {
	var clauses []string
	for _, reason := range ally.Reasons {
		if clause := t.clause(ally.Record, reason); clause != "" {
			clauses = append(clauses, clause)
		}
	}
	line := strings.Join(clauses, " · ")
	first, size := utf8.DecodeRuneInString(line)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + line[size:]
}

// clause says one reason; of a coalition or a commitment it is said differently
// than of a person.
func (t Teller) clause(of store.Record, reason store.Reason) string {
	about := of.Kind().String()
	what := t.what(reason)
	if what == "" {
		return ""
	}
	args := map[string]any{"What": what}
	switch reason.Why {
	case store.WhyActions, store.WhyTools:
		return t.Words.N("allies."+about+"."+string(reason.Why), len(reason.IDs), args)
	case store.WhyKind:
		return t.Words.T("allies." + about + ".kind." + store.SideOf(reason.Values[0]))
	}
	return t.Words.F("allies."+about+"."+string(reason.Why), args)
}

// what are the things that a reason is about.
func (t Teller) what(reason store.Reason) string {
	var out []string
	for _, id := range reason.IDs {
		if name := t.name(reason.Why, id); name != "" {
			out = append(out, name)
		}
	}
	for _, value := range reason.Values {
		out = append(out, t.value(reason.Why, value))
	}
	if more := len(out) - named; more > 0 && reason.Why == store.WhyTools {
		out = append(out[:named], t.Words.N("allies.more", more))
	}
	return strings.Join(out, ", ")
}

// name is an action's number, or a tool's name; empty where it may not be seen.
func (t Teller) name(why store.Why, id store.ID) string {
	kind := store.KindTool
	if why == store.WhyActions {
		kind = store.KindAction
	}
	record, err := t.Store.Record(kind, id)
	if err != nil || !store.MaySee(t.Actor, record) {
		return ""
	}
	if action, ok := record.(*store.Action); ok {
		return strconv.Itoa(action.Number)
	}
	return text.Line(record.Title(t.Words.Lang()))
}

// value is a skill, a kind, a country or a language in words.
func (t Teller) value(why store.Why, value string) string {
	switch why {
	case store.WhyCountry:
		return t.Words.Country(value)
	case store.WhyLanguage:
		return t.Words.Language(value)
	case store.WhyKind, store.WhySameKind:
		return t.term("person-kind", value)
	}
	return t.term("need", value)
}

func (t Teller) term(vocabulary, value string) string {
	if key := "vocabulary." + vocabulary + "." + value; t.Words.Has(key) {
		return lower(t.Words.T(key))
	}
	return text.Line(value)
}

// lower begins a term in the middle of a sentence.
func lower(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
