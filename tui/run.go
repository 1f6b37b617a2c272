package tui

import (
	"errors"
	"fmt"
	"io"

	tea "charm.land/bubbletea/v2"
)

// Terminal is what a session talks to. On a server it is the client's.
type Terminal struct {
	In      io.Reader
	Out     io.Writer
	Environ []string // the client's, such as TERM and COLORTERM
}

// Run shows the interface until the reader leaves or the context ends.
func Run(options Options, terminal Terminal) error {
	program := tea.NewProgram(New(options),
		tea.WithContext(options.Context),
		tea.WithInput(terminal.In),
		tea.WithOutput(terminal.Out),
		tea.WithEnvironment(terminal.Environ),
	)
	_, err := program.Run()
	if errors.Is(err, tea.ErrInterrupted) || errors.Is(err, tea.ErrProgramKilled) && options.Context.Err() != nil {
		return nil // the reader or the server said to stop
	}
	if err != nil {
		return fmt.Errorf("run the interface: %w", err)
	}
	return nil
}
