package plain

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// outcome is where to go after a question.
type outcome uint8

const (
	forth outcome = iota
	past
	save
	leave
)

// inquire asks for one field until its answer is right, and says what there
// is to say about it.
func (t *Talk) inquire(s *fill.Screen, at int) (outcome, error) {
	for first := true; ; first = false {
		states := s.Form().Read()
		state := states[at]
		if first {
			if next, err := t.notice(s, state); err != nil || t.elsewhere(s) {
				return next, err
			}
			if t.met[s].explain(state) {
				t.explain(state)
			} else if state.Wrong != "" {
				t.say(state.Wrong)
			}
		}
		values, next, taken, err := t.answer(state, at+1, len(states))
		if err != nil || !taken {
			return next, err
		}
		if values == nil {
			values = state.Values // kept, but looked at again
		}
		t.do(s.Form().Answer(state.Name, values...))
		state = s.Form().Read()[at]
		if next, err := t.notice(s, state); err != nil || t.elsewhere(s) {
			return next, err
		}
		if state.Wrong == "" {
			return forth, nil
		}
		t.say(state.Wrong)
	}
}

// explain tells what a field is for, what it may hold, and its choices.
func (t *Talk) explain(state form.State) {
	t.gap()
	if state.Wrong != "" {
		t.say(state.Wrong)
	}
	for _, words := range []string{state.Help, state.Placeholder} {
		if words != "" {
			t.say(words)
		}
	}
	if q := newAsking(state); len(state.Values) > 0 && q.listed > mostShown {
		t.say(t.word("plain.form.choices"))
	} else {
		t.list(q)
	}
	switch {
	case state.Kind == form.Text:
		t.say(t.word("plain.form.several"))
		if len(state.Values) > 0 {
			t.say(state.Values[0])
		}
	case len(state.Options) > mostListed:
		t.say(t.word("plain.form.find"))
	case state.Kind == form.Check:
		t.numbered([]string{t.word("shell.dialog.yes"), t.word("shell.dialog.no")})
	}
	if state.Kind == form.Many || state.Kind == form.Worded {
		t.say(t.word("plain.form.many"))
	}
}

// asks is the question itself, with what the field holds.
func (t *Talk) asks(state form.State, n, of int) string {
	label := screen.Clean(state.Label)
	if state.Required {
		label += ", " + t.word("plain.form.required")
	}
	if state.Kind != form.Text && len(state.Values) > 0 {
		label += " [" + t.held(state) + "]"
	}
	return t.fill("plain.form.ask", map[string]any{"N": t.number(n), "Of": t.number(of), "Label": label})
}

// held is what a field holds, in words.
func (t *Talk) held(state form.State) string {
	switch {
	case state.Kind == form.Check && len(state.Values) > 0:
		return t.word("shell.dialog.yes")
	case state.Kind == form.Check:
		return t.word("shell.dialog.no")
	case len(state.Values) == 0:
		return t.word("plain.form.nothing")
	}
	return screen.Clean(strings.Join(state.Labels, ", "))
}

// answer asks for a field and reads what is said. Nil values keep what it
// holds; it was not taken if the reader goes elsewhere.
func (t *Talk) answer(state form.State, n, of int) (values []string, next outcome, taken bool, err error) {
	q := newAsking(state)
	for {
		line, err := t.ask(t.asks(state, n, of))
		if err != nil {
			return nil, leave, false, err
		}
		switch strings.TrimSpace(line) {
		case typedLeave:
			return nil, leave, false, nil
		case typedPast:
			return nil, past, false, nil
		case typedSave:
			return nil, save, false, nil
		case typedClear:
			return []string{}, forth, true, nil
		case typedHelp:
			t.say(t.word("plain.help.form"))
			t.list(q)
			continue
		case "":
			return nil, forth, true, nil
		}
		values, ok, err := t.read(q, line)
		if err != nil {
			return nil, leave, false, err
		}
		if ok {
			return values, forth, true, nil
		}
	}
}

