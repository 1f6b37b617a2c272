package plain

import (
	"strconv"
	"strings"

	"github.com/ogptoolbox/concorde/tui/screen/fill"
	"github.com/ogptoolbox/concorde/tui/widget/form"
)

// What is typed in a form besides answers.
const (
	typedLeave = "!" // leaves, and keeps what was typed
	typedSave  = "." // saves now; in a text of several lines, ends it
	typedClear = "-" // empties the field
	typedPast  = "<" // goes back a field
	typedHelp  = "?"
)

// mostMet is how many forms are remembered as begun, at least.
const mostMet = 16

// form asks the questions of a form, one by one. A form that is filled in
// already, or that one comes back to, is told as a list of its answers, of
// which any can be changed.
func (t *Talk) form(s *fill.Screen) error {
	states := s.Form().Read()
	if _, met := t.met[s]; met {
		return t.review(s)
	}
	if len(t.met) > mostMet {
		clear(t.met)
	}
	t.met[s] = &meeting{notices: make(map[string]form.Notice), explained: make(map[string]bool)}
	t.gap()
	t.say(s.Title())
	keys := t.word("screens.form-keys")
	if intro := strings.TrimSpace(strings.Replace(s.Intro(), keys, "", 1)); intro != "" {
		t.say(intro)
	}
	t.hint(keys)
	if message := s.Form().Message(); message != "" {
		t.say(message)
	}
	if filledIn(states) {
		return t.review(s)
	}
	at := place(states, s.Form().Focused())
	for _, state := range states[:at] { // what is filled in already, such as the text to be translated
		if len(state.Values) > 0 {
			t.say(t.answered(state))
		}
	}
	return t.walk(s, at)
}

// filledIn reports whether a form holds answers from the beginning: there is
// something to change rather than to fill in.
func filledIn(states []form.State) bool {
	for _, state := range states {
		if state.Required && len(state.Values) == 0 {
			return false
		}
	}
	return len(states) > 0 && len(states[0].Values) > 0
}

// place is the number of a field, 0 if there is none of this name.
func place(states []form.State, name string) int {
	for i, state := range states {
		if state.Name == name {
			return i
		}
	}
	return 0
}

// walk asks one question after the other from a field on, and saves.
func (t *Talk) walk(s *fill.Screen, at int) error {
	for at < len(s.Form().Read()) {
		next, err := t.inquire(s, at)
		if err != nil || t.elsewhere(s) {
			return err
		}
		switch next {
		case forth:
			at++
		case past:
			at = max(at-1, 0)
		case save:
			return t.save(s)
		case leave:
			t.park(s)
			return nil
		}
	}
	return t.save(s)
}

// elsewhere reports whether something else than the form is to be told: it was
// left, or it asks something.
func (t *Talk) elsewhere(s *fill.Screen) bool {
	return t.over || t.program.Over() || t.program.Dialog() != nil || t.program.Top() != s
}

// park leaves a form and keeps what was typed.
func (t *Talk) park(s *fill.Screen) {
	dirty := s.Form().Dirty()
	t.do(s.Park())
	if dirty {
		t.say(t.word("plain.form.kept"))
	}
}

// save saves. What is wrong is told, and asked again, until it is right or the
// reader leaves.
func (t *Talk) save(s *fill.Screen) error {
	for {
		t.do(s.Form().Submit())
		if t.elsewhere(s) {
			return nil
		}
		if message := s.Form().Message(); message != "" {
			t.say(message)
		}
		at, wrong := firstWrong(s.Form().Read())
		if !wrong {
			return nil
		}
		next, err := t.inquire(s, at)
		if err != nil || t.elsewhere(s) {
			return err
		}
		if next == leave {
			t.park(s)
			return nil
		}
		if next == past {
			return nil // to the list of all answers
		}
	}
}

func firstWrong(states []form.State) (int, bool) {
	for i, state := range states {
		if state.Wrong != "" {
			return i, true
		}
	}
	return 0, false
}

// review tells all the answers, and changes some, saves, or leaves.
func (t *Talk) review(s *fill.Screen) error {
	t.gap()
	t.say(s.Title())
	t.tellAnswers(s)
	t.hint(t.word("plain.form.review"))
	for !t.elsewhere(s) {
		line, err := t.ask(prompt(s.Title()))
		if err != nil {
			return err
		}
		if err := t.amend(s, strings.TrimSpace(line)); err != nil {
			return err
		}
	}
	return nil
}

// tellAnswers tells what every field holds, each with its number.
func (t *Talk) tellAnswers(s *fill.Screen) {
	var names []string
	for _, state := range s.Form().Read() {
		names = append(names, t.answered(state))
	}
	t.numbered(names)
}

// amend does what the reader says to a form whose answers they heard.
func (t *Talk) amend(s *fill.Screen, line string) error {
	n, isNumber := numberIn(line, len(s.Form().Read()))
	switch {
	case isNumber:
		return t.change(s, n)
	case line == typedSave:
		return t.save(s)
	case line == typedLeave, line == typedBack, line == typedMenu:
		t.park(s)
	case line == typedHelp:
		t.say(t.word("plain.form.review"))
	case line == "":
		t.tellAnswers(s)
	default:
		t.unknown(line)
	}
	return nil
}

// change asks for a field again, and says what it holds then.
func (t *Talk) change(s *fill.Screen, n int) error {
	next, err := t.inquire(s, n-1)
	switch {
	case err != nil || t.elsewhere(s):
		return err
	case next == save:
		return t.save(s)
	case next == leave:
		t.park(s)
	default:
		t.say(strconv.Itoa(n) + ". " + t.answered(s.Form().Read()[n-1]))
	}
	return nil
}

// answered is a field with what it holds, and what is wrong with it.
func (t *Talk) answered(state form.State) string {
	words := t.fill("plain.labelled", map[string]any{"Label": state.Label, "Value": t.held(state)})
	if state.Wrong != "" {
		words += " (" + state.Wrong + ")"
	}
	return words
}
