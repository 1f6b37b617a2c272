package tui

import (
	"context"
	"errors"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store"
	"github.com/ogptoolbox/concorde/tui/screen"
	"github.com/ogptoolbox/concorde/tui/words"
)

func (s *Shell) languages() []string { return words.Languages() }

// contributedMsg is what became of a command.
type contributedMsg struct {
	asked   screen.ContributeMsg
	receipt store.Receipt
	err     error
}

// contribute submits a command away from the event loop. Somebody who has not
// said who they are is asked first, and the command goes on from there.
func (s *Shell) contribute(msg screen.ContributeMsg) tea.Cmd {
	if s.Actor.Role == store.Guest && !introduces(msg.Command) {
		return s.introduce(func() tea.Cmd { return s.submit(msg) })
	}
	return s.submit(msg)
}

// introduces reports whether a command is how somebody becomes known.
func introduces(command store.Command) bool {
	switch command.(type) {
	case *store.Introduce, *store.JoinAccount:
		return true
	}
	return false
}

// submitTime is how long a command may take before nobody waits for it any more.
const submitTime = 20 * time.Second

func (s *Shell) submit(msg screen.ContributeMsg) tea.Cmd {
	actor := s.Actor
	return func() tea.Msg {
		// What was asked for is done, even if the line drops meanwhile.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(s.Context), submitTime)
		defer cancel()
		if msg.Prepare != nil {
			if err := msg.Prepare(actor); err != nil {
				return contributedMsg{asked: msg, err: err}
			}
		}
		if msg.Do != nil {
			said, err := msg.Do(ctx, actor)
			msg.Said = said
			return contributedMsg{asked: msg, err: err}
		}
		receipt, err := s.Store.Submit(ctx, actor, msg.Command)
		return contributedMsg{msg, receipt, err}
	}
}

// contributed says what became of a command.
func (s *Shell) contributed(msg contributedMsg) tea.Cmd {
	if msg.err != nil {
		s.logger.Warn("contribution refused", "command", fmt.Sprintf("%T", msg.asked.Command), "error", msg.err)
		if msg.asked.Failed != nil {
			return msg.asked.Failed(msg.err)
		}
		return screen.Complain(s.Explain(msg.err))
	}
	cmds := []tea.Cmd{s.refresh()}
	if msg.asked.Said != "" {
		cmds = append(cmds, screen.Toast(msg.asked.Said))
	}
	s.tourContributed(msg.asked.Command)
	if msg.asked.Done != nil {
		cmds = append(cmds, msg.asked.Done(msg.receipt))
	}
	return tea.Batch(cmds...)
}

// undoLast asks whether to take back the reader's last contribution.
func (s *Shell) undoLast() tea.Cmd {
	entry, err := s.Store.LastDeed(s.Actor.Person)
	if s.Actor.Person.IsZero() || errors.Is(err, store.ErrNotFound) {
		return screen.Complain(s.T("shell.why.nothing-to-undo"))
	}
	if err != nil {
		return screen.Complain(s.Explain(err))
	}
	return s.askUndo(screen.UndoMsg{Entry: entry, What: s.Sentence(entry)})
}

func (s *Shell) askUndo(msg screen.UndoMsg) tea.Cmd {
	text := s.Words.F("shell.dialog.undo.text", map[string]any{"What": msg.What, "When": s.Words.Ago(msg.Entry.At, s.Now())})
	return screen.Ask(screen.AskMsg{
		Title:   s.T("shell.dialog.undo.title"),
		Text:    text,
		Choices: []string{s.T("shell.dialog.undo.yes"), s.T("shell.dialog.undo.no")},
		Then: func(choice int) tea.Cmd {
			if choice != 0 {
				return nil
			}
			return screen.Ask(screen.ContributeMsg{
				Command: &store.Undo{Entry: msg.Entry.ID},
				Said:    s.Words.F("shell.toast.undone", map[string]any{"What": msg.What}),
			})
		},
	})
}
