package tui

import (
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"

	tea "charm.land/bubbletea/v2"

	"github.com/ogptoolbox/concorde/tui/wire"
)

// guard stands between the library's event loop and the shell: a panic in the
// shell, or in a command of it, is logged with its stack and ends this session
// alone; and a session is over when its last command is.
type guard struct {
	shell    *Shell
	logger   *slog.Logger
	commands commands
	canvas   *wire.Canvas // where it is drawn; nil: the library does it
	release  func()       // takes the terminal from the library, once it runs
}

// crashedMsg says that a command panicked.
type crashedMsg struct{}

// Init begins the session.
func (g *guard) Init() (cmd tea.Cmd) {
	defer g.catch(func() { cmd = tea.Quit })
	return g.command(g.shell.Init())
}

// Update takes one message.
func (g *guard) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	defer g.catch(func() { model, cmd = g, tea.Quit })
	if _, crashed := msg.(crashedMsg); crashed {
		return g, g.shell.leave(EndingFailed)
	}
	_, cmd = g.shell.Update(msg)
	return g, g.command(cmd)
}

// View draws the session's screen; nothing if that is what fails.
func (g *guard) View() (view tea.View) {
	defer g.catch(func() { view = tea.View{AltScreen: true} })
	if g.canvas == nil {
		return g.shell.View()
	}
	g.canvas.Show(wire.Frame{Blocks: g.shell.blocks(), Title: g.shell.title()})
	return tea.View{}
}

// pass takes from the library what is the canvas's to do, and with the first
// message the terminal. The library would look sixty times a second whether
// there is something to write there, and of a thousand sessions that do nothing
// that is what takes the time.
func (g *guard) pass(_ tea.Model, msg tea.Msg) tea.Msg {
	if g.release != nil {
		g.release()
		g.release = nil
	}
	switch msg := msg.(type) {
	case tea.RawMsg:
		g.canvas.Tell(fmt.Sprint(msg.Msg))
		return nil
	case tea.WindowSizeMsg:
		g.canvas.Resize(msg.Width, msg.Height)
	}
	return msg
}

// catch ends the session after a panic.
func (g *guard) catch(end func()) {
	if cause := recover(); cause != nil {
		g.report(cause)
		g.shell.leave(EndingFailed)
		end()
	}
}

func (g *guard) report(cause any) {
	g.logger.Error("a session panicked", "panic", cause, "stack", string(debug.Stack()))
}

// command guards a command and all that come of it.
func (g *guard) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		if !g.commands.begin() {
			return nil
		}
		defer g.commands.end()
		defer func() {
			if cause := recover(); cause != nil {
				g.report(cause)
				msg = crashedMsg{}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = g.command(batch[i])
			}
		}
		return msg
	}
}

// commands counts the commands that run, so that one can wait for them.
type commands struct {
	mu      sync.Mutex
	running int
	over    bool
	idle    chan struct{}
}

// begin reports whether a command may begin: none does once the session is over.
func (c *commands) begin() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.over {
		return false
	}
	c.running++
	return true
}

func (c *commands) end() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.running--
	if c.over && c.running == 0 {
		close(c.idle)
	}
}

// wait lets no command begin any more, and returns when the last has ended.
func (c *commands) wait() {
	c.mu.Lock()
	c.over, c.idle = true, make(chan struct{})
	if c.running == 0 {
		close(c.idle)
	}
	c.mu.Unlock()
	<-c.idle
}
