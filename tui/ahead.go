package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/screen"
)

// ahead holds what is typed while that which a key asked for is on its way.
// Whoever types "a" and the name of a tool in one go, or over a slow line that
// brings both at once, means the name for the form, and not as keys of the
// list that is still there.
type ahead struct {
	turn int // of the last key that was waited for
	on   bool
	keys []tea.KeyPressMsg
}

const (
	// aheadLongest is how long keys are held: what takes longer is no form that opens.
	aheadLongest = 100 * time.Millisecond
	// aheadMost is how many keys are held; more are no typing.
	aheadMost = 4096
)

// answeredMsg is what a key asked for.
type answeredMsg struct {
	turn   int
	answer tea.Msg
}

// lateMsg says that it was waited for long enough.
type lateMsg struct{ turn int }

// await holds the keys that follow until a command has its answer.
func (s *Shell) await(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	s.ahead.turn++
	s.ahead.on = true
	turn := s.ahead.turn
	answer := func() tea.Msg { return answeredMsg{turn, cmd()} }
	if s.still {
		return answer
	}
	return tea.Batch(answer, s.after(aheadLongest, lateMsg{turn}))
}

// hold keeps a key for later, if keys are held.
func (s *Shell) hold(key tea.KeyPressMsg) bool {
	if !s.ahead.on || len(s.ahead.keys) >= aheadMost {
		return false
	}
	s.ahead.keys = append(s.ahead.keys, key)
	return true
}

// answered does what a key asked for, and then what was typed after it. What
// is not the shell's own to do goes on to the library.
func (s *Shell) answered(msg answeredMsg) tea.Cmd {
	cmd, ours := s.asked(msg.answer)
	if !ours && msg.answer != nil {
		cmd = screen.Ask(msg.answer)
	}
	return tea.Batch(cmd, s.release(msg.turn))
}

// release takes the keys that were held, in their order.
func (s *Shell) release(turn int) tea.Cmd {
	if turn != s.ahead.turn || !s.ahead.on {
		return nil
	}
	s.ahead.on = false
	keys := s.ahead.keys
	s.ahead.keys = nil
	var cmds []tea.Cmd
	for _, key := range keys {
		_, cmd := s.Update(key)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}