// read makes values of what was typed; false if it has to be asked again, after
// it was said why.
func (t *Talk) read(q *asking, line string) (values []string, ok bool, err error) {
	letters := utf8.RuneCountInString(line)
	switch q.Kind {
	case form.One, form.Many:
		values, ok = t.chosen(q, line)
		return values, ok, nil
	case form.Worded:
		if values, ok = t.chosen(q, line); ok {
			values, err = t.worded(q, values)
		}
		return values, ok, err
	case form.Check:
		values, ok = t.yesOrNo(line)
		return values, ok, nil
	case form.Text:
		if line, letters, err = t.lines(line, q.Most); err != nil {
			return nil, false, err
		}
	}
	if letters > q.Most {
		t.say(t.fill("plain.form.too-long", map[string]any{"Limit": t.number(q.Most), "Got": t.number(letters)}))
		return nil, false, nil
	}
	return []string{line}, true, nil
}

// worded asks for the words next to each choice.
func (t *Talk) worded(q *asking, choices []string) ([]string, error) {
	var said []form.Said
	for _, choice := range choices {
		had := ""
		for _, one := range q.Said() {
			if one.Value == choice {
				had = one.Words
			}
		}
		prompt := map[string]any{"Label": q.called(choice), "Words": had}
		line, err := t.ask(t.fill("plain.form.words", prompt))
		if err != nil {
			return nil, err
		}
		switch line = strings.TrimSpace(line); {
		case line == typedClear:
			line = ""
		case line == "":
			line = had
		case utf8.RuneCountInString(line) > q.Most:
			line = string([]rune(line)[:q.Most])
			t.say(t.fill("plain.form.cut", map[string]any{"Limit": t.number(q.Most)}))
		}
		said = append(said, form.Said{Value: choice, Words: line})
	}
	return form.Say(said...), nil
}

func (t *Talk) yesOrNo(line string) ([]string, bool) {
	n, ok := numberIn(line, 2)
	switch {
	case !ok:
		t.say(t.word("plain.no-such-number"))
		return nil, false
	case n == 1:
		return []string{"true"}, true
	}
	return []string{}, true
}

// lines reads the lines after the first, until one that holds nothing but a
// full stop, and counts their letters. What is too long is read to its end all
// the same, so that it is not taken for answers to other questions, but not kept.
func (t *Talk) lines(first string, most int) (text string, letters int, err error) {
	text, letters = first, utf8.RuneCountInString(first)
	for {
		line, err := t.keys.Line()
		switch {
		case errors.Is(err, ErrTooLong):
			letters += mostLine
			continue
		case err != nil:
			return "", 0, err
		case strings.TrimSpace(line) == typedSave:
			return text, letters, nil
		}
		if letters += 1 + utf8.RuneCountInString(line); letters <= most {
			text += "\n" + line
		}
	}
}

// meeting is what was told of a form.
type meeting struct {
	// notices are what it said about its fields the last time, by their names: it
	// is told again only when it changes.
	notices   map[string]form.Notice
	explained map[string]bool // fields, by their names
}

// explain reports whether a field is to be explained: once, and when its reader
// asks to.
func (m *meeting) explain(state form.State) bool {
	if m.explained[state.Name] {
		return false
	}
	m.explained[state.Name] = true
	return true
}

// notice tells what a form has to say about an answer, such as what looks like
// it, and asks whether that is it.
func (t *Talk) notice(s *fill.Screen, state form.State) (outcome, error) {
	notice := state.Notice
	if sameNotice(notice, t.met[s].notices[state.Name]) {
		return forth, nil
	}
	t.met[s].notices[state.Name] = notice
	if notice.Text == "" && len(notice.Items) == 0 {
		return forth, nil
	}
	if len(notice.Items) == 0 {
		t.say(notice.Text)
		return forth, nil
	}
	names := make([]string, 0, len(notice.Items)+1)
	for _, item := range notice.Items {
		names = append(names, noted(item.Label, item.Hint))
	}
	at, err := t.oneOf(notice.Text, append(names, t.word("plain.form.none-of-these")))
	if err != nil || at < 0 || at == len(notice.Items) {
		return forth, err
	}
	t.take(form.NoticeMsg{Field: state.Name, Value: notice.Items[at].Value})
	return forth, nil
}

func sameNotice(a, b form.Notice) bool {
	if a.Text != b.Text || len(a.Items) != len(b.Items) {
		return false
	}
	for i := range a.Items {
		if a.Items[i] != b.Items[i] {
			return false
		}
	}
	return true
}
