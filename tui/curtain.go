package tui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/tui/theme"
	"github.com/ogptoolbox/concorde/tui/widget/frame"
	"github.com/ogptoolbox/concorde/tui/words"
)

// ErrLeft means that the reader left before there was anything to read.
var ErrLeft = errors.New("the reader left")

// Curtain is drawn while a large store is being
// opened: what this is, and that it comes. It returns when until is closed, or
// [ErrLeft]. It has no colours, since nothing is known of the terminal yet.
func Curtain(options Options, terminal Terminal, until <-chan struct{}) error {
	options = options.complete()
	ctx, cancel := context.WithCancel(options.Context)
	defer cancel()
	c := &curtain{words: options.Catalogue.In(options.Lang), theme: theme.Plain(), ascii: options.ASCII || asciiOnly(terminal.Environ)}
	settings := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(terminal.In), tea.WithOutput(terminal.Out), tea.WithEnvironment(terminal.Environ),
	}
	if terminal.Width > 0 {
		settings = append(settings, tea.WithWindowSize(terminal.Width, terminal.Height))
	}
	program := tea.NewProgram(c, settings...)
	group := background.NewGroup(options.Logger)
	group.Go("raise the curtain", func() {
		select {
		case <-until:
			program.Quit()
		case <-ctx.Done():
		}
	})
	_, err := program.Run()
	cancel()
	group.Wait()
	switch {
	case c.left, options.Context.Err() != nil:
		return ErrLeft
	case err != nil:
		return fmt.Errorf("show that the store is being opened: %w", err)
	}
	return nil
}

// curtain is what is drawn.
type curtain struct {
	words         *words.Words
	theme         *theme.Theme
	ascii, left   bool
	width, height int
}

func (c *curtain) Init() tea.Cmd { return nil }

func (c *curtain) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		size := Size{msg.Width, msg.Height}.sane()
		c.width, c.height = size.Width, size.Height
	case tea.KeyPressMsg:
		if key := msg.String(); key == "q" || key == "ctrl+c" || key == "esc" {
			c.left = true
			return c, tea.Quit
		}
	}
	return c, nil
}

func (c *curtain) View() tea.View {
	view := tea.NewView(c.draw())
	view.AltScreen = true
	return view
}

func (c *curtain) draw() string {
	if c.width == 0 {
		return ""
	}
	lines := append(wordmark(), "")
	if c.ascii || c.width < frame.Width(lines[0]) {
		lines = []string{"Concorde", ""}
	}
	lines = append(lines, frame.Wrap(c.words.T("shell.opening"), max(c.width-2, 1))...)
	for i, line := range lines {
		lines[i] = frame.Center(line, c.width)
	}
	above := max((c.height-len(lines))/2, 0)
	drawn := frame.Fit(strings.Repeat("\n", above)+strings.Join(lines, "\n"), c.width, c.height)
	if c.ascii {
		return frame.ASCII(drawn)
	}
	return drawn
}
