package plain

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/widget/dialog"
)

// asker is a dialog that asks for one of several answers.
type asker interface{ Question() dialog.Question }

// dialog asks what a dialog asks.
func (t *Talk) dialog(over dialog.Dialog) error {
	switch over := over.(type) {
	case asker:
		return t.question(over.Question())
	case *dialog.Conflict:
		return t.conflict(over)
	}
	// There is no other kind; one that comes must not hold the reader up.
	t.take(dialog.ClosedMsg{})
	return nil
}

// question tells a question and asks for an answer. Something that is only said
// is not asked about.
func (t *Talk) question(q dialog.Question) error {
	t.gap()
	t.say(q.Title)
	for _, words := range []string{q.Text, q.Body} {
		if strings.TrimSpace(words) != "" {
			t.say(words)
		}
	}
	if len(q.Choices) <= 1 {
		t.take(answerOf(q))
		return nil
	}
	names := make([]string, len(q.Choices))
	for i, choice := range q.Choices {
		names[i] = choice.Label
	}
	t.numbered(names)
	at, err := t.which(len(names))
	switch {
	case err != nil:
		return err
	case at < 0:
		t.take(dialog.ClosedMsg{ID: q.ID})
	default:
		t.take(dialog.ChosenMsg{ID: q.ID, Value: q.Choices[at].Value})
	}
	return nil
}

// answerOf answers what is only said.
func answerOf(q dialog.Question) tea.Msg {
	if len(q.Choices) == 1 {
		return dialog.ChosenMsg{ID: q.ID, Value: q.Choices[0].Value}
	}
	return dialog.ClosedMsg{ID: q.ID}
}

// conflict asks of each field which version to keep.
func (t *Talk) conflict(c *dialog.Conflict) error {
	id, labels, differences := c.Versions()
	t.gap()
	t.say(labels.Title)
	t.say(labels.Text)
	mine := make(map[string]bool, len(differences))
	for _, d := range differences {
		at, err := t.oneOf(d.Label, []string{
			t.version(labels.Mine, d.Mine, labels.Empty), t.version(labels.Theirs, d.Theirs, labels.Empty),
		})
		if err != nil {
			return err
		}
		if at < 0 {
			t.take(dialog.ClosedMsg{ID: id})
			return nil
		}
		mine[d.Field] = at == 0
	}
	t.take(dialog.ResolvedMsg{ID: id, Mine: mine})
	return nil
}

func (t *Talk) version(whose, value, empty string) string {
	if strings.TrimSpace(value) == "" {
		value = empty
	}
	return t.fill("plain.labelled", map[string]any{"Label": whose, "Value": value})
}
