package tui

import (
	"unicode"

	tea "charm.land/bubbletea/v2"
)

// apart is the two keys that a key with alt was, if it was two. A terminal
// sends alt and a letter as the escape character and the letter, which is also
// what somebody sends who presses esc and then the letter: over a slow line
// both arrive at once, and the library cannot know. Nothing here is bound to
// alt but the editing of text, so that whatever else comes with it is two keys.
func (s *Shell) apart(msg tea.KeyPressMsg) (tea.KeyPressMsg, bool) {
	if !msg.Mod.Contains(tea.ModAlt) || (s.writing() && editsText(msg)) {
		return msg, false
	}
	second := msg
	second.Mod &^= tea.ModAlt
	if msg.Mod.Contains(tea.ModShift) && unicode.IsLetter(msg.Code) {
		second.Code = unicode.ToUpper(msg.Code)
		second.Mod &^= tea.ModShift
	}
	if unicode.IsPrint(second.Code) && !second.Mod.Contains(tea.ModCtrl) {
		second.Text = string(second.Code)
	}
	return second, true
}

// writing says whether keys are text now, or may be.
func (s *Shell) writing() bool { return len(s.over) > 0 || s.top().Typing() }

// editsText says whether a field of text has a use for a key with alt.
func editsText(msg tea.KeyPressMsg) bool {
	if msg.Mod.Contains(tea.ModCtrl) {
		return false
	}
	switch msg.Code {
	case tea.KeyLeft, tea.KeyRight, tea.KeyBackspace, tea.KeyDelete, tea.KeyEnter, 'b', 'f', 'd', 'c', 'l', 'u', '<', '>':
		return true
	}
	return false
}
