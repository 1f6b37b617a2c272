package tui

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/screen/fill"
)

// ahead holds what is typed while that which a key asked for is on its way.
// Whoever types "a" and the name of a tool in one go, or over a slow line that
// brings both at once, means the name for the form, and not as keys of the
// list that is still there; and whoever saves a form and goes on means what is
// under it.
type ahead struct {
	turn    int // of the last key that was waited for
	waiting int // for how many answers
	keys    []tea.KeyPressMsg
}

const (
	// aheadLongest is how long keys are held: what takes longer is no form that opens.
	aheadLongest = 100 * time.Millisecond
	// savingLongest is how long they are held while a form is saved, which waits for a disk.
	savingLongest = 2 * time.Second
	// aheadMost is how many keys are held; more are no typing.
	aheadMost = 4096
)

// answeredMsg is what a key asked for, or what came of that.
type answeredMsg struct {
	turn   int
	answer tea.Msg
}

// lateMsg says that it was waited for long enough.
type lateMsg struct{ turn int }

// await holds the keys that follow until a command has its answer.
func (s *Shell) await(cmd tea.Cmd) tea.Cmd { return s.awaitFor(aheadLongest, cmd) }

func (s *Shell) awaitFor(longest time.Duration, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	s.ahead.turn++
	s.ahead.waiting = 1
	answer := answerOf(s.ahead.turn, cmd)
	if s.still {
		return answer
	}
	return tea.Batch(answer, s.after(longest, lateMsg{s.ahead.turn}))
}

// answerOf is a command whose answer says which key it was that asked.
func answerOf(turn int, cmd tea.Cmd) tea.Cmd {
	return func() tea.Msg { return answeredMsg{turn, cmd()} }
}

// onward waits for what a command asks for in turn.
func (s *Shell) onward(turn int, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return s.one(turn)
	}
	return answerOf(turn, cmd)
}

// hold keeps a key for later, if keys are held.
func (s *Shell) hold(key tea.KeyPressMsg) bool {
	if s.ahead.waiting == 0 || len(s.ahead.keys) >= aheadMost {
		return false
	}
	s.ahead.keys = append(s.ahead.keys, key)
	return true
}

// answered does what a key asked for, and then what was typed after it. Where
// the answer is one that only the screen or the dialog understands, what that
// asks for in turn is waited for too.
func (s *Shell) answered(msg answeredMsg) tea.Cmd {
	switch answer := msg.answer.(type) {
	case tea.BatchMsg:
		if msg.turn == s.ahead.turn && s.ahead.waiting > 0 {
			s.ahead.waiting += len(answer)
		}
		cmds := make([]tea.Cmd, len(answer))
		for i, cmd := range answer {
			cmds[i] = answerOf(msg.turn, cmd)
		}
		return tea.Batch(append(cmds, s.one(msg.turn))...)
	case screen.ContributeMsg:
		return s.saving(answer, msg.turn)
	case contributedMsg:
		return s.onward(msg.turn, s.contributed(answer))
	}
	cmd, ours := s.asked(msg.answer)
	switch {
	case ours, msg.answer == nil:
		return tea.Batch(cmd, s.one(msg.turn))
	case librarys(msg.answer):
		return tea.Batch(screen.Ask(msg.answer), s.one(msg.turn))
	}
	return s.onward(msg.turn, s.pass(msg.answer))
}

// saving contributes. Whoever saves a form is not in it any more when that is
// done; from anywhere else one goes on meanwhile.
func (s *Shell) saving(msg screen.ContributeMsg, turn int) tea.Cmd {
	_, form := s.top().(*fill.Screen)
	cmd := s.contribute(msg)
	if form && cmd != nil && turn == s.ahead.turn && s.ahead.waiting == 1 {
		return s.awaitFor(savingLongest, cmd)
	}
	return tea.Batch(cmd, s.one(turn))
}

// librarys reports whether a message is for the library itself.
func librarys(msg tea.Msg) bool {
	return reflect.TypeOf(msg).PkgPath() == reflect.TypeFor[tea.BatchMsg]().PkgPath()
}

// one notes that one of the answers that a key waits for is there.
func (s *Shell) one(turn int) tea.Cmd {
	if turn != s.ahead.turn || s.ahead.waiting == 0 {
		return nil
	}
	if s.ahead.waiting > 1 {
		s.ahead.waiting--
		return nil
	}
	return s.release(turn)
}

// release takes the keys that were held, in their order.
func (s *Shell) release(turn int) tea.Cmd {
	if turn != s.ahead.turn || s.ahead.waiting == 0 {
		return nil
	}
	s.ahead.waiting = 0
	keys := s.ahead.keys
	s.ahead.keys = nil
	var cmds []tea.Cmd
	for _, key := range keys {
		_, cmd := s.Update(key)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}
