package tui

import (
	"context"
	"io"
	"runtime/debug"

	"github.com/ogptoolbox/concorde/store/background"
	"github.com/ogptoolbox/concorde/tui/plain"
	"github.com/ogptoolbox/concorde/tui/wire"
)

// Tell is the interface as [Run] shows it, told line by line: nothing is drawn,
// and no escape sequence leaves. It ends as Run does, and with the end of what
// is typed.
//
// A client's terminal sends every key as it is, so that its lines are edited
// here. The process's own terminal has a driver that does it.
func Tell(options Options, terminal Terminal) error {
	ctx, cancel := context.WithCancel(options.Context)
	defer cancel()
	options.Context = ctx
	options = options.complete()
	t := &telling{spoken: speak(options), options: options, terminal: terminal, cancel: cancel}
	return t.run(ctx)
}

// speak is a shell that is not drawn: it has words for a keyboard without keys
// of its own, and no timers.
func speak(options Options) spoken {
	options.Theme, options.Catalogue = ThemePlain, options.Catalogue.Plain()
	shell := New(options)
	shell.Plain, shell.still = true, true
	return spoken{shell}
}

// telling is one session while it is told.
type telling struct {
	spoken
	options  Options
	terminal Terminal
	cancel   context.CancelFunc
	endings  chan Ending // why the session ends, once it was told to
}

func (t *telling) run(ctx context.Context) error {
	out, closeOut := t.outlet(ctx)
	group := background.NewGroup(t.options.Logger)
	t.endings = make(chan Ending, 1)
	if t.options.Ending != nil {
		group.Go("await the ending", func() { t.awaitEnding(ctx) })
	}
	t.talk(ctx, out)
	t.cancel()
	group.Wait()
	select {
	case t.shell.ending = <-t.endings:
	default:
	}
	t.shell.park()
	if last := t.shell.farewell(); last != "" {
		_, _ = io.WriteString(out, "\n"+last+"\n") // whoever hung up does not read it
	}
	closeOut()
	if t.shell.ending == EndingFailed {
		return ErrFailed
	}
	return nil
}

// outlet is where to write to.
func (t *telling) outlet(ctx context.Context) (out io.Writer, end func()) {
	if !t.terminal.remote() {
		return t.terminal.Out, func() {}
	}
	outlet := wire.NewOutlet(ctx, t.options.Logger, t.terminal.Out, t.cancel)
	return outlet, outlet.Close
}

// awaitEnding ends the session when it has to: a line that is being typed is
// waited for no longer.
func (t *telling) awaitEnding(ctx context.Context) {
	select {
	case <-ctx.Done():
	case why, ok := <-t.options.Ending:
		if ok {
			t.endings <- why
			t.cancel()
		}
	}
}

// talk talks until somebody or something ends it. A panic ends this session
// alone, and is logged.
func (t *telling) talk(ctx context.Context, out io.Writer) {
	defer func() {
		if cause := recover(); cause != nil {
			t.options.Logger.Error("a session panicked", "panic", cause, "stack", string(debug.Stack()))
			t.shell.ending = EndingFailed
		}
	}()
	in := wire.NewInlet(ctx, t.options.Logger, t.terminal.In)
	var keys plain.Keyboard = plain.NewCooked(in)
	if t.terminal.remote() {
		keys = plain.NewRaw(in, out)
	}
	plain.New(t.spoken, keys, out, Size{Width: max(t.terminal.Width, t.terminal.Columns)}.sane().Width).Run()
}
