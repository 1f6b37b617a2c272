package plain

import (
	"strings"

	"github.com/ogptoolbox/concorde/tui/widget/facets"
)

// narrower is a list that can be narrowed.
type narrower interface {
	Filters() []facets.Group
	Toggle(facet, value string)
}

// narrow asks by what, and then to which value. The answer is the narrower list.
func (t *Talk) narrow() error {
	list, ok := t.program.Top().(narrower)
	if !ok {
		return nil
	}
	groups := list.Filters()
	if len(groups) == 0 {
		t.say(t.word("shell.facets.none"))
		return nil
	}
	names := make([]string, len(groups))
	for i, group := range groups {
		names[i] = group.Label
		if ticked := tickedIn(group); len(ticked) > 0 {
			names[i] = t.fill("plain.labelled", map[string]any{"Label": group.Label, "Value": strings.Join(ticked, ", ")})
		}
	}
	at, err := t.oneOf(t.word("plain.narrow.by"), names)
	if err != nil || at < 0 {
		return err
	}
	return t.narrowTo(list, groups[at])
}

func (t *Talk) narrowTo(list narrower, group facets.Group) error {
	values := make([]string, len(group.Values))
	for i, value := range group.Values {
		values[i] = value.Label + ", " + t.number(value.Count)
		if value.Selected {
			values[i] += ", " + t.word("plain.narrow.on")
		}
	}
	at, err := t.oneOf(group.Label, values)
	if err != nil || at < 0 {
		return err
	}
	list.Toggle(group.Name, group.Values[at].Value)
	t.again()
	return nil
}

// tickedIn are the values of a group that the list is narrowed to.
func tickedIn(group facets.Group) []string {
	var ticked []string
	for _, value := range group.Values {
		if value.Selected {
			ticked = append(ticked, value.Label)
		}
	}
	return ticked
}

// oneOf asks for one of several things by its number; -1 if for none, which is
// what an empty line says.
func (t *Talk) oneOf(title string, names []string) (int, error) {
	t.gap()
	t.say(title)
	t.numbered(names)
	return t.which(len(names))
}
