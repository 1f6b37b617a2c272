package plain

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/widget/form"
	"github.com/ogptoolbox/concorde/tui/widget/match"
)

// mostListed is how many choices are told one by one: of more, such as the
// countries, those are told that somebody typed letters of.
const mostListed = 30

// mostShown is how many are told of a question that has an answer already: they
// are told when its reader asks.
const mostShown = 7

// asking is a question while it is answered: of its options, so many have a
// number that was told.
type asking struct {
	form.State
	listed int
}

// number is the number to type for an option: its own, where all of them begin
// with one, as those of the collective actions do.
func (q *asking) number(i int) int {
	for _, option := range q.Options {
		if _, ok := ownNumber(option.Label); !ok {
			return i + 1
		}
	}
	n, _ := ownNumber(q.Options[i].Label)
	return n
}

// ownNumber is the number with which a label begins.
func ownNumber(label string) (int, bool) {
	digits, _, ok := strings.Cut(label, ". ")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}

// list tells the options that have a number, each with it.
func (t *Talk) list(q *asking) {
	for i, option := range q.Options[:q.listed] {
		if n, ok := ownNumber(option.Label); ok && n == q.number(i) {
			t.say(option.Label)
		} else {
			t.say(strconv.Itoa(q.number(i)) + ". " + option.Label)
		}
	}
}

// newAsking is a question whose options have numbers, if they are not too many.
func newAsking(state form.State) *asking {
	q := &asking{State: state}
	if len(q.Options) <= mostListed {
		q.listed = len(q.Options)
	}
	return q
}

// called is what an option is called.
func (q *asking) called(value string) string {
	for _, option := range q.Options {
		if option.Value == value {
			return option.Label
		}
	}
	return value
}

// chosen are the values that an answer means: numbers of what was told, or
// names, as far as typed, separated by commas. Where it cannot be told what is
// meant, what it may be is told, and those numbers count from then on.
func (t *Talk) chosen(q *asking, line string) ([]string, bool) {
	words := []string{line}
	if _, whole := exact(q.Options, line); q.Kind != form.One && !whole {
		words = screen.Split(line)
	}
	var values []string
	for _, word := range words {
		value, ok := t.meant(q, word)
		if !ok {
			return nil, false
		}
		if !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values, len(values) > 0
}

// meant is the one option that a word means.
func (t *Talk) meant(q *asking, word string) (string, bool) {
	if n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(word), ".")); err == nil {
		for i := range q.Options[:q.listed] {
			if q.number(i) == n {
				return q.Options[i].Value, true
			}
		}
		t.say(t.word("plain.no-such-number"))
		return "", false
	}
	if value, ok := exact(q.Options, word); ok {
		return value, true
	}
	found := match.Best(word, labels(q.Options))
	switch {
	case len(found) == 1:
		return q.Options[found[0]].Value, true
	case len(found) == 0:
		t.say(t.fill("plain.form.no-match", map[string]any{"Typed": screen.Clean(word)}))
		return "", false
	}
	t.shortlist(q, found)
	return "", false
}

// shortlist tells what a word may mean, and lets the next answer be a number of
// it: those come first from then on.
func (t *Talk) shortlist(q *asking, found []int) {
	found = found[:min(len(found), mostListed)]
	var options []form.Option
	for _, i := range found {
		options = append(options, q.Options[i])
	}
	for i, option := range q.Options {
		if !slices.Contains(found, i) {
			options = append(options, option)
		}
	}
	q.Options, q.listed = options, len(found)
	t.list(q)
	t.say(t.word("plain.form.which"))
}

// exact is the value that is called like this, accents and case aside.
func exact(options []form.Option, name string) (string, bool) {
	for _, option := range options {
		if match.Fold(strings.TrimSpace(name)) == match.Fold(option.Label) || name == option.Value {
			return option.Value, true
		}
	}
	return "", false
}

func labels(options []form.Option) []string {
	out := make([]string, len(options))
	for i, option := range options {
		out[i] = option.Label
	}
	return out
}
