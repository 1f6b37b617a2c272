package tui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/tui/wire"
)

// ErrFailed means that a session ended because the program failed. The log
// says how; other sessions go on.
var ErrFailed = errors.New("the interface failed")

// Run shows the interface until the reader leaves, the context ends, an ending
// is told, or the terminal's line ends or breaks. It then keeps what was being
// typed, gives the terminal back as it was, if that still can be reached, says
// why it ended, and leaves nothing running behind it.
//
// None of that is an error; a failure of the program is ([ErrFailed]).
func Run(options Options, terminal Terminal) error {
	ctx, cancel := context.WithCancel(options.Context)
	defer cancel()
	if options.Theme == "" {
		options.Theme = themeOf(terminal.Environ)
	}
	options = options.complete()
	options.Context = ctx
	options.ASCII = options.ASCII || asciiOnly(terminal.Environ)
	r := &running{shell: New(options), logger: options.Logger, group: background.NewGroup(options.Logger), cancel: cancel}
	if terminal.remote() {
		r.shell.Rest = rest
	}
	r.guard = &guard{shell: r.shell, logger: options.Logger}

	settings, out, giveBack, closeOut := r.attach(ctx, terminal)
	r.program = tea.NewProgram(r.guard, append(settings, tea.WithContext(ctx))...)
	r.guard.release = r.release
	r.attend(ctx, options, terminal)
	_, err := r.program.Run()
	cancel()
	giveBack()
	r.group.Wait()
	r.guard.commands.wait()
	r.shell.park()
	if last := r.shell.farewell(); last != "" {
		fmt.Fprint(out, last+"\r\n") // whoever hung up does not read it
	}
	closeOut()
	return r.outcome(err)
}

// patience is how long a session has to end after it was told to.
const patience = 2 * time.Second

// rest is the time between two steps of a client's cursor in which nobody reads
// what is beside the list.
const rest = 450 * time.Millisecond

// running is one session while it runs.
type running struct {
	shell   *Shell
	guard   *guard
	program *tea.Program
	logger  *slog.Logger
	group   *background.Group
	cancel  context.CancelFunc
}

// attach sets the library up for a terminal. It tells where to draw, how the
// terminal is given back, which the library does with the process's own, and
// how to end what draws.
func (r *running) attach(ctx context.Context, t Terminal) (settings []tea.ProgramOption, out io.Writer, giveBack, end func()) {
	if !t.remote() {
		own := []tea.ProgramOption{tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithEnvironment(t.Environ)}
		return own, t.Out, func() {}, func() {}
	}
	outlet := wire.NewOutlet(ctx, r.logger, t.Out, r.cancel)
	size := t.size()
	r.guard.canvas = wire.NewCanvas(ctx, r.logger, outlet, t.environ(), size.Width, size.Height, r.cancel)
	return append(t.options(outlet), tea.WithFilter(r.guard.pass)), outlet, r.guard.canvas.Close, outlet.Close
}

// release has the library let go of the terminal, for good. That lasts half a
// second, in which it waits for a reader it does not have.
func (r *running) release() {
	r.group.Go("take the terminal from the library", func() {
		if err := r.program.ReleaseTerminal(); err != nil {
			r.logger.Warn("the library kept the terminal", "error", err)
		}
	})
}

// attend starts what brings the session news from outside. All of it ends with
// the session.
func (r *running) attend(ctx context.Context, options Options, t Terminal) {
	if options.Ending != nil {
		r.group.Go("await the ending", func() { r.awaitEnding(ctx, options.Ending) })
	}
	if !t.remote() {
		return
	}
	r.group.Go("take what is typed", func() { r.takeInput(ctx, t) })
	if t.Sizes != nil {
		r.group.Go("follow the size", func() { r.followSize(ctx, t.Sizes) })
	}
}

// takeInput ends the session with the line.
func (r *running) takeInput(ctx context.Context, t Terminal) {
	defer r.cancel()
	err := wire.Events(ctx, r.logger, t.In, func(event uv.Event) { r.program.Send(event) })
	if err != nil {
		r.logger.Info("the line broke", "error", err)
	}
}

func (r *running) followSize(ctx context.Context, sizes <-chan Size) {
	for {
		select {
		case <-ctx.Done():
			return
		case size, ok := <-sizes:
			if !ok {
				return
			}
			size = newest(size, sizes).sane()
			r.program.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
		}
	}
}

// newest is the last of the sizes that came by now.
func newest(size Size, sizes <-chan Size) Size {
	for {
		select {
		case newer, ok := <-sizes:
			if !ok {
				return size
			}
			size = newer
		default:
			return size
		}
	}
}

func (r *running) awaitEnding(ctx context.Context, endings <-chan Ending) {
	select {
	case <-ctx.Done():
	case why, ok := <-endings:
		if ok {
			r.group.Go("insist on the ending", func() { r.insist(ctx) })
			r.program.Send(endMsg{why})
		}
	}
}

// insist ends a session that does not end when told to, because its client
// does not read what is drawn.
func (r *running) insist(ctx context.Context) {
	late := time.NewTimer(patience)
	defer late.Stop()
	select {
	case <-ctx.Done():
	case <-late.C:
		r.cancel()
	}
}

// outcome tells failures from all the ways in which sessions end.
func (r *running) outcome(err error) error {
	switch {
	case r.shell.ending == EndingFailed, errors.Is(err, tea.ErrProgramPanic):
		return ErrFailed
	case err == nil, errors.Is(err, tea.ErrInterrupted), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return nil // the reader, the line or the server said to stop
	}
	return fmt.Errorf("run the interface: %w", err)
}
